/* Requirements of a service: every condition under the heading of its requirement and possibility,
with the columns that its kind uses. Without this script all columns and the numbers are there. */
import { addRow } from "./rows.js";
import { el } from "./sheet-text.js";

/* Columns that any kind may use and seldom does; told in one line while they are rolled up. */
const TOLD = ["text", "legal_basis", "printed_code", "printed_title"];
const SELDOM = [...TOLD, "subject", "group", "alternative", "position"];
const SOON = 300;
const LATER = 900;
const INFORMS = "Tylko informacja – niczego nie rozstrzyga";

function capital(text) {
  return text.charAt(0).toLocaleUpperCase("pl") + text.slice(1);
}

class Conditions {
  constructor(box) {
    this.box = box;
    this.body = box.querySelector("[data-row-body]");
    this.told = JSON.parse(document.getElementById("wymagania-rodzaje").textContent);
    this.next = null;
    box.addEventListener("row-added", (event) => this.place(event.target));
    box.addEventListener("change", (event) => this.change(event));
    box.addEventListener("click", (event) => this.press(event));
    for (const [kind, pause] of [["change", SOON], ["rows-changed", SOON], ["input", LATER]]) box.addEventListener(kind, () => this.plan(pause));
    this.show();
  }

  /* --- the sentence above the rows ------------------------------------------------------- */

  plan(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.say(), pause);
  }

  /* The server says it: the words are those of the catalogue. A lost answer only leaves the last sentence. */
  async say() {
    this.asking?.abort();
    this.asking = new AbortController();
    const body = new URLSearchParams(new FormData(this.box.closest("form")));
    try {
      const answer = await fetch(this.box.dataset.say, { method: "POST", body, signal: this.asking.signal, redirect: "error", credentials: "same-origin" });
      if (answer.ok) document.getElementById("wymagania-slowami").innerHTML = await answer.text();
    } catch {
      return;
    }
  }

  /** After another script filled the fields. */
  show() {
    for (const row of this.rows) this.fit(row);
    this.lay();
  }

  get rows() {
    return [...this.body.querySelectorAll("[data-row]")];
  }

  field(row, name) {
    return row.querySelector(`[data-column="${name}"] [name$="-${name}"]`);
  }

  value(row, name) {
    const field = this.field(row, name);
    return field.type === "checkbox" ? (field.checked ? "on" : "") : field.value.trim();
  }

  judged(row) {
    return this.told.judged.includes(this.value(row, "kind")) || !this.value(row, "kind");
  }

  number(row, name) {
    return Number(this.value(row, name)) || 1;
  }

  /* --- columns --------------------------------------------------------------------------- */

  fit(row) {
    const kind = this.told.kinds[this.value(row, "kind")];
    const strays = [];
    for (const cell of row.querySelectorAll("[data-column]")) {
      const name = cell.dataset.column;
      if (name === "kind") continue;
      const filled = this.value(row, name) !== "";
      const seldom = SELDOM.includes(name);
      const shown = kind?.shown.includes(name) || (seldom ? row.dataset.opened === "1" : filled) || cell.querySelector(".wrong");
      cell.classList.toggle("off", !shown);
      const stray = Boolean(kind && kind.unused.includes(name) && filled);
      cell.classList.toggle("stray", stray);
      if (stray) strays.push(cell);
      this.rename(cell, kind?.names[name]);
    }
    row.querySelector("[data-more]").setAttribute("aria-expanded", String(row.dataset.opened === "1"));
    this.warn(row, strays);
    this.tell(row);
  }

  /* What is rolled up, in one line. */
  tell(row) {
    const told = [...row.querySelectorAll(".column.off")].filter((cell) => TOLD.includes(cell.dataset.column) && this.value(row, cell.dataset.column));
    row.querySelector(".kept-line")?.remove();
    if (!told.length) return;
    const words = told.map((cell) => `${cell.querySelector("label").textContent.trim()}: ${this.value(row, cell.dataset.column)}`);
    row.querySelector(".columns").after(el("p", { class: "kept-line" }, words.join("; ")));
  }

  rename(cell, name) {
    const label = cell.querySelector("label, .like");
    if (name && label) label.firstChild.textContent = `${capital(name)} `;
  }

  /* What the new kind does not use stays in sight until somebody clears it. */
  warn(row, strays) {
    const note = row.querySelector("[data-strays]");
    if (!strays.length) { note?.remove(); return; }
    const names = strays.map((cell) => cell.querySelector("label").firstChild.textContent.trim());
    const said = `Ten rodzaj nie używa tego, co już wpisano: ${names.map((name) => `„${name}”`).join(", ")}. Wyczyść to albo wróć do poprzedniego rodzaju.`;
    const fresh = el("div", { class: "strays", dataset: { strays: "" }, role: "status" },
      el("p", {}, said),
      el("button", { type: "button", class: "btn btn-sm", onclick: () => this.clear(row, strays) }, "Wyczyść te pola"));
    if (note) note.replaceWith(fresh); else row.querySelector(".columns").after(fresh);
  }

  clear(row, strays) {
    for (const cell of strays) {
      const field = this.field(row, cell.dataset.column);
      if (field.type === "checkbox") field.checked = false; else field.value = "";
    }
    this.fit(row);
    this.focusIn(row);
    this.box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* --- places ---------------------------------------------------------------------------- */

  lay() {
    const focused = document.activeElement;
    const rows = this.rows.map((row) => ({ row, key: this.key(row) }));
    rows.sort((one, other) => compare(one.key, other.key));
    const sections = [];
    for (const { row, key } of rows) {
      const name = key.slice(0, 3).join(" ");
      if (sections.at(-1)?.name !== name) sections.push({ name, judged: !key[0], side: key[1], group: key[2], possible: [] });
      const possible = sections.at(-1).possible;
      if (possible.at(-1)?.number !== key[3]) possible.push({ number: key[3], rows: [] });
      possible.at(-1).rows.push(row);
    }
    this.body.replaceChildren(...sections.map((section) => this.section(section)));
    if (this.body.contains(focused)) focused.focus();
  }

  key(row) {
    const position = Number(this.value(row, "position")) || Infinity;
    if (!this.judged(row)) return [1, 0, 0, 0, position];
    return [0, this.value(row, "subject") === "provider" ? 1 : 0, this.number(row, "group"), this.number(row, "alternative"), position];
  }

  section({ judged, side, group, possible }) {
    if (!judged) return el("section", { class: "requirement informs" }, el("h3", {}, INFORMS), el("div", { class: "possibility" }, ...possible.flatMap(({ rows }) => rows)));
    const several = possible.length > 1;
    const heading = `Wymaganie ${group}${side ? " wobec wykonawcy" : ""}${several ? " – wystarczy jedna z możliwości" : ""}`;
    const last = possible.at(-1);
    const more = (one) => this.button("Dodaj warunek do tej możliwości", `: wymaganie ${group}, możliwość ${one.number}`, () => this.add({ like: one.rows[0], group, alternative: one.number, kind: "" }));
    return el("section", { class: "requirement" }, el("h3", {}, heading), ...possible.flatMap((one, at) => [
      at ? el("p", { class: "or" }, "albo") : null,
      el("div", { class: "possibility" },
        several ? el("h4", {}, `Możliwość ${one.number}`) : null,
        ...one.rows.flatMap((row, line) => [line ? el("p", { class: "and" }, "oraz") : null, row]),
        one === last ? null : more(one)),
    ]), el("p", { class: "requirement-acts" },
      this.button("Dodaj możliwość", ` do wymagania ${group}`, () => this.add({ like: last.rows[0], group, alternative: last.number + 1, kind: this.value(last.rows[0], "kind") }), "btn btn-sm"),
      more(last)));
  }

  button(words, where, onclick, css = "btn btn-sm btn-quiet") {
    return el("button", { type: "button", class: css, onclick }, words, el("span", { class: "visually-hidden" }, where));
  }

  add({ like, group, alternative, kind }) {
    this.next = { group, alternative, kind, subject: this.value(like, "subject") };
    addRow(this.box);
  }

  /* A row that was just added goes where it was asked for; by itself it begins a new requirement. */
  place(row) {
    const groups = this.rows.filter((other) => other !== row && this.judged(other)).map((other) => this.number(other, "group"));
    const place = this.next ?? { group: Math.max(0, ...groups) + 1, alternative: 1, kind: "required_occupation", subject: "person" };
    this.next = null;
    for (const [name, value] of Object.entries(place)) this.field(row, name).value = value;
    this.fit(row);
    this.lay();
    this.focusIn(row);
    this.box.dispatchEvent(new Event("rows-changed"));
  }

  focusIn(row) {
    const [kind, ...rest] = row.querySelectorAll(".column:not(.off) :is(input, select, textarea)");
    (kind.value && rest.length ? rest[0] : kind).focus();
  }

  /* --- events ---------------------------------------------------------------------------- */

  change(event) {
    const row = event.target.closest("[data-row]");
    const name = event.target.closest("[data-column]")?.dataset.column;
    if (!row || !name) return;
    if (name === "kind") this.fit(row);
    if (["kind", "group", "alternative", "subject", "position"].includes(name)) this.lay();
  }

  press(event) {
    const more = event.target.closest("[data-more]");
    if (more) {
      const row = more.closest("[data-row]");
      row.dataset.opened = row.dataset.opened === "1" ? "" : "1";
      this.fit(row);
    }
    if (event.target.closest("[data-add-information]")) {
      this.next = { group: 1, alternative: 1, kind: "recommendation", subject: "person" };
      addRow(this.box);
    }
  }
}

function compare(one, other) {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

const boxes = [...document.querySelectorAll("[data-conditions]")].map((box) => new Conditions(box));
/* Text given back after a sign-in is filled by another module. */
document.addEventListener("DOMContentLoaded", () => { for (const box of boxes) box.show(); });
