/* Keyboard, mouse and clipboard of the sheet: a cell is chosen, then typed in, as in a spreadsheet. */
import { readClipboard } from "./sheet-paste.js";
import { ROWS, TEXT, NAMES, count, el } from "./sheet-text.js";

const LAST = TEXT.length - 1;

export class Grid extends EventTarget {
  constructor(store, rows, table) {
    super();
    Object.assign(this, { store, rows, table, active: { key: store.order[0], column: 0 }, editing: null, leaving: false });
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("mousedown", (event) => this.press(event));
    table.addEventListener("click", (event) => this.click(event));
    table.addEventListener("focusin", (event) => this.focused(event));
    table.addEventListener("paste", (event) => this.paste(event));
    table.addEventListener("copy", (event) => this.copy(event));
    table.addEventListener("cut", (event) => this.copy(event, true));
  }

  tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }

  say(text) { this.tell("say", text); }

  cell({ key, column } = this.active) {
    return this.rows.nodes.get(key)?.querySelector(`[data-column="${column}"]`);
  }

  /** Exactly one place of the sheet takes the Tab key. */
  mark(line = 0) {
    const keys = this.rows.shown();
    if (!this.cell()) this.active = { key: keys[Math.max(0, Math.min(line, keys.length - 1))], column: Math.max(0, this.active.column) };
    for (const old of this.table.querySelectorAll("[data-column][tabindex='0']")) old.tabIndex = -1;
    const cell = this.cell();
    if (cell) cell.tabIndex = 0;
  }

  go(key, column, focus = true) {
    this.active = { key, column };
    this.mark();
    if (focus) {
      this.cell()?.focus();
      this.cell()?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  step(down, right) {
    const keys = this.rows.shown();
    const at = keys.indexOf(this.active.key) + down;
    const column = this.active.column + right;
    if (at < 0 || at >= keys.length || column < -1 || column > LAST) return false;
    this.go(keys[at], column);
    return true;
  }

  /** The next cell in reading order, or false at either end, where Tab leaves the sheet. */
  tab(back) {
    const keys = this.rows.shown();
    const at = keys.indexOf(this.active.key);
    const column = this.active.column + (back ? -1 : 1);
    if (column >= 0 && column <= LAST) { this.go(keys[at], column); return true; }
    const next = keys[at + (back ? -1 : 1)];
    if (!next) return false;
    this.go(next, back ? LAST : 0);
    return true;
  }

  key(event) {
    if (event.isComposing) return;
    const done = this.editing ? this.keyInText(event) : this.keyOnCell(event);
    if (done) event.preventDefault();
  }

  keyInText(event) {
    const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (event.key === "Escape") { this.close(false); return true; }
    if (event.key === "Tab") { this.close(); if (this.tab(event.shiftKey)) return true; this.cell().focus(); return false; }
    if (event.key === "F2") { this.editing.over = false; return true; }
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
      this.close();
      this.step(1, 0);
      return true;
    }
    /* The same chord as on the chosen cell: a click has already opened the text. */
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { this.close(); this.tell("open", this.active.key); return true; }
    if (event.key === "Enter" && !event.shiftKey) {
      this.editing.area.setRangeText("\n", this.editing.area.selectionStart, this.editing.area.selectionEnd, "end");
      this.typed();
      return true;
    }
    if (this.editing.over && arrows[event.key] && !event.shiftKey && !event.ctrlKey) {
      this.close();
      this.step(...arrows[event.key]);
      return true;
    }
    return false;
  }

  keyOnCell(event) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const control = (ctrlKey || metaKey) && !event.getModifierState("AltGraph");
    const onHead = this.active.column === -1;
    if (key === "Escape") { this.leaving = true; this.say("Tab wychodzi teraz z arkusza."); return true; }
    if (key === "Tab") {
      const leave = this.leaving;
      this.leaving = false;
      return !leave && this.tab(shiftKey);
    }
    this.leaving = false;
    if (altKey && shiftKey && key === "ArrowDown") { this.tell("copy", this.active.key); return true; }
    if (altKey && key === "Delete") { this.tell("delete", this.active.key); return true; }
    if (altKey && (key === "ArrowUp" || key === "ArrowDown")) { this.tell("move", { key: this.active.key, by: key === "ArrowUp" ? -1 : 1 }); return true; }
    if (control && key === "Home") { this.go(this.rows.shown()[0], 0); return true; }
    if (control && key === "End") { this.go(this.rows.shown().at(-1), LAST); return true; }
    if (control && key === "Enter") { this.tell("open", this.active.key); return true; }
    if (control && key.toLowerCase() === "z") { this.tell(shiftKey ? "redo" : "undo"); return true; }
    if (control && key.toLowerCase() === "y") { this.tell("redo"); return true; }
    if (control || altKey) return false;
    if (key === "Insert") { this.tell("below", this.active.key); return true; }
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };
    if (moves[key]) { this.jump(...moves[key]); return true; }
    if (key === "Home" || key === "End") { this.go(this.active.key, key === "Home" ? 0 : LAST); return true; }
    if (onHead) return false;
    if (key === "Enter" || key === "F2") { this.open(); return true; }
    if (key === "Delete" || key === "Backspace") { this.put("", "wyczyszczenie komórki"); return true; }
    if (key.length === 1) this.open(true);
    return false;
  }

  jump(down, right) {
    if (Math.abs(down) < 2) { this.step(down, right); return; }
    const keys = this.rows.shown();
    const at = Math.max(0, Math.min(keys.length - 1, keys.indexOf(this.active.key) + down));
    this.go(keys[at], this.active.column);
  }

  put(text, what) {
    if (this.active.column < 0) return;
    this.store.setCells([{ key: this.active.key, field: TEXT[this.active.column], after: text }], what);
  }

  /** Start typing in the chosen cell; ``over`` replaces what is there. */
  open(over = false) {
    const { key, column } = this.active;
    const field = TEXT[column];
    const cell = this.cell();
    if (this.editing || !cell || column < 0) return;
    const before = this.store.row(key).value[field];
    const area = el("textarea", { class: "typing", "aria-label": `${NAMES[field]}, wiersz ${this.store.order.indexOf(key) + 1}`, rows: "1" });
    area.value = over ? "" : before;
    this.editing = { key, field, before, area, over, cell };
    cell.classList.add("edit");
    cell.querySelector(".text").replaceWith(area);
    area.addEventListener("input", () => this.typed());
    area.addEventListener("blur", () => { if (this.editing?.area === area) this.close(true, false); });
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  typed() {
    const { key, field, area } = this.editing;
    this.store.type(key, field, area.value);
  }

  close(keep = true, focus = true) {
    const { key, field, before, area, cell } = this.editing;
    const text = area.value;
    this.editing = null;
    cell.classList.remove("edit");
    area.replaceWith(el("div", { class: "text" }));
    if (!keep) this.store.type(key, field, before);
    else if (this.store.row(key) && this.store.row(key).value[field] !== text) this.store.type(key, field, text);
    if (keep) this.store.finish(key, field, before);
    this.rows.draw(key);
    if (focus) this.cell()?.focus();
    this.tell("closed");
  }

  press(event) {
    /* Links and buttons in a cell do their own work. */
    if (event.target.closest("a, button, textarea")) return;
    const cell = event.target.closest("[role=gridcell]");
    if (!cell) return;
    event.preventDefault();
    if (this.editing) this.close(true, false);
    this.go(cell.closest("tr").dataset.key, Number(cell.dataset.column));
  }

  click(event) {
    const button = event.target.closest(".row-open, [data-open]");
    if (button) { this.tell("open", button.closest("tr").dataset.key); return; }
    if (event.target.closest("a, textarea")) return;
    if (event.target.closest("[role=gridcell]")) this.open();
  }

  focused(event) {
    const place = event.target.closest("[data-column]");
    if (!place) return;
    this.active = { key: place.closest("tr").dataset.key, column: Number(place.dataset.column) };
    this.mark();
  }

  paste(event) {
    if (event.target.closest("dialog") || this.active.column < 0) return;
    const block = readClipboard(event.clipboardData);
    if (!block) {
      if (this.editing) return;
      event.preventDefault();
      const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
      if (text) this.put(text, "wklejenie");
      return;
    }
    event.preventDefault();
    if (this.editing) this.close();
    const { key, column } = this.active;
    const keys = this.rows.shown().slice(this.rows.shown().indexOf(key));
    const width = Math.max(...block.map((row) => row.length));
    this.store.fill(keys.filter((one) => one !== this.store.ghost), TEXT.slice(column), block);
    const over = width - (TEXT.length - column);
    const left = over > 0 ? ` ${count(over, ["kolumna się nie zmieściła", "kolumny się nie zmieściły", "kolumn się nie zmieściło"])} i nie została wklejona w całości.` : "";
    this.say(`Wklejono ${count(block.length, ROWS)}.${left} Ctrl+Z cofa.`);
    this.go(key, column);
  }

  copy(event, cut = false) {
    if (this.editing || this.active.column < 0 || String(getSelection()) !== "") return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", this.store.row(this.active.key).value[TEXT[this.active.column]]);
    if (cut) this.put("", "wycięcie");
  }
}
