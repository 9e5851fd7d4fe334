/* Says who else has the same form open, and whether they saved it. A sign of life goes out every 25
seconds; it is marked as background, so that an open page does not pass for a person at work. */
import { about, send } from "./drafts.js";

const EVERY = 25000;
const URL = "/szkice/obecnosc/";
const QUIET = { "X-Background": "1" };

class Presence {
  constructor(form, box) {
    Object.assign(this, { form, box, seen: new Map(), gone: new Map(), saved: "" });
  }

  async beat() {
    try {
      const answer = await send(this.form, URL, JSON.stringify(about(this.form)), { headers: QUIET });
      if (answer.status === 200) this.show(answer.body);
    } catch {
      /* Nothing is known now; what was said last stays. */
    }
  }

  show({ others, saved }) {
    const now = new Date().toLocaleTimeString("pl-PL", { hour: "2-digit", minute: "2-digit" });
    const here = new Map(others.map((person) => [person.name, person.since]));
    for (const name of this.seen.keys()) if (!here.has(name)) this.gone.set(name, now);
    for (const name of here.keys()) this.gone.delete(name);
    this.seen = here;
    this.saved = saved || this.saved;
    const lines = [];
    for (const [name, since] of here) lines.push(`${this.box.dataset.words} ${name} (od ${since}).`);
    for (const [name, at] of this.gone) lines.push(`${name}: formularz już zamknięty (${at}).`);
    if (this.saved) lines.push(`Zapisano zmiany: ${this.saved}. Gdy zapiszesz swoje, zobaczysz oba teksty.`);
    const text = lines.join("\n");
    if (text === this.text) return;
    this.text = text;
    this.box.replaceChildren(...lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.className = "notice warn";
      paragraph.textContent = line;
      return paragraph;
    }));
  }

  leave() {
    send(this.form, URL, JSON.stringify({ ...about(this.form), leaving: true }), { headers: QUIET, keepalive: true }).catch(() => {});
  }
}

/** A page that saves itself has no form: ``token()`` gives what its requests are signed with. */
export function watchPage(box, token) {
  watch({ dataset: box.dataset, elements: { csrfmiddlewaretoken: { get value() { return token(); } } } }, box);
}

export function watchPresence(root) {
  const form = root.querySelector("form[data-draft]");
  const box = root.querySelector("[data-presence]:not([data-draft])");
  if (form && box && Number(form.dataset.draftVersion) !== 0) watch(form, box);
}

function watch(form, box) {
  const presence = new Presence(form, box);
  presence.beat();
  setInterval(() => presence.beat(), EVERY);
  window.addEventListener("pagehide", () => presence.leave());
  window.addEventListener("pageshow", (event) => { if (event.persisted) presence.beat(); });
}
