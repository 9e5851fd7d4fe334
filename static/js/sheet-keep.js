/* Keeps unsaved rows in this browser, one entry a row, so that a closed page or a dead connection
loses nothing and two tabs do not write over each other. */
import { BLANK, FIELDS, same } from "./sheet-text.js";

const MARKS = ["version", "isNew", "sent", "restore", "deleted", "moved"];

export class Keep {
  constructor(store) {
    this.store = store;
    this.prefix = `cus.sheet.${store.config.user}.${store.config.diagnosis}.`;
    this.full = false;
  }

  /** Write down one row, or forget it when the server has all of it. */
  note(row) {
    try {
      if (!this.store.isDirty(row)) {
        localStorage.removeItem(this.prefix + row.key);
        return;
      }
      const fields = this.store.dirtyFields(row);
      const pick = (from) => Object.fromEntries(fields.map((field) => [field, from[field]]));
      const entry = { after: this.store.above(row.key), base: pick(row.base), value: pick(row.value) };
      for (const mark of MARKS) entry[mark] = row[mark];
      localStorage.setItem(this.prefix + row.key, JSON.stringify(entry));
      this.full = false;
    } catch {
      this.full = true;
    }
  }

  entries() {
    const found = [];
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const name = localStorage.key(at);
        if (name.startsWith(this.prefix)) found.push([name.slice(this.prefix.length), JSON.parse(localStorage.getItem(name))]);
      }
    } catch {
      return [];
    }
    return found;
  }

  /** Put back what was left unsaved; returns how many rows there were. */
  recall() {
    const entries = this.entries();
    const waiting = new Map(entries);
    /* A new row may stand under another new row: put the upper one first. */
    const place = (key) => {
      const entry = waiting.get(key);
      if (!entry) return;
      waiting.delete(key);
      if (entry.after) place(entry.after);
      this.put(key, entry);
    };
    for (const [key] of entries) place(key);
    if (entries.length) this.store.changed(entries.map(([key]) => key), true);
    return entries.length;
  }

  put(key, entry) {
    const { store } = this;
    const row = store.row(key);
    if (!row && entry.deleted) return localStorage.removeItem(this.prefix + key);
    if (!row) {
      const fresh = store.blankRow(key, { value: { ...BLANK, ...entry.value } });
      for (const mark of MARKS) fresh[mark] = entry[mark];
      store.rows.set(key, fresh);
      store.putUnder(key, entry.after);
      if (!entry.isNew) fresh.conflict = { gone: true };
      return undefined;
    }
    if (entry.deleted) {
      row.version = entry.version;
      return store.drop(key);
    }
    const current = { version: row.version, fields: { ...row.base } };
    Object.assign(row.value, entry.value);
    if (entry.version !== row.version) {
      row.base = { ...row.base, ...entry.base };
      reconcile(row, current);
    }
    if (entry.moved && !entry.isNew) store.shift(key, entry.after);
    return undefined;
  }
}

/** Join a row with what somebody else left in the database; a clash becomes ``row.conflict``.

Cells that only one side changed need no question; equal texts neither. */
export function reconcile(row, current) {
  const clashes = [];
  for (const field of FIELDS) {
    const theirs = current.fields[field];
    const mine = row.value[field];
    const changedByMe = !same(mine, row.base[field]);
    if (!changedByMe) row.value[field] = theirs;
    else if (!same(theirs, row.base[field]) && !same(theirs, mine)) clashes.push(field);
  }
  row.base = { ...current.fields };
  row.version = current.version;
  row.isNew = false;
  row.conflict = clashes.length ? { fields: clashes, theirs: { ...current.fields } } : null;
}
