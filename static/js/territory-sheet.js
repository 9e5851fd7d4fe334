/* Form 2: the paper's rows, each with a description and lines. Saving, undo, keeping and clashes are those of form 1. */
import { watchPage } from "./presence.js";
import { useShape } from "./sheet-text.js";
import { Clash } from "./sheet-clash.js";
import { Keep } from "./sheet-keep.js";
import { readClipboard } from "./sheet-paste.js";
import { showStatus } from "./sheet-status.js";
import { Store } from "./sheet-store.js";
import { Sync } from "./sheet-sync.js";
import { count, el } from "./sheet-text.js";

const PARTS = ["services_present", "services_missing", "social_economy", "training_resources", "readiness"];
const LINES = ["pozycja", "pozycje", "pozycji"];
const HEAD = ["territory", "gmina_id", "assessor", ...PARTS];

useShape({
  TEXT: ["territory", "assessor", ...PARTS, "text"],
  BLANK: { territory: "", gmina_id: null, assessor: "", services_present: "", services_missing: "", social_economy: "", training_resources: "", readiness: "", row: "", text: "" },
  NEW: ["row", "text"],
  STILL: ["row"],
  NAMES: {
    territory: "Nazwa terytorium", gmina_id: "Gmina", assessor: "Instytucja dokonująca rozpoznania",
    services_present: "Usługi świadczone", services_missing: "Usługi, których brakuje", social_economy: "Podmioty ekonomii społecznej",
    training_resources: "Zasoby szkoleniowe", readiness: "Gotowość osób prawnych", row: "Wiersz formularza", text: "Pozycja",
  },
});

const page = document.querySelector("[data-territory]");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const config = { ...read("sheet-config"), token: page.querySelector("[name=csrfmiddlewaretoken]").value };
const store = new Store(config, read("sheet-rows"));
const keep = new Keep(store);
const sync = new Sync(store, keep);
const clash = new Clash(store, document.getElementById("clash"));
const at = (name) => page.querySelector(`[data-${name}]`);
const say = (text) => { at("said").textContent = text; };
const head = () => store.row(config.head);
const lists = new Map(PARTS.map((part) => [part, page.querySelector(`[data-lines="${part}"]`)]));
const nodes = new Map();

clash.named = (row) => (row.key === config.head ? "Opisy formularza" : "Pozycję");

/* Lines of one printed row, in order. */
const linesOf = (part) => store.order.filter((key) => key !== store.ghost && key !== config.head && store.row(key).value.row === part);
const shown = (row) => row.value.text || row.taken || "";

/* --- the head: fields that stand on the page from the beginning --- */

function drawHead() {
  for (const field of page.querySelectorAll("[data-field]")) {
    const { field: name } = field.dataset;
    const value = head().value[name] ?? "";
    if (field !== document.activeElement && field.value !== value) field.value = value;
    const wrong = page.querySelector(`[data-wrong="${name}"]`);
    if (wrong) wrong.textContent = (head().errors[name] || []).join(" ");
    if (head().errors[name]) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
  }
}

for (const field of page.querySelectorAll("[data-field]")) {
  const { field: name } = field.dataset;
  let before;
  const value = () => (name === "gmina_id" ? field.value || null : field.value);
  field.addEventListener("focus", () => { before = head().value[name]; });
  field.addEventListener("input", () => store.type(config.head, name, value()));
  field.addEventListener("blur", () => { store.finish(config.head, name, before); drawHead(); });
  field.addEventListener("keydown", (event) => undoKey(event, field.value === (before ?? "")));
}

/* --- lines --- */

function makeLine(key) {
  const area = el("textarea", { class: "form-control", rows: "1", id: `line-${key}` });
  const node = el("li", { id: `row-${key}`, dataset: { key } },
    el("div", { class: "line-text" }, area, el("p", { class: "wrong", role: "alert" }), el("p", { class: "small source" })),
    el("div", { class: "line-acts" }, [["up", "Wyżej"], ["down", "Niżej"], ["delete", "Usuń"]].map(([act, word]) => el("button", { type: "button", class: "btn btn-sm", dataset: { act } }, word))));
  let before;
  area.addEventListener("focus", () => { before = store.row(key)?.value.text ?? ""; });
  area.addEventListener("input", () => store.type(key, "text", own(key, area.value)));
  area.addEventListener("blur", () => { if (store.row(key)) { store.finish(key, "text", before); drawLine(key); } });
  area.addEventListener("keydown", (event) => lineKey(event, key, area, () => own(key, area.value) === before));
  area.addEventListener("paste", (event) => paste(event, key, area));
  node.addEventListener("click", (event) => { const { act } = event.target.dataset; if (act) acts[act](key); });
  nodes.set(key, node);
  return node;
}

/** Equal to the source means no own text: the line goes on following it. */
const own = (key, text) => (text.trim() === (store.row(key).taken || "").trim() ? "" : text);

function drawLine(key) {
  const node = nodes.get(key);
  const row = store.row(key);
  if (!node || !row) return;
  const part = row.value.row;
  const number = linesOf(part).indexOf(key) + 1;
  const area = node.querySelector("textarea");
  area.setAttribute("aria-label", `Pozycja ${number}`);
  if (area !== document.activeElement && area.value !== shown(row)) area.value = shown(row);
  const wrong = Object.values(row.errors).flat().join(" ");
  node.querySelector(".wrong").textContent = wrong;
  if (wrong) area.setAttribute("aria-invalid", "true"); else area.removeAttribute("aria-invalid");
  const source = node.querySelector(".source");
  source.replaceChildren();
  if (row.source && row.value.text) {
    source.append(`Własny tekst zamiast: „${row.taken}” (${row.source}). `, el("button", { type: "button", class: "btn btn-sm btn-quiet", dataset: { act: "follow" } }, "Wróć do źródła"));
  } else if (row.source) source.append(`Idzie za źródłem: ${row.source}.`);
  for (const button of node.querySelectorAll("[data-act]")) button.setAttribute("aria-label", `${button.textContent}: pozycja ${number}`);
}

function draw(keys, structure) {
  if (keys.includes(config.head) || structure) drawHead();
  if (structure) {
    for (const [key, node] of nodes) if (!store.order.includes(key)) { node.remove(); nodes.delete(key); }
    for (const part of PARTS) {
      const list = lists.get(part);
      linesOf(part).forEach((key, place) => {
        const node = nodes.get(key) || makeLine(key);
        if (list.children[place] !== node) {
          const focused = node.contains(document.activeElement) ? document.activeElement : null;
          list.insertBefore(node, list.children[place] || null);
          focused?.focus();
        }
      });
    }
  }
  (structure ? [...nodes.keys()] : keys).forEach(drawLine);
}

const focusLine = (key) => nodes.get(key)?.querySelector("textarea").focus();

/** The last line at or before a printed row: where a first line of a later row goes. */
function lastUpTo(part) {
  for (const one of PARTS.slice(0, PARTS.indexOf(part) + 1).reverse()) if (linesOf(one).length) return linesOf(one).at(-1);
  return config.head;
}

function add(part, after = lastUpTo(part), text = "") {
  const key = store.insert(after, { row: part, text }, "dodanie pozycji");
  focusLine(key);
  return key;
}

const acts = {
  up: (key) => shift(key, -1),
  down: (key) => shift(key, 1),
  follow: (key) => { store.setCells([{ key, field: "text", after: "" }], "powrót do źródła"); focusLine(key); },
  delete(key) {
    const part = linesOf(store.row(key).value.row);
    const place = part.indexOf(key);
    const { row } = store.row(key).value;
    store.remove(key);
    if (part.length > 1) focusLine(part[place + 1] || part[place - 1]); else page.querySelector(`[data-add="${row}"]`).focus();
    say("Usunięto pozycję. Przycisk „Cofnij” przywraca ją.");
  },
};

function shift(key, by) {
  const part = linesOf(store.row(key).value.row);
  const other = part[part.indexOf(key) + by];
  if (!other) return;
  const steps = store.order.indexOf(other) - store.order.indexOf(key);
  store.move(key, steps);
  focusLine(key);
  say("Przeniesiono pozycję.");
}

function lineKey(event, key, area, untouched) {
  const { altKey, shiftKey, ctrlKey, metaKey } = event;
  const row = store.row(key);
  const done = () => event.preventDefault();
  if (event.isComposing) return;
  if (altKey && shiftKey && event.key === "ArrowDown") { done(); add(row.value.row, key, shown(row)); say("Skopiowano pozycję."); return; }
  if (altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) { done(); shift(key, event.key === "ArrowUp" ? -1 : 1); return; }
  if (altKey && event.key === "Delete") { done(); acts.delete(key); return; }
  if (event.key === "Enter" && !shiftKey && !ctrlKey && !metaKey) { done(); add(row.value.row, key); return; }
  if (event.key === "Backspace" && !area.value && !row.source) { done(); acts.delete(key); return; }
  if (event.key === "ArrowUp" && area.selectionEnd === 0) { done(); nextTo(area, -1); return; }
  if (event.key === "ArrowDown" && area.selectionStart === area.value.length) { done(); nextTo(area, 1); return; }
  undoKey(event, untouched());
}

/** The writing before or after this one, whatever row it is in. */
function nextTo(area, by) {
  const every = [...page.querySelectorAll(".paper-form input, .paper-form select, .paper-form textarea")];
  every[every.indexOf(area) + by]?.focus();
}

/* Inside a text that was changed the browser's own undo works letter by letter. */
function undoKey(event, untouched) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !untouched) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) { event.preventDefault(); undo(); }
  else if (key === "y" || key === "z") { event.preventDefault(); redo(); }
}

function paste(event, key, area) {
  const block = readClipboard(event.clipboardData);
  const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").split("\n");
  const texts = (block ? block.map((cells) => cells.filter(Boolean).join(" – ")) : plain).map((text) => text.replace(/^\s*[–•*-]\s+/, "").trim()).filter(Boolean);
  if (texts.length < 2) return;
  event.preventDefault();
  const { row } = store.row(key).value;
  let last = key;
  if (!area.value) store.setCells([{ key, field: "text", after: texts.shift() }], "wklejenie");
  for (const text of texts) last = store.insert(last, { row, text }, "wklejenie");
  area.value = shown(store.row(key));
  focusLine(last);
  say(`Wklejono ${count(texts.length, LINES)} pod spodem. Przycisk „Cofnij” cofa po jednej.`);
}

/* --- the whole --- */

const status = () => showStatus(page, { store, sync, clash, keep, all: "" });
const steps = () => { at("undo").disabled = !store.done.length; at("redo").disabled = !store.undone.length; };

function stepped(result, word) {
  if (!result) return;
  say(`${word}: ${result.what}.`);
  if (result.key && result.key !== config.head) focusLine(result.key);
  else if (result.field) page.querySelector(`[data-field="${result.field}"]`)?.focus();
  draw(result.key ? [result.key] : [], true);
  const field = document.activeElement;
  if (field.dataset.field) field.value = head().value[field.dataset.field] ?? "";
  else if (field.closest("li[data-key]") && field.matches("textarea")) field.value = shown(store.row(field.closest("li").dataset.key));
}
const undo = () => stepped(store.undo(), "Cofnięto");
const redo = () => stepped(store.redo(), "Ponowiono");

store.addEventListener("change", ({ detail }) => draw(detail.keys, detail.structure));
store.addEventListener("steps", steps);
store.addEventListener("settled", ({ detail }) => { draw(detail.keys, detail.clash); if (detail.clash) clash.open(); });
store.addEventListener("returned", ({ detail }) => { draw([detail.key], true); say("Pozycja, która była usuwana, wróciła: ktoś właśnie ją zmienił."); });
sync.addEventListener("status", status);
at("undo").addEventListener("click", undo);
at("redo").addEventListener("click", redo);
at("choose").addEventListener("click", () => clash.open());
page.addEventListener("click", (event) => { const { add: part } = event.target.dataset; if (part && HEAD.includes(part)) add(part); });
window.addEventListener("focus", () => { if (!page.querySelector(".paper-form :focus") && !document.querySelector("dialog[open]")) sync.refresh(); });

watchPage(page.querySelector("[data-presence]"), () => sync.token);
const left = keep.recall();
draw([], true);
steps();
status();
if (left) {
  say("Wczytano z tej przeglądarki niezapisane zmiany.");
  sync.schedule(0);
  clash.open();
}
