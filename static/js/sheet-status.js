/* What is saved, in words that are true: shared by both forms. */
import { ROWS, clock, count } from "./sheet-text.js";

/** Kind of state and its sentence; ``all`` follows the time of saving („ · 60 wierszy”). */
export function statusOf({ store, sync, clash, all }) {
  const waiting = store.dirty();
  const choose = clash.waiting().length;
  const mend = waiting.filter((row) => Object.keys(row.errors).length).length;
  const changes = `zmiany czekają (${waiting.length})`;
  const also = all ? ` · ${all}` : "";
  if (sync.state === "signedout") return ["stop", `Wylogowano – ${changes}. Tekst jest zachowany w tej przeglądarce.`];
  if (sync.state === "offline") return ["warn", `Brak połączenia – ${changes}`];
  if (sync.state === "rejected" && waiting.length) return ["stop", `Nie zapisano – ${changes}. ${sync.reason}`];
  if (sync.state === "saving") return ["now", "Zapisuję…"];
  if (choose) return ["stop", `Niezapisane: ${count(choose, ROWS)} z dwoma tekstami do wyboru`];
  if (mend) return ["stop", `Niezapisane: ${count(mend, ROWS)} do poprawy`];
  if (waiting.length) return ["now", `Niezapisane zmiany (${waiting.length})`];
  return ["done", sync.savedAt ? `Zapisano o ${clock(sync.savedAt)}${also}` : `Zapisane${also}`];
}

export function showStatus(page, parts) {
  const [kind, text] = statusOf(parts);
  const line = page.querySelector("[data-status]");
  if (line.textContent !== text) line.textContent = text;
  line.className = `saved ${kind}`;
  page.querySelector("[data-sign-in]").hidden = parts.sync.state !== "signedout";
  page.querySelector("[data-choose]").hidden = !parts.clash.waiting().length;
  page.querySelector("[data-full]").hidden = !parts.keep.full;
}
