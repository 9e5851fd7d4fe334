/* Rows of the sheet in the browser: what is typed, what the server is known to hold, undo and redo.

A row: key, version (0 = never confirmed), base (fields as the server holds them), value (fields as
typed), and marks: isNew, sent, restore, deleted, buried (deletion confirmed), moved, born (came from the blank last
row, its step of undo not yet kept), errors, told (what looks odd, by field), conflict ({theirs} or {gone}). */
import { BLANK, FIELDS, NEW, isBlank, newKey, same } from "./sheet-text.js";

export class Store extends EventTarget {
  constructor(config, rows) {
    super();
    this.config = config;
    this.rows = new Map();
    this.order = [];
    this.done = [];
    this.undone = [];
    for (const row of rows) this.adopt(row);
    this.addGhost();
  }

  adopt({ key, version, fields, told = {}, source = "", taken = "" }) {
    this.rows.set(key, this.blankRow(key, { version, told, source, taken, base: { ...BLANK, ...fields }, value: { ...BLANK, ...fields }, isNew: false }));
    this.order.push(key);
  }

  blankRow(key, more = {}) {
    return { key, version: 0, base: { ...BLANK }, value: { ...BLANK }, isNew: true, sent: false, restore: false, deleted: false, buried: false, moved: false, born: false, errors: {}, told: {}, conflict: null, ...more };
  }

  addGhost() {
    /* The last row is always blank and ready; it becomes a row when something is typed in it. */
    this.ghost = newKey();
    this.rows.set(this.ghost, this.blankRow(this.ghost));
    this.order.push(this.ghost);
  }

  row(key) { return this.rows.get(key); }

  real() { return this.order.filter((key) => !(this.row(key).isNew && isBlank(this.row(key).value))); }

  dirtyFields(row) {
    if (row.isNew) return isBlank(row.value) && !row.sent ? [] : NEW;
    return FIELDS.filter((field) => !same(row.value[field], row.base[field]));
  }

  isDirty(row) {
    if (row.deleted) return !row.buried && (row.version > 0 || row.sent);
    return this.dirtyFields(row).length > 0 || (row.moved && !row.isNew);
  }

  dirty() { return [...this.rows.values()].filter((row) => this.isDirty(row)); }

  /** The key above a row among those the server knows or is about to know. */
  above(key) {
    const order = this.real();
    const at = order.indexOf(key);
    return at > 0 ? order[at - 1] : null;
  }

  tell(type, detail = {}) { this.dispatchEvent(new CustomEvent(type, { detail })); }

  changed(keys, structure = false) { this.tell("change", { keys, structure }); }

  put(key, field, value) {
    const row = this.row(key);
    if (key === this.ghost) {
      this.addGhost();
      row.born = true;
    }
    row.value[field] = value;
    delete row.errors[field];
    delete row.told[field];
    if (field === "unit") delete row.errors.number;
  }

  /** Change a cell while it is being typed; ``finish`` makes it one step of undo. */
  type(key, field, value) {
    const structure = key === this.ghost;
    this.put(key, field, value);
    this.changed([key], structure);
  }

  finish(key, field, before) {
    const after = this.row(key)?.value[field];
    if (after !== undefined && !same(before, after)) this.remember(this.withBirths({ what: "wpis", changes: [{ key, field, before, after }] }));
  }

  /** A step that filled the blank last row also made it: undo takes the row away again. */
  withBirths(step) {
    const born = [...new Set(step.changes.map(({ key }) => key))].filter((key) => this.row(key).born);
    step.added = born.map((key) => ({ key, after: this.order[this.order.indexOf(key) - 1] ?? null, value: { ...BLANK } }));
    for (const key of born) this.row(key).born = false;
    return step;
  }

  /** Change many cells at once: ``changes`` is a list of {key, field, after}. */
  setCells(changes, what) {
    const kept = changes.filter(({ key, field, after }) => !same(this.row(key).value[field], after))
      .map((change) => ({ ...change, before: this.row(change.key).value[change.field] }));
    if (!kept.length) return;
    const structure = kept.some(({ key }) => key === this.ghost);
    for (const { key, field, after } of kept) this.put(key, field, after);
    this.remember(this.withBirths({ what, changes: kept }));
    this.changed([...new Set(kept.map(({ key }) => key))], structure);
  }

  /** Write a block of cells from one cell down, making rows as needed; one step of undo. */
  fill(keys, fields, block) {
    const changes = [];
    block.forEach((cells, down) => {
      const key = keys[down] ?? this.ghost;
      fields.forEach((field, right) => {
        const after = cells[right] ?? "";
        const before = this.row(key).value[field];
        if (right >= cells.length || same(before, after)) return;
        this.put(key, field, after);
        changes.push({ key, field, before, after });
      });
    });
    if (changes.length) this.remember(this.withBirths({ what: "wklejenie", changes }));
    this.changed([...new Set(changes.map(({ key }) => key))], true);
  }

  insert(after, value = {}, what = "dodanie wiersza") {
    const step = { what, added: [{ key: newKey(), after, value: { ...BLANK, ...value } }] };
    this.carryOut(step);
    this.remember(step);
    return step.added[0].key;
  }

  remove(key) {
    if (key === this.ghost) return;
    const at = this.order.indexOf(key);
    const step = { what: "usunięcie wiersza", removed: [{ key, after: at > 0 ? this.order[at - 1] : null, value: { ...this.row(key).value } }] };
    this.carryOut(step);
    this.remember(step);
  }

  move(key, by) {
    const at = this.order.indexOf(key);
    const to = at + by;
    if (key === this.ghost || to < 0 || to >= this.order.length - 1) return false;
    const rest = this.order.filter((other) => other !== key);
    const step = { what: "przeniesienie wiersza", moved: { key, before: this.order[at - 1] || null, after: rest[to - 1] || null } };
    this.carryOut(step);
    this.remember(step);
    return true;
  }

  remember(step) {
    this.done.push(step);
    if (this.done.length > 500) this.done.shift();
    this.undone = [];
    this.tell("steps");
  }

  undo() { return this.step(this.done, this.undone, true); }

  redo() { return this.step(this.undone, this.done, false); }

  step(from, to, back) {
    const step = from.pop();
    if (!step) return null;
    to.push(step);
    const key = this.carryOut(step, back);
    this.tell("steps");
    return { what: step.what, key, field: step.changes?.[0]?.field };
  }

  /** Do a step, or take it back; returns the key of the row to look at. */
  carryOut({ changes = [], added = [], removed = [], moved = null }, back = false) {
    if (!back) for (const item of added) this.bring(item);
    for (const item of back ? removed : []) this.bring(item);
    for (const { key, field, before, after } of changes) {
      const row = this.row(key);
      if (!row || row.deleted) this.bring({ key, after: this.order.at(-2) ?? null, value: { ...BLANK } });
      this.put(key, field, back ? before : after);
    }
    for (const item of back ? added : removed) this.drop(item.key);
    if (moved) this.shift(moved.key, back ? moved.before : moved.after);
    const keys = [...changes, ...added, ...removed, ...(moved ? [moved] : [])].map((item) => item.key);
    this.changed(keys, true);
    return keys.find((key) => this.order.includes(key));
  }

  bring({ key, after, value }) {
    const row = this.row(key);
    if (!row) this.rows.set(key, this.blankRow(key, { value: { ...value } }));
    else Object.assign(row, { deleted: false, value: { ...value } });
    if (row?.buried) Object.assign(row, { buried: false, isNew: true, restore: true, sent: false, base: { ...BLANK } });
    this.putUnder(key, after);
  }

  drop(key) {
    const row = this.row(key);
    this.order = this.order.filter((other) => other !== key);
    if (!row) return;
    row.deleted = true;
    row.conflict = null;
    row.errors = {};
  }

  shift(key, after) {
    if (!this.row(key) || this.row(key).deleted) return;
    this.putUnder(key, after);
    this.row(key).moved = true;
  }

  putUnder(key, after) {
    this.order = this.order.filter((other) => other !== key);
    const last = this.order.length - (this.order.at(-1) === this.ghost ? 1 : 0);
    const at = after === null ? 0 : this.order.indexOf(after) + 1;
    this.order.splice(after !== null && at === 0 ? last : Math.min(at, last), 0, key);
  }
}
