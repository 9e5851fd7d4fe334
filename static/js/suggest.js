/* An occupation typed by its code or title: the server proposes entries of the classification (ARIA combobox).
Without this script the field is read when the form is sent, and a wrong code is answered with the right ones. */
import { el } from "./sheet-text.js";

const PAUSE = 180;
let made = 0;

class Suggest {
  constructor(input) {
    this.input = input;
    this.at = -1;
    this.found = [];
    this.list = el("ul", { role: "listbox", id: `zawody-${++made}`, "aria-label": "Zawody z klasyfikacji", hidden: true });
    this.said = el("p", { class: "help", role: "status" });
    const box = el("div", { class: "combo" });
    input.before(box);
    box.append(input, this.list);
    box.after(this.said);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.plan());
    input.addEventListener("blur", () => this.leave());
    input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose(Number(option.dataset.at));
    });
  }

  plan() {
    clearTimeout(this.timer);
    this.said.textContent = "";
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    if (text.length < 2) return this.shut();
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.input.dataset.suggest}?${new URLSearchParams({ q: text })}`, { signal: this.asking.signal, redirect: "error", credentials: "same-origin" });
      if (!answer.ok || text !== this.input.value.trim()) return;
      this.found = (await answer.json()).found;
    } catch {
      return;
    }
    this.draw(text);
  }

  draw(text) {
    const code = /^\d{6}$/.test(text.replaceAll(" ", ""));
    if (document.activeElement !== this.input) {
      if (code && this.found.length === 1) this.choose(0);
      return;
    }
    this.at = -1;
    this.list.replaceChildren(...this.found.map((one, at) => el("li", { role: "option", id: `${this.list.id}-${at}`, dataset: { at }, "aria-selected": "false" }, el("span", { class: "num" }, one.code), ` ${one.title}`)));
    this.list.hidden = !this.found.length;
    this.input.setAttribute("aria-expanded", String(this.found.length > 0));
    this.said.textContent = this.found.length ? "" : "W klasyfikacji nie ma takiego zawodu. Wpisz inny kod albo inną nazwę.";
    this.point();
  }

  shut() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /* A code typed whole gets its title when the field is left. */
  leave() {
    this.shut();
    if (/^\d{6}$/.test(this.input.value.trim())) this.ask();
  }

  point() {
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.at)));
    const option = this.list.children[this.at];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) { this.ask(); return; }
      const size = this.found.length;
      this.at = event.key === "ArrowDown" ? (this.at + 1) % size : (this.at <= 0 ? size : this.at) - 1;
      this.point();
    } else if (event.key === "Enter" && open && this.at >= 0) {
      event.preventDefault();
      this.choose(this.at);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.shut();
    }
  }

  choose(at) {
    const one = this.found[at];
    this.input.value = `${one.code} ${one.title}`;
    this.shut();
    this.said.textContent = "";
    for (const kind of ["input", "change"]) this.input.dispatchEvent(new Event(kind, { bubbles: true }));
    clearTimeout(this.timer);
  }
}

function watch(root) {
  for (const input of root.querySelectorAll("input[data-suggest]:not([role])")) new Suggest(input);
}

watch(document);
/* Before anybody puts the focus into the new row. */
document.addEventListener("row-added", (event) => watch(event.target), true);
