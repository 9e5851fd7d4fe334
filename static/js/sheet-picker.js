/* Choosing catalogue services: a search field with a list (ARIA combobox), chosen ones below it. */
import { el } from "./sheet-text.js";

function plain(text) {
  return text.toLocaleLowerCase("pl").replaceAll("ł", "l").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

export class Picker {
  constructor(box, services, onChange) {
    Object.assign(this, { box, services, onChange, chosen: [], at: -1 });
    this.input = box.querySelector("input");
    this.list = box.querySelector("[role=listbox]");
    this.chips = box.querySelector("[data-chosen]");
    this.none = box.querySelector("[data-none]");
    this.fresh = box.querySelector("[data-propose-service]");
    this.fresh.addEventListener("mousedown", (event) => event.preventDefault());
    this.fresh.addEventListener("click", () => this.ask());
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("focus", () => this.open());
    this.input.addEventListener("blur", () => this.shut());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose(Number(option.dataset.id));
    });
  }

  show(chosen) {
    this.chosen = [...chosen];
    this.input.value = "";
    this.shut();
    this.draw();
  }

  draw() {
    this.chips.replaceChildren(...this.chosen.map((id) => {
      const service = this.services.find((one) => one.id === id);
      const name = `${service?.name || "usługa spoza katalogu"}${service?.draft ? " (projekt)" : ""}`;
      return el("li", {},
        service?.url ? el("a", { href: service.url }, name) : el("span", {}, name),
        el("button", { type: "button", class: "btn btn-sm", "aria-label": `Usuń usługę: ${name}`, onclick: () => this.choose(id) }, "Usuń"));
    }));
  }

  matching() {
    const words = plain(this.input.value).split(/\s+/).filter(Boolean);
    return this.services.filter((service) => service.active && !this.chosen.includes(service.id) && words.every((word) => plain(`${service.name} ${service.also}`).includes(word)));
  }

  open() {
    const found = this.matching();
    this.at = found.length && this.input.value ? 0 : -1;
    this.list.replaceChildren(...found.map((service) => el("li", { role: "option", id: `service-${service.id}`, dataset: { id: service.id }, "aria-selected": "false" }, `${service.name}${service.draft ? " (projekt)" : ""}`)));
    this.list.hidden = !found.length;
    this.none.textContent = found.length || !this.input.value ? "" : "Nie ma takiej usługi w katalogu.";
    this.offer();
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.point();
  }

  /** One press makes what is typed a proposal of the catalogue, unless it is there already. */
  offer() {
    const name = this.input.value.trim();
    const there = this.services.some((service) => plain(service.name) === plain(name));
    this.fresh.hidden = name.length < 3 || there;
    this.fresh.textContent = `Zaproponuj katalogowi nową usługę: „${name}”`;
  }

  async ask() {
    const name = this.input.value.trim();
    this.fresh.disabled = true;
    this.none.textContent = "Zapisuję propozycję…";
    const said = await this.propose(name);
    this.fresh.disabled = false;
    this.focus();
    this.none.textContent = said;
  }

  shut() {
    this.list.hidden = true;
    this.none.textContent = "";
    this.fresh.hidden = !this.input.value.trim() || this.fresh.hidden;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
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
    const size = this.list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.open();
      if (size) this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + size) % size;
      this.point();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = this.list.children[this.at];
      if (open && option) this.choose(Number(option.dataset.id));
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.shut();
    }
  }

  choose(id) {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id].sort((one, other) => one - other);
    this.input.value = "";
    this.shut();
    this.draw();
    this.focus();
    this.onChange([...this.chosen]);
  }

  /** Ready for letters, with the list still rolled up. */
  focus() {
    this.input.focus();
    this.shut();
  }
}
