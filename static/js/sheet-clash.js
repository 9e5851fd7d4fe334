/* Two texts of one row: both are shown cell by cell, and a person chooses or joins them. */
import { BLANK, NAMES, TEXT, el, inWords } from "./sheet-text.js";

export class Clash {
  constructor(store, dialog) {
    Object.assign(this, { store, dialog });
    this.body = dialog.querySelector("[data-cells]");
    dialog.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); this.settle(); });
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());
  }

  waiting() {
    return [...this.store.rows.values()].filter((row) => row.conflict && !row.deleted);
  }

  /** Show the first row that waits for a choice. */
  open() {
    const row = this.waiting()[0];
    if (!row || document.querySelector("dialog[open]")) return;
    this.row = row;
    this.dialog.querySelector("h2").textContent = row.conflict.gone ? `${this.named(row)} ktoś usunął` : `${this.named(row)} zmieniły dwie osoby`;
    this.dialog.querySelector("[data-lead]").textContent = row.conflict.gone
      ? "Ktoś usunął ten wiersz, zanim zapisały się Twoje zmiany. Nic nie przepadło: wybierz, co ma się stać."
      : "Ktoś zapisał inny tekst, zanim zapisał się Twój. Oba są poniżej: przy każdej komórce wybierz, co ma zostać.";
    this.body.replaceChildren(...(row.conflict.gone ? [this.gone(row)] : row.conflict.fields.map((field) => this.cell(row, field))));
    this.dialog.showModal();
  }

  /** What the row is called in the heading. */
  named(row) { return `Wiersz ${this.store.order.indexOf(row.key) + 1}`; }

  choice(name, value, label, checked) {
    const id = `clash-${name}-${value}`;
    return el("div", { class: "choice" }, el("input", { class: "form-check-input", type: "radio", name, value, id, checked }), el("label", { for: id }, label));
  }

  gone(row) {
    return el("fieldset", { class: "clash" }, el("legend", {}, "Twój tekst"),
      TEXT.filter((field) => row.value[field]).map((field) => el("p", { class: "both-text" }, el("b", {}, `${NAMES[field]}: `), row.value[field])),
      this.choice("gone", "keep", "Przywróć wiersz z moim tekstem", true),
      this.choice("gone", "drop", "Zostaw wiersz usunięty, mój tekst nie jest potrzebny", false));
  }

  cell(row, field) {
    const words = (value) => (TEXT.includes(field) ? value : inWords(field, value, this.store.config)) || "(pusto)";
    const mine = row.value[field];
    const theirs = row.conflict.theirs[field];
    const box = el("fieldset", { class: "clash", dataset: { field } }, el("legend", {}, NAMES[field]),
      el("div", { class: "both" },
        el("div", {}, el("h3", {}, "Mój tekst"), el("p", { class: "both-text" }, words(mine))),
        el("div", { class: "theirs" }, el("h3", {}, "Tekst drugiej osoby"), el("p", { class: "both-text" }, words(theirs)))),
      el("div", { class: "choices" }, this.choice(field, "mine", "Zostaw mój", true), this.choice(field, "theirs", "Weź tekst drugiej osoby", false),
        TEXT.includes(field) || Array.isArray(mine) ? this.choice(field, "join", "Połącz oba", false) : null));
    if (TEXT.includes(field)) {
      const area = el("textarea", { class: "form-control", name: `${field}-joined`, "aria-label": `${NAMES[field]}: połączony tekst`, hidden: true });
      area.value = [theirs, mine].filter(Boolean).join("\n");
      box.append(area);
      box.addEventListener("change", () => { area.hidden = box.querySelector("input:checked").value !== "join"; });
    }
    return box;
  }

  settle() {
    const { row } = this;
    if (row.conflict?.gone) this.settleGone(row);
    else if (row.conflict) {
      for (const box of this.body.querySelectorAll("[data-field]")) {
        const { field } = box.dataset;
        const chosen = box.querySelector("input:checked").value;
        if (chosen === "theirs") row.value[field] = row.conflict.theirs[field];
        else if (chosen === "join" && Array.isArray(row.value[field])) row.value[field] = [...new Set([...row.value[field], ...row.conflict.theirs[field]])].sort((one, other) => one - other);
        else if (chosen === "join") row.value[field] = box.querySelector("textarea").value;
      }
      row.conflict = null;
    }
    this.dialog.close();
    this.store.changed([row.key], true);
    this.open();
  }

  settleGone(row) {
    row.conflict = null;
    const keep = this.body.querySelector("input:checked").value === "keep";
    if (keep) Object.assign(row, { isNew: true, restore: true, sent: false, base: { ...BLANK } });
    else {
      this.store.drop(row.key);
      row.buried = true;
    }
  }
}
