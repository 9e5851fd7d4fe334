/* Draws the rows of the sheet. Everything typed goes in as text, never as markup. */
import { NAMES, TEXT, count, el, inWords, isBlank, missing, numberInWords, priorityInWords } from "./sheet-text.js";

const HINTS = {
  group: "Np. seniorzy",
  problem: "Jakie są główne problemy grupy?",
  need: "Na jakie potrzeby nie odpowiada lokalny rynek usług?",
  ways: "Jaką usługą można zaspokoić potrzebę?",
};

export class Rows {
  constructor(store, body) {
    Object.assign(this, { store, body, nodes: new Map(), filters: {} });
  }

  get filtered() { return Object.values(this.filters).some(Boolean); }

  clear() { this.filters = {}; }

  shown() {
    return this.store.order.filter((key) => this.matches(key));
  }

  /** Keys as they are drawn now, before a redraw. */
  shownBefore() {
    return [...this.body.children].map((node) => node.dataset.key);
  }

  matches(key) {
    const row = this.store.row(key);
    if (row.isNew && isBlank(row.value)) return true;
    const { group, area, gmina } = this.filters;
    return (!group || row.value.group.trim() === group) && (!area || row.value.areas.includes(Number(area)))
      && (!gmina || row.value.gmina_id === gmina || row.value.gmina_id === null);
  }

  /** Redraw the order of rows; a row being typed in keeps its field. */
  drawAll() {
    const wanted = this.shown();
    const keep = new Set(wanted);
    for (const [key, node] of this.nodes) {
      if (!keep.has(key)) { node.remove(); this.nodes.delete(key); }
    }
    wanted.forEach((key, at) => {
      const node = this.nodes.get(key) || this.make(key);
      if (this.body.children[at] !== node) this.body.insertBefore(node, this.body.children[at] || null);
      this.draw(key);
    });
  }

  make(key) {
    const node = el("tr", { role: "row", id: `row-${key}`, dataset: { key } },
      el("th", { role: "rowheader", scope: "row", class: "no" },
        el("button", { type: "button", class: "row-open", tabindex: "-1", dataset: { column: "-1" }, "aria-haspopup": "dialog" })),
      TEXT.map((field, column) => el("td", { role: "gridcell", tabindex: "-1", dataset: { field, column, label: NAMES[field] } }, el("div", { class: "text" }))));
    this.nodes.set(key, node);
    return node;
  }

  draw(key) {
    const node = this.nodes.get(key);
    const row = this.store.row(key);
    if (!node || !row) return;
    const number = this.store.order.indexOf(key) + 1;
    const ghost = row.isNew && isBlank(row.value);
    node.setAttribute("aria-rowindex", number + 1);
    node.classList.toggle("ghost", ghost);
    this.drawHead(node.cells[0], row, number, ghost);
    TEXT.forEach((field, column) => this.drawCell(node.cells[column + 1], row, field, key === this.store.ghost));
  }

  drawHead(cell, row, number, ghost) {
    const button = cell.querySelector(".row-open");
    button.textContent = String(number);
    button.setAttribute("aria-label", `Wiersz ${number}: szczegóły i czynności`);
    const marks = [];
    if (!ghost && missing(row.value).length) marks.push(["warn", "niepełny", `Brakuje: ${missing(row.value).map((field) => NAMES[field].toLowerCase()).join(", ")}`]);
    if (row.conflict) marks.push(["stop", "dwa teksty"]);
    if (Object.keys(row.errors).length) marks.push(["stop", "do poprawy"]);
    for (const old of cell.querySelectorAll(".state")) old.remove();
    cell.append(...marks.map(([kind, word, title]) => el("span", { class: `state ${kind}`, title }, word)));
  }

  drawCell(cell, row, field, last) {
    const errors = row.errors[field] || [];
    cell.classList.toggle("bad", errors.length > 0);
    if (errors.length) cell.setAttribute("aria-invalid", "true"); else cell.removeAttribute("aria-invalid");
    const text = cell.querySelector(".text");
    if (text) {
      text.textContent = row.value[field];
      text.classList.toggle("hint", last && !row.value[field]);
      if (last && !row.value[field]) text.textContent = HINTS[field];
    }
    for (const old of cell.querySelectorAll(":scope > .meta, :scope > .wrong, :scope > .told")) old.remove();
    if (field === "ways") this.drawTags(cell, row);
    if (errors.length) cell.append(el("p", { class: "wrong" }, errors.join(" ")));
    else cell.append(...(row.told?.[field] || []).map((line) => el("p", { class: "told" }, line)));
    const others = field === "ways" ? Object.entries(row.errors).filter(([name]) => !TEXT.includes(name)) : [];
    for (const [name, texts] of others) cell.append(el("p", { class: "wrong" }, `${NAMES[name]}: ${texts.join(" ")}`));
  }

  drawTags(cell, row) {
    const { config } = this.store;
    const { value } = row;
    const tags = value.services.map((id) => {
      const service = config.services.find((one) => one.id === id);
      const name = `${service?.name || "usługa spoza katalogu"}${service?.draft ? " (projekt)" : ""}`;
      return el(service?.url ? "a" : "span", { class: "tag service", href: service?.url, tabindex: service?.url ? "-1" : null }, name);
    });
    if (value.number !== null) tags.push(el("span", { class: "tag" }, numberInWords(value, config)));
    const priority = priorityInWords(value);
    if (priority) tags.push(el("span", { class: "tag" }, priority));
    if (value.kind) tags.push(el("span", { class: "tag" }, inWords("kind", value.kind, config)));
    tags.push(...value.areas.map((number) => el("span", { class: "tag" }, `zakres ${inWords("areas", [number], config)}`)));
    if (value.gmina_id) tags.push(el("span", { class: "tag" }, inWords("gmina_id", value.gmina_id, config)));
    if (!isBlank(value)) tags.push(el("button", { type: "button", class: "tag more", tabindex: "-1", dataset: { open: "1" }, "aria-haspopup": "dialog", "aria-label": "Szczegóły i usługi wiersza" }, tags.length ? "Zmień" : "Dodaj usługę, liczbę, priorytet"));
    if (tags.length) cell.append(el("div", { class: "meta" }, tags));
  }

  /** Links to the rows that still lack something, for the list above the sheet. */
  drawMissing(box) {
    const keys = this.store.real().filter((key) => missing(this.store.row(key).value).length);
    box.hidden = !keys.length;
    box.querySelector("summary").textContent = `Co jeszcze zostało: ${count(keys.length, ["niepełny wiersz", "niepełne wiersze", "niepełnych wierszy"])}`;
    box.querySelector("ul").replaceChildren(...keys.map((key) => {
      const { value } = this.store.row(key);
      const lacks = missing(value).map((field) => NAMES[field].toLowerCase()).join(", ");
      return el("li", {}, el("a", { href: `#row-${key}`, dataset: { goto: key, field: missing(value)[0] } }, `Wiersz ${this.store.order.indexOf(key) + 1}`), ` – brakuje: ${lacks}`);
    }));
  }
}
