/* The session: a warning before it ends, shared by all tabs; typing keeps it; after its end the page
   stays with what was typed, covered until the same person is back. The server alone decides. */

const mark = document.querySelector("[data-session]");
const dialog = document.querySelector("[data-session-dialog]");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("cus-session") : null;
const SPOKEN = [120, 60, 30, 10];
const state = { over: false, endsAt: 0, last: false, timer: 0, told: 0, spoken: 0 };

const part = (name) => dialog.querySelector(`[data-session-${name}]`);
const left = () => Math.max(0, Math.ceil((state.endsAt - Date.now()) / 1000));
const warning = () => Math.min(Number(mark.dataset.warning), Number(mark.dataset.idle) / 2);

function inWords(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function show() {
  if (!dialog.open) dialog.showModal();
}

function hide() {
  if (dialog.open) dialog.close();
}

function plan() {
  if (state.over) return;
  clearTimeout(state.timer);
  const wait = dialog.open ? 1 : Math.max(1, left() - warning());
  /* Long timers of a sleeping computer fire late: look at least every minute. */
  state.timer = setTimeout(tick, Math.min(wait, 60) * 1000);
}

async function tick() {
  if (!dialog.open && left() > warning()) { plan(); return; }
  if (!dialog.open || left() === 0) await ask();
  if (!state.over && left() <= warning()) warn();
  plan();
}

function warn() {
  const seconds = left();
  part("left").textContent = `Pozostało ${inWords(seconds)}`;
  part("why").textContent = state.last ? "Sesja trwa już najdłużej, jak może. Zapisz pracę i zaloguj się na nowo." : "Od dłuższego czasu nic się tu nie dzieje.";
  part("stay").hidden = state.last;
  const step = SPOKEN.find((mark_, at) => seconds <= mark_ && seconds > (SPOKEN[at + 1] ?? 0));
  if (step !== state.spoken) {
    state.spoken = step;
    part("said").textContent = `Wylogowanie nastąpi za ${inWords(seconds)}.`;
  }
  show();
}

function take(answer) {
  if (answer.person === Number(mark.dataset.person)) {
    const returned = state.over;
    Object.assign(state, { over: false, endsAt: Date.now() + answer.left * 1000, last: answer.last });
    if (answer.token) renew(answer.token);
    if (left() > warning() || returned) { hide(); state.spoken = 0; }
    part("warning").hidden = false;
    part("over").hidden = true;
    return;
  }
  end(answer.person !== null);
}

function end(isOther) {
  state.over = true;
  clearTimeout(state.timer);
  part("title").textContent = "Sesja się skończyła";
  part("warning").hidden = true;
  part("over").hidden = false;
  part("other").hidden = !isOther;
  dialog.classList.add("over");
  show();
  /* The person may come back in another tab without a word to this one. */
  state.timer = setTimeout(look, 4000);
}

/* Whoever signs in again has a new form token: the forms of this page must carry it. */
function renew(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  part("title").textContent = "Zaraz nastąpi wylogowanie";
  dialog.classList.remove("over");
  document.dispatchEvent(new CustomEvent("session:token", { detail: { token } }));
}

async function ask(url = mark.dataset.stateUrl, options = {}) {
  try {
    const answer = await fetch(url, { credentials: "same-origin", redirect: "manual", ...options });
    if (answer.status === 401) end(false);
    else if (answer.ok) take(await answer.json());
    else if (options.method) await ask();
  } catch {
    /* No connection: the server will say when there is one. */
    if (state.over) state.timer = setTimeout(look, 4000);
  }
}

async function stay() {
  state.told = Date.now();
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  await ask(mark.dataset.stayUrl, { method: "POST", headers: { "X-CSRFToken": token } });
  tabs?.postMessage("asked");
  plan();
}

/* Only what the person does counts, and it is told to the server now and then. */
function act(event) {
  const often = Math.min(120, Number(mark.dataset.idle) / 6) * 1000;
  if (!event.isTrusted || state.over || dialog.open || Date.now() - state.told < often) return;
  stay();
}

async function look() {
  if (document.visibilityState === "hidden") return;
  clearTimeout(state.timer);
  if (state.over || dialog.open || left() <= warning()) await ask();
  plan();
}

function refuseSend(event) {
  if (!state.over || dialog.contains(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  show();
}

if (mark && dialog && dialog.showModal) {
  state.endsAt = Date.now() + Number(mark.dataset.left) * 1000;
  state.last = "last" in mark.dataset;
  state.told = Date.now();
  for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, act, { passive: true });
  document.addEventListener("submit", refuseSend, true);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.addEventListener("pageshow", (event) => { if (event.persisted) ask().then(plan); });
  document.addEventListener("htmx:beforeOnLoad", (event) => { if (event.detail.xhr.getResponseHeader("X-Session-Ended")) end(false); });
  document.addEventListener("session:ended", () => end(false));
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); if (!state.over && !state.last) stay(); });
  part("stay").addEventListener("click", stay);
  if (tabs) tabs.onmessage = () => ask().then(plan);
  tabs?.postMessage("opened");
  plan();
} else {
  tabs?.postMessage("opened");
}
