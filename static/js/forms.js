/* Forms: one send for one press, a warning before typed text is left behind, a count of letters. */

const unsaved = new Set();

function refuseSecondSend(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method === "get" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sending) { event.preventDefault(); return; }
  form.dataset.sending = "1";
  unsaved.delete(form);
  /* The pressed button must stay enabled until its name and value are sent. */
  setTimeout(() => {
    for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-disabled", "true");
    const pressed = event.submitter;
    if (pressed && pressed.dataset.busy) pressed.textContent = pressed.dataset.busy;
  }, 0);
}

function allowAgain() {
  /* The back button shows the page as it was left. */
  for (const form of document.querySelectorAll("form[data-sending]")) {
    delete form.dataset.sending;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
}

function noteTyping(event) {
  const form = event.target.form;
  if (!form || !form.matches("[data-unsaved]")) return;
  unsaved.add(form);
  const line = document.getElementById(form.dataset.unsaved);
  if (line) { line.textContent = "Zmiany niezapisane"; line.className = "saved unsaved"; }
}

function plural(number, one, few, many) {
  if (number === 1) return one;
  const [tens, units] = [number % 100, number % 10];
  return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
}

function count(area) {
  const limit = Number(area.dataset.limit);
  const line = document.getElementById(area.dataset.countIn);
  if (!line) return;
  const left = limit - area.value.length;
  line.hidden = left > limit / 10;
  line.classList.toggle("over", left < 0);
  const signs = `${Math.abs(left).toLocaleString("pl-PL")} ${plural(Math.abs(left), "znak", "znaki", "znaków")}`;
  line.textContent = left < 0 ? `Za długie o ${signs}.` : `Do końca miejsca: ${signs}.`;
}

/** Mark a form as saved: called by pages that save by themselves. */
export function markSaved(form, text) {
  unsaved.delete(form);
  const line = document.getElementById(form.dataset.unsaved);
  if (line) { line.textContent = text; line.className = "saved"; }
}

export function watchForms(root) {
  root.addEventListener("submit", refuseSecondSend);
  root.addEventListener("input", noteTyping);
  root.addEventListener("input", (event) => { if (event.target.dataset.limit) count(event.target); });
  root.addEventListener("click", (event) => { if (event.target.closest("[aria-disabled=true]")) event.preventDefault(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) allowAgain(); });
  window.addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });
  root.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("form[data-unsaved]");
    if (!form) return;
    if (event.detail.successful) markSaved(form, `Zapisano o ${new Date().toLocaleTimeString("pl-PL")}`);
  });
  root.addEventListener("change", (event) => { if (event.target.matches("[data-send-on-change]")) event.target.form.requestSubmit(); });
}
