/* Sends changes to the server and says truthfully what is saved.

Every row is sent with its key and version, so that sending it twice changes nothing. What waits is
kept in the browser (sheet-keep.js) until the server has confirmed it. */
import { reconcile } from "./sheet-keep.js";
import { BLANK, isBlank } from "./sheet-text.js";

const PAUSE = 700;
/* Whoever types without a pause is saved all the same: nothing waits longer than this for the first sending. */
const LONGEST = 4000;
const TIMEOUT = 20000;
const WAITS = [1000, 2000, 4000, 8000, 15000, 30000];
const MAX_BODY = 4_000_000;
const MAX_ROWS = 200;

class SignedOut extends Error {}
class Rejected extends Error {}

export class Sync extends EventTarget {
  constructor(store, keep) {
    super();
    Object.assign(this, { store, keep, token: store.config.token, state: "idle", busy: false, again: false, tries: 0, savedAt: null, reason: "" });
    this.total = store.order.length - 1;
    store.addEventListener("change", ({ detail }) => this.note(detail.keys));
    window.addEventListener("online", () => this.hurry());
    document.addEventListener("session:token", ({ detail }) => { this.token = detail.token; this.hurry(); });
    window.addEventListener("focus", () => { if (["offline", "signedout"].includes(this.state)) this.hurry(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.hurry(); });
    window.addEventListener("beforeunload", (event) => { if (store.dirty().length) event.preventDefault(); });
  }

  note(keys) {
    for (const key of keys) {
      const row = this.store.row(key);
      if (row) this.keep.note(row);
    }
    this.since ||= Date.now();
    this.schedule(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
    this.say();
  }

  schedule(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  hurry() { if (this.ready().length) this.schedule(0); }

  /** Rows that can be sent: not those that wait for a person to choose or to mend something. */
  ready() {
    return this.store.dirty().filter((row) => !row.conflict && (row.deleted || !Object.keys(row.errors).length));
  }

  say(state = this.state) {
    this.state = state;
    this.dispatchEvent(new Event("status"));
  }

  batch() {
    const body = { saves: [], deletions: [], moves: [] };
    const place = new Map(this.store.order.map((key, at) => [key, at]));
    const rows = this.ready().sort((one, other) => (place.get(one.key) ?? -1) - (place.get(other.key) ?? -1));
    const taken = [];
    let size = 0;
    for (const row of rows) {
      const { key, version } = row;
      const fields = this.store.dirtyFields(row);
      if (!row.deleted && fields.some((field) => ["number", "unit"].includes(field)) && !row.isNew) fields.push("number", "unit");
      const values = Object.fromEntries(fields.map((field) => [field, row.value[field]]));
      const after = this.store.above(key);
      size += JSON.stringify(values).length;
      if (taken.length === MAX_ROWS || (taken.length && size > MAX_BODY)) break;
      if (row.deleted) body.deletions.push({ key, version });
      else if (row.isNew) body.saves.push({ key, version, fields: values, after, restore: row.restore });
      else if (fields.length) body.saves.push({ key, version, fields: values });
      if (row.moved && !row.isNew && !row.deleted) body.moves.push({ key, after });
      taken.push({ row, values, deleted: row.deleted, moved: row.moved });
      row.sent = true;
      row.moved = false;
      this.keep.note(row);
    }
    return { body, taken };
  }

  async flush() {
    if (this.busy) { this.again = true; return; }
    this.since = 0;
    const { body, taken } = this.batch();
    if (!taken.length) { this.say(); return; }
    this.busy = true;
    this.say("saving");
    let wait = 0;
    try {
      this.settle(await this.post(this.store.config.urls.save, body), taken);
      this.tries = 0;
    } catch (error) {
      for (const { row, moved } of taken) {
        row.moved = row.moved || moved;
        this.keep.note(row);
      }
      wait = this.failed(error);
    }
    this.busy = false;
    if (wait !== null && (wait || this.again || this.ready().length)) this.schedule(wait);
    this.again = false;
    this.say();
  }

  failed(error) {
    if (error instanceof Rejected) {
      this.reason = error.message;
      this.say("rejected");
      return null;
    }
    this.say(error instanceof SignedOut ? "signedout" : "offline");
    const wait = WAITS[Math.min(this.tries, WAITS.length - 1)];
    this.tries += 1;
    return wait;
  }

  /** Ask the server for something beside the rows; the answer, or a refusal in words. */
  async ask(url, body) {
    try {
      return await this.post(url, body);
    } catch (error) {
      if (error instanceof Rejected) return { refusal: error.message };
      if (error instanceof SignedOut) return { refusal: "Wylogowano. Zaloguj się w nowej karcie i spróbuj ponownie." };
      return { refusal: "Brak połączenia: nie zapisano. Spróbuj ponownie za chwilę." };
    }
  }

  async post(url, body, repeated = false) {
    const answer = await this.fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify(body),
    });
    const json = (answer.headers.get("Content-Type") || "").includes("application/json");
    if (json && [200, 409, 422].includes(answer.status)) {
      const data = await answer.json();
      if (data.refusal) throw new Rejected(data.refusal);
      return data;
    }
    if (json && answer.status < 500) throw new Rejected((await answer.json()).refusal);
    if (answer.status === 403 && !repeated) {
      /* Signed in again in another tab: the form's token changed. */
      await this.refreshToken();
      return this.post(url, body, true);
    }
    throw new Error(`status ${answer.status}`);
  }

  async fetch(url, options = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT);
    try {
      const answer = await fetch(url, { ...options, redirect: "manual", credentials: "same-origin", signal: stop.signal });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        document.dispatchEvent(new CustomEvent("session:ended"));
        throw new SignedOut();
      }
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  async refreshToken() {
    const answer = await this.fetch(this.store.config.urls.state);
    if (answer.status === 404) throw new Rejected("Tej diagnozy nie ma już wśród tych, które możesz otworzyć.");
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const state = await answer.json();
    if (state.user !== this.store.config.user) {
      throw new Rejected("W tej przeglądarce zalogowano inną osobę. Zaloguj się na swoje konto: zmiany czekają.");
    }
    this.token = state.token;
  }

  settle(answer, taken) {
    const versions = new Map(answer.saved.map(({ key, version }) => [key, version]));
    const told = new Map(answer.saved.map((row) => [row.key, row.told || {}]));
    const stale = new Map(answer.stale.map((row) => [row.key, row]));
    const gone = new Set(answer.gone);
    const invalid = new Map(answer.invalid.map(({ key, errors }) => [key, errors]));
    for (const { row, values, deleted } of taken) {
      if (stale.has(row.key)) this.clash(row, stale.get(row.key), deleted);
      else if (gone.has(row.key)) row.conflict = { gone: true };
      else if (invalid.has(row.key)) row.errors = invalid.get(row.key);
      else if (deleted) this.buried(row);
      else this.confirmed(row, values, versions.get(row.key), told.get(row.key));
      this.keep.note(row);
    }
    this.total = answer.count;
    this.savedAt = new Date();
    this.say("saved");
    this.store.tell("settled", { keys: taken.map(({ row }) => row.key), clash: stale.size + gone.size > 0 });
  }

  confirmed(row, values, version, told = {}) {
    row.base = { ...(row.isNew ? BLANK : row.base), ...values };
    for (const field of Object.keys(values)) {
      /* Typed on meanwhile: the sentence is about a text that is no longer there. */
      if (told[field] && row.value[field] === values[field]) row.told[field] = told[field];
      else delete row.told[field];
    }
    Object.assign(row, { isNew: false, restore: false, version: version ?? row.version });
  }

  buried(row) {
    row.buried = true;
    if (row.deleted) return;
    /* Undone while the deletion was on its way. */
    Object.assign(row, { buried: false, isNew: true, restore: true, sent: false, base: { ...BLANK } });
  }

  clash(row, current, deleted) {
    if (deleted && row.deleted) {
      /* Somebody changed the row that was being deleted: show it again with their text. */
      Object.assign(row, { deleted: false, version: current.version, base: { ...current.fields }, value: { ...current.fields }, isNew: false });
      this.store.putUnder(row.key, null);
      this.store.tell("returned", { key: row.key });
      return;
    }
    reconcile(row, current);
  }

  /** Take in what others have done meanwhile, leaving alone what waits here. */
  async refresh() {
    if (this.busy || this.store.dirty().length) return;
    let state;
    try {
      state = await (await this.fetch(this.store.config.urls.state)).json();
    } catch {
      return;
    }
    if (this.busy || this.store.dirty().length || state.user !== this.store.config.user) return;
    this.token = state.token;
    this.total = state.rows.length;
    this.takeOver(state.rows);
    this.say();
  }

  takeOver(rows) {
    const { store } = this;
    const known = new Map(rows.map((row) => [row.key, row]));
    const blank = store.order.filter((key) => store.row(key).isNew && isBlank(store.row(key).value));
    for (const key of store.order.filter((other) => !known.has(other) && !blank.includes(other))) store.rows.delete(key);
    store.order = [];
    for (const row of rows) store.adopt(row);
    store.order.push(...blank.filter((key) => key !== store.ghost), store.ghost);
    store.tell("change", { keys: [], structure: true });
  }
}
