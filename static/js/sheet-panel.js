/* Panel of one row: services, number, kind, priority, and what can be done with the row. */
import { Picker } from "./sheet-picker.js";
import { priorityInWords, isBlank } from "./sheet-text.js";

const WHOLE = ["size", "severity", "evidence"];

/** What is wrong with a number typed by hand, and where what was meant belongs. */
function wrongNumber(text) {
  if (text.includes("%")) return "Procent wpisz w kolumnie „Problem” albo „Potrzeby”; tu stoi liczba osób, rodzin lub miejsc.";
  if (/^[-−–]\d/.test(text)) return "Liczba ludzi, rodzin i miejsc nie może być ujemna.";
  if (/^\d+[,.]\d+$/.test(text)) return "Wpisz liczbę całkowitą, bez przecinka.";
  return "Wpisz liczbę całkowitą od 1, bez słów.";
}

export class Panel extends EventTarget {
  constructor(store, dialog) {
    super();
    Object.assign(this, { store, dialog, key: null });
    this.form = dialog.querySelector("form");
    this.picker = new Picker(dialog.querySelector("[data-picker]"), store.config.services, (services) => this.put("services", services));
    this.picker.propose = (name) => this.propose(name);
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); dialog.close(); });
    dialog.addEventListener("click", (event) => this.act(event));
    dialog.addEventListener("close", () => this.tell("close", this.key));
    store.addEventListener("change", ({ detail }) => { if (dialog.open && detail.keys.includes(this.key)) this.words(); });
  }

  tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }

  open(key) {
    this.key = key;
    this.fill();
    this.dialog.showModal();
    /* Not the first button: Enter there would move the row. */
    this.picker.focus();
  }

  fill() {
    const { value } = this.store.row(this.key);
    const { elements } = this.form;
    for (const name of ["number", "unit", "kind", "gmina_id", ...WHOLE]) {
      if (elements[name]) elements[name].value = value[name] === null ? "" : String(value[name]);
    }
    elements.at_least.checked = value.at_least;
    for (const box of this.form.querySelectorAll("[name=areas]")) box.checked = value.areas.includes(Number(box.value));
    this.picker.show(value.services);
    this.words();
  }

  words() {
    const row = this.store.row(this.key);
    if (!row) return;
    const { value } = row;
    const at = this.store.order.indexOf(this.key);
    const say = (name, text) => { this.dialog.querySelector(`[data-${name}]`).textContent = text; };
    say("title", `Wiersz ${at + 1}`);
    say("about", [value.group, value.need].filter((text) => text.trim()).join(" – ") || "wiersz bez treści");
    const priority = priorityInWords(value).replace("priorytet", "Priorytet");
    say("priority", priority ? `${priority} (${value.size} × ${value.severity}, najwyżej 25; dowody stoją obok i nie zmieniają wyniku)` : "Priorytet policzy się sam ze skali i dotkliwości.");
    say("areas", value.areas.length ? `wybrano ${value.areas.length}` : "nie wybrano");
    /* A row that the server does not know yet has no page of its own. */
    this.dialog.querySelector("[data-proposals-line]").hidden = row.isNew;
    this.dialog.querySelector("[data-proposals]").href = `${this.store.config.urls.rows}${this.key}/propozycje/`;
    say("wrong", Object.entries(row.errors).flatMap(([, texts]) => texts).join(" "));
    const last = this.store.order.length - 2;
    const off = { up: at === 0, down: at >= last, delete: this.key === this.store.ghost, copy: isBlank(value) };
    for (const [name, disabled] of Object.entries(off)) this.dialog.querySelector(`[data-act=${name}]`).disabled = disabled || (name !== "delete" && this.key === this.store.ghost);
  }

  put(field, value) {
    this.store.setCells([{ key: this.key, field, after: value }], "zmiana szczegółów");
  }

  changed(input) {
    if (!input.name) return;
    if (input.name === "number") this.putNumber(input);
    else if (input.name === "areas") this.put("areas", [...this.form.querySelectorAll("[name=areas]:checked")].map((box) => Number(box.value)).sort((one, other) => one - other));
    else if (input.type === "checkbox") this.put(input.name, input.checked);
    else if (WHOLE.includes(input.name)) this.put(input.name, input.value ? Number(input.value) : null);
    else if (input.name === "gmina_id") this.put(input.name, input.value || null);
    else this.put(input.name, input.value);
  }

  putNumber(input) {
    const text = input.value.replace(/[\s\u00a0]/g, "");
    const right = text === "" || /^[1-9]\d{0,7}$/.test(text);
    const line = this.dialog.querySelector("[data-number-wrong]");
    line.textContent = right ? "" : `${wrongNumber(text)} Liczba nie została zapisana.`;
    if (right) input.removeAttribute("aria-invalid"); else input.setAttribute("aria-invalid", "true");
    if (!right) return;
    const number = text === "" ? null : Number(text);
    const { unit } = this.form.elements;
    if (number !== null && !unit.value) unit.value = this.store.config.units[0].value;
    this.store.setCells([{ key: this.key, field: "number", after: number }, { key: this.key, field: "unit", after: unit.value }], "zmiana szczegółów");
  }

  /** Make a free text a proposal of the catalogue and a way of meeting this need; the link is saved with the row. */
  async propose(name) {
    const { key } = this;
    const row = this.store.row(key);
    const answer = await this.ask(this.store.config.urls.propose, { name, areas: row.value.areas });
    if (answer.refusal) return answer.refusal;
    const { services } = this.store.config;
    if (!services.some(({ id }) => id === answer.service.id)) services.push(answer.service);
    const chosen = [...new Set([...row.value.services, answer.service.id])].sort((one, other) => one - other);
    this.store.setCells([{ key, field: "services", after: chosen }], "zmiana szczegółów");
    if (this.key === key) this.picker.show(chosen);
    return `Usługa „${answer.service.name}” stoi w katalogu jako projekt i odpowiada na tę potrzebę.`;
  }

  act(event) {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const { act } = button.dataset;
    if (act === "up" || act === "down") {
      this.store.move(this.key, act === "up" ? -1 : 1);
      this.words();
      return;
    }
    this.dialog.close();
    this.tell(act, this.key);
  }
}
