/* Long forms keep their text on the server while somebody types. The page says „zapisany” only after
the server has answered that the database has the text. Without JavaScript the forms work as they are. */

/* The text is sent a moment after the last key, and never later than this while typing goes on. */
const PAUSE = 1200;
const LATEST = 4000;
const RETRY = 4000;
/* Browsers carry no more than this over the closing of a page. */
const KEEPALIVE = 60000;

const WORDS = {
  waiting: "Zmiany niezapisane",
  failed: "Nie udało się zapisać szkicu – spróbuję ponownie",
  offline: "Brak połączenia – tekst zostaje w tej karcie, spróbuję ponownie",
  session: "Sesja wygasła – tekst zostaje w tej karcie.",
  stranger: "W tej przeglądarce zalogowano inną osobę – szkicu nie zapisuję. Skopiuj swój tekst.",
};

export function keeps(input) {
  return !(input.name === "csrfmiddlewaretoken" || input.type === "password" || input.type === "file" || input.name.endsWith("_carried") || input.closest("[data-sealed], [data-secret]"));
}

/** What stands in a form now: names of controls and lists of texts. */
export function typedIn(form) {
  const barred = new Set();
  for (const input of form.elements) if (input.name && !keeps(input)) barred.add(input.name);
  const data = {};
  for (const [name, value] of new FormData(form)) {
    if (barred.has(name) || typeof value !== "string") continue;
    (data[name] ??= []).push(value);
  }
  return data;
}

export function about(form) {
  const version = Number(form.elements.version?.value || form.dataset.draftVersion) || 0;
  return { form: form.dataset.draft, object: form.dataset.draftObject, opening: form.dataset.draftOpening, version };
}

/** Send JSON; the answer is {status, body}. Status 401: nobody is signed in any more. */
export async function send(form, url, body, options = {}) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, ...options.headers };
  const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", credentials: "same-origin", keepalive: Boolean(options.keepalive) });
  const json = (answer.headers.get("Content-Type") || "").includes("json");
  if (answer.type === "opaqueredirect" || answer.status === 401 || (answer.status === 403 && !json)) return { status: 401, body: {} };
  return { status: answer.status, body: json ? await answer.json() : {} };
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.url = "/szkice/";
    this.line = form.querySelector("[data-draft-state]");
    this.said = form.querySelector("[data-draft-said]");
    this.signIn = form.querySelector("[data-draft-sign-in]");
    this.kept = JSON.stringify(typedIn(form));
    this.since = 0;
    this.kind = "";
  }

  get dirty() {
    return JSON.stringify(typedIn(this.form)) !== this.kept;
  }

  /* Spoken only when the kind of news changes: somebody who types all day hears it once. */
  say(kind, text, css = "") {
    this.line.textContent = text;
    this.line.className = `saved ${css}`.trim();
    if (this.signIn) this.signIn.hidden = kind !== "session";
    if (kind !== this.kind && kind !== "waiting") {
      this.said.textContent = text;
      this.kind = kind;
    }
  }

  note() {
    if (this.leaving) return;
    if (!this.since) this.since = Date.now();
    if (!["session", "stranger", "refused"].includes(this.kind)) this.say("waiting", WORDS.waiting, "unsaved");
    this.plan(Math.max(0, Math.min(PAUSE, this.since + LATEST - Date.now())));
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  /** Send what is not kept yet; resolves to true when the database has all of it. */
  async flush() {
    clearTimeout(this.timer);
    while (this.busy) await this.busy;
    const data = JSON.stringify(typedIn(this.form));
    if (data === this.kept) {
      this.since = 0;
      return true;
    }
    this.busy = this.deliver(data);
    const done = await this.busy;
    this.busy = null;
    return done;
  }

  async deliver(data) {
    const body = `{"data":${data},${JSON.stringify(about(this.form)).slice(1)}`;
    let answer;
    try {
      answer = await send(this.form, this.url, body);
      if (answer.status === 401 && (await this.renew())) answer = await send(this.form, this.url, body);
    } catch {
      return this.fail(navigator.onLine ? "failed" : "offline");
    }
    if (answer.status === 200 && answer.body.saved_at) return this.done(data, answer.body.saved_at);
    if (answer.status === 401) return this.fail(this.kind === "stranger" ? "stranger" : "session");
    if (answer.status >= 500 || !answer.body.refusal) return this.fail("failed");
    this.say("refused", answer.body.refusal, "failed");
    this.refused = true;
    return false;
  }

  done(data, moment) {
    this.kept = data;
    this.refused = false;
    this.since = 0;
    this.say("kept", `Szkic zapisany o ${moment}`);
    if (this.dirty) this.note();
    return true;
  }

  fail(kind) {
    this.say(kind, WORDS[kind], "failed");
    this.plan(RETRY);
    return false;
  }

  /* Somebody may have signed in again in another tab: then this page takes the new token. */
  async renew() {
    const answer = await fetch(`${this.url}sesja/`, { redirect: "manual", headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (answer.type === "opaqueredirect" || !answer.ok) return false;
    const { user, token } = await answer.json();
    if (String(user) !== this.form.dataset.draftUser) {
      this.say("stranger", WORDS.stranger, "failed");
      return false;
    }
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
  }

  leave() {
    if (this.leaving || !this.dirty) return;
    const data = JSON.stringify(typedIn(this.form));
    const body = `{"data":${data},${JSON.stringify(about(this.form)).slice(1)}`;
    send(this.form, this.url, body, { keepalive: new Blob([body]).size < KEEPALIVE }).catch(() => {});
  }
}

const keepers = new Map();

/* A form is sent only when its text is safe: over a lost session or connection it stays on the page. */
async function submitSafely(event) {
  const keeper = keepers.get(event.target);
  if (!keeper) return;
  if (keeper.leaving || event.submitter?.name === "add") {
    keeper.leaving = true;
    return;
  }
  if (!keeper.dirty && !keeper.busy) {
    keeper.leaving = true;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (keeper.waiting) return;
  keeper.waiting = true;
  keeper.form.setAttribute("aria-busy", "true");
  const kept = await keeper.flush();
  keeper.form.removeAttribute("aria-busy");
  keeper.waiting = false;
  if (kept || keeper.refused) {
    keeper.leaving = true;
    keeper.form.requestSubmit(event.submitter || undefined);
  } else keeper.line.scrollIntoView({ block: "nearest" });
}

export function watchDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) keepers.set(form, new Keeper(form));
  if (!keepers.size) return;
  const noted = (event) => keepers.get(event.target.form)?.note();
  root.addEventListener("input", noted);
  root.addEventListener("change", noted);
  root.addEventListener("submit", submitSafely, { capture: true });
  const all = (act) => () => { for (const keeper of keepers.values()) act(keeper); };
  const again = all((keeper) => { if (keeper.dirty && !keeper.leaving) keeper.flush(); });
  window.addEventListener("online", again);
  window.addEventListener("focus", again);
  document.addEventListener("visibilitychange", again);
  window.addEventListener("pagehide", all((keeper) => keeper.leave()));
  window.addEventListener("pageshow", (event) => { if (event.persisted) all((keeper) => { keeper.leaving = false; })(); });
  window.addEventListener("beforeunload", (event) => {
    for (const keeper of keepers.values()) if (keeper.dirty && !keeper.leaving && ["failed", "offline", "session", "stranger"].includes(keeper.kind)) event.preventDefault();
  });
}
