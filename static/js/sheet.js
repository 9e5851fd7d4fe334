/* The sheet of form 1: puts its parts together. The page works without it: rows have their own forms. */
import { watchPage } from "./presence.js";
import { Clash } from "./sheet-clash.js";
import { Grid } from "./sheet-grid.js";
import { Keep } from "./sheet-keep.js";
import { Panel } from "./sheet-panel.js";
import { Rows } from "./sheet-rows.js";
import { showStatus } from "./sheet-status.js";
import { Store } from "./sheet-store.js";
import { Sync } from "./sheet-sync.js";
import { ROWS, TEXT, count, el } from "./sheet-text.js";

const page = document.querySelector("[data-sheet]");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const config = { ...read("sheet-config"), token: page.querySelector("[name=csrfmiddlewaretoken]").value };
const store = new Store(config, read("sheet-rows"));
const keep = new Keep(store);
const table = page.querySelector("table");
const rows = new Rows(store, table.tBodies[0]);
const sync = new Sync(store, keep);
const panel = new Panel(store, document.getElementById("row-panel"));
const clash = new Clash(store, document.getElementById("clash"));

/* An address may ask for some of the rows, as it does of those who only read. */
const asked = new URLSearchParams(location.search);
for (const [param, name] of [["grupa", "group"], ["zakres", "area"], ["gmina", "gmina"]]) if (asked.get(param)) rows.filters[name] = asked.get(param);

table.tBodies[0].replaceChildren();
table.setAttribute("role", "grid");
for (const part of [table.tHead, table.tBodies[0]]) part.setAttribute("role", "rowgroup");
table.tHead.rows[0].setAttribute("role", "row");
for (const heading of table.tHead.rows[0].cells) heading.setAttribute("role", "columnheader");
page.classList.add("live");
const grid = new Grid(store, rows, table);
const at = (name) => page.querySelector(`[data-${name}]`);
const say = (text) => { at("said").textContent = text; };

const status = () => showStatus(page, { store, sync, clash, keep, all: count(sync.total, ROWS) });

function steps() {
  at("undo").disabled = !store.done.length;
  at("redo").disabled = !store.undone.length;
}

/* One list a question: which values the rows have, each with its number of rows. */
function fillFilter(name, values, all) {
  const select = at(`filter-${name}`);
  if (!select) return;
  if (rows.filters[name] && !values.some(([value]) => value === rows.filters[name])) rows.filters[name] = "";
  select.replaceChildren(el("option", { value: "" }, `${all} (${store.real().length})`),
    ...values.map(([value, label, number]) => el("option", { value }, `${label.slice(0, 60)} (${number})`)));
  select.value = rows.filters[name] || "";
}

function filters() {
  const values = store.real().map((key) => store.row(key).value);
  const counts = new Map();
  for (const { group } of values) if (group.trim()) counts.set(group.trim(), (counts.get(group.trim()) || 0) + 1);
  fillFilter("group", [...counts].sort(([one], [other]) => one.localeCompare(other, "pl")).map(([name, number]) => [name, name, number]), "Wszystkie");
  const having = (one) => values.filter(one).length;
  fillFilter("area", config.areas.map(({ value, label }) => [String(value), label, having(({ areas }) => areas.includes(value))]).filter(([, , number]) => number), "Wszystkie");
  fillFilter("gmina", config.gminas.map(({ value, label }) => [value, label, having(({ gmina_id: gmina }) => gmina === value || gmina === null)]), "Wszystkie");
}

function unfiltered() {
  if (!rows.filtered) return;
  rows.clear();
  draw([], true);
}

function draw(keys, structure) {
  const line = rows.shownBefore().indexOf(grid.active.key);
  const focused = !grid.editing && table.contains(document.activeElement);
  if (structure) rows.drawAll();
  else keys.forEach((key) => rows.draw(key));
  rows.drawMissing(at("missing"));
  if (structure || !grid.editing) filters();
  grid.mark(line);
  /* The row that had the focus may be gone: stay at its place. */
  if (focused && !table.contains(document.activeElement)) grid.cell()?.focus();
}

function stepped(result, word) {
  if (!result) return;
  unfiltered();
  say(`${word}: ${result.what}.`);
  if (result.key) grid.go(result.key, Math.max(0, TEXT.indexOf(result.field)));
}

const undo = () => stepped(store.undo(), "Cofnięto");
const redo = () => stepped(store.redo(), "Ponowiono");

function added(key) {
  draw([], true);
  grid.go(key, 0);
}

function remove(key) {
  const order = rows.shown();
  const next = order[order.indexOf(key) + 1] || store.ghost;
  store.remove(key);
  grid.go(next, 0);
  say("Usunięto wiersz. Ctrl+Z albo przycisk „Cofnij” przywraca go.");
}

store.addEventListener("change", ({ detail }) => draw(detail.keys, detail.structure));
store.addEventListener("steps", steps);
store.addEventListener("settled", ({ detail }) => { draw(detail.keys, detail.clash); if (detail.clash && !grid.editing) clash.open(); });
store.addEventListener("returned", ({ detail }) => { draw([], true); grid.go(detail.key, 0, false); say("Wiersz, który był usuwany, ktoś właśnie zmienił: wrócił z nowym tekstem na początek arkusza."); });
sync.addEventListener("status", status);
grid.addEventListener("say", ({ detail }) => say(detail));
grid.addEventListener("undo", undo);
grid.addEventListener("redo", redo);
grid.addEventListener("closed", () => { filters(); clash.open(); });
grid.addEventListener("open", ({ detail }) => panel.open(detail));
grid.addEventListener("move", ({ detail }) => { if (store.move(detail.key, detail.by)) { grid.go(detail.key, grid.active.column); say("Przeniesiono wiersz."); } });
const copy = (key) => {
  if (key === store.ghost) return;
  added(store.insert(key, store.row(key).value, "skopiowanie wiersza"));
  say("Skopiowano wiersz. Ctrl+Z cofa.");
};
grid.addEventListener("copy", ({ detail }) => copy(detail));
grid.addEventListener("delete", ({ detail }) => { if (detail !== store.ghost) remove(detail); });
grid.addEventListener("below", ({ detail }) => added(detail === store.ghost ? detail : store.insert(detail)));
panel.ask = (url, body) => sync.ask(url, body);
panel.addEventListener("above", ({ detail }) => added(store.insert(store.order[store.order.indexOf(detail) - 1] ?? null)));
panel.addEventListener("below", ({ detail }) => added(store.insert(detail)));
panel.addEventListener("copy", ({ detail }) => copy(detail));
panel.addEventListener("delete", ({ detail }) => remove(detail));
panel.addEventListener("close", ({ detail }) => {
  /* The event comes a moment after the panel has gone: whoever is in another row by then stays there. */
  const here = document.activeElement;
  const moved = here.closest(".needs-sheet tbody") && !rows.nodes.get(detail)?.contains(here);
  rows.draw(detail);
  if (!moved) grid.go(detail, Math.max(0, grid.active.column));
  clash.open();
});
at("undo").addEventListener("click", undo);
at("redo").addEventListener("click", redo);
at("add").addEventListener("click", (event) => { event.preventDefault(); rows.clear(); draw([], true); grid.go(store.ghost, 0); });
at("choose").addEventListener("click", () => clash.open());
for (const name of ["group", "area", "gmina"]) {
  at(`filter-${name}`)?.addEventListener("change", (event) => { rows.filters[name] = event.target.value; draw([], true); say(`Widać ${count(rows.shown().length - 1, ROWS)}.`); });
}
at("missing").addEventListener("click", (event) => {
  const link = event.target.closest("[data-goto]");
  if (!link) return;
  event.preventDefault();
  if (!rows.matches(link.dataset.goto)) unfiltered();
  grid.go(link.dataset.goto, TEXT.indexOf(link.dataset.field));
});
window.addEventListener("focus", () => { if (!grid.editing && !document.querySelector("dialog[open]")) sync.refresh(); });

watchPage(page.querySelector("[data-presence]"), () => sync.token);

const left = keep.recall();
draw([], true);
steps();
status();
if (left) {
  say(`Wczytano z tej przeglądarki niezapisane zmiany: ${count(left, ROWS)}.`);
  sync.schedule(0);
  clash.open();
}
if (location.hash.startsWith("#row-") && store.row(location.hash.slice(5))) grid.go(location.hash.slice(5), 0);
