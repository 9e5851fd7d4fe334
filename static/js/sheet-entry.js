/* Entering sheets from paper with the keyboard: digits tick, 0 is blank, N cannot be read, Enter goes on. */

const form = document.querySelector("form[data-entry]");

function rows() {
  return [...form.querySelectorAll("[data-question]")];
}

function controls(row) {
  return [...row.querySelectorAll("input:not([type=hidden]), textarea")];
}

/** Focus a row: the chosen option of a list, otherwise its first control. */
function enter(row) {
  if (!row) {
    form.querySelector("button[type=submit]").focus();
    return;
  }
  const all = controls(row);
  const target = all.find((one) => one.type === "radio" && one.checked) ?? all[0];
  target.focus();
  if (target.select && target.type !== "radio" && target.type !== "checkbox") target.select();
  row.scrollIntoView({ block: "nearest" });
}

function next(row) {
  const all = rows();
  enter(all[all.indexOf(row) + 1]);
}

function changed(control) {
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

function tick(row, value) {
  const found = controls(row).find((one) => one.value === value && (one.type === "radio" || one.type === "checkbox"));
  if (!found) return false;
  found.checked = found.type === "radio" ? true : !found.checked;
  found.focus();
  changed(found);
  const other = row.querySelector("[name$=_other]");
  if (other && found.checked && found.parentElement.textContent.trim().endsWith("inne")) other.focus();
  else if (found.type === "radio") next(row);
  return true;
}

function clear(row) {
  const boxes = controls(row).filter((one) => one.type === "checkbox" && one.checked);
  for (const box of boxes) {
    box.checked = false;
    changed(box);
  }
}

function unreadable(row) {
  const own = row.querySelector("[name$=_x]");
  if (own) {
    const field = controls(row).find((one) => one !== own);
    field.value = "";
    own.checked = true;
    changed(own);
    next(row);
    return;
  }
  clear(row);
  if (tick(row, "x") && row.dataset.question === "multiple") next(row);
}

/** A key pressed on a box or a dot; says whether it meant something. */
function pressed(row, key) {
  if (/^[1-9]$/.test(key)) return tick(row, key);
  if (key === "0") {
    if (!tick(row, "0")) {
      clear(row);
      next(row);
    }
    return true;
  }
  if (/^[nx]$/i.test(key)) {
    unreadable(row);
    return true;
  }
  return false;
}

function onKey(event) {
  // The last answer leads to the button, and there Ctrl + Enter must save as well.
  if (event.key === "Enter" && event.ctrlKey && event.target.matches("button[type=submit]")) {
    event.preventDefault();
    form.requestSubmit(event.target);
    return;
  }
  const row = event.target.closest("[data-question]");
  if (!row || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Enter") {
    if (event.shiftKey && event.target.matches("textarea")) return;
    event.preventDefault();
    if (event.ctrlKey) form.requestSubmit();
    else next(row);
    return;
  }
  if (event.ctrlKey) return;
  const typed = !event.target.matches("[type=radio], [type=checkbox]");
  if (typed && !(row.dataset.question === "number" && /^[nx]$/i.test(event.key) && !event.target.name.endsWith("_other"))) return;
  if (pressed(row, event.key)) event.preventDefault();
}

if (form) {
  form.addEventListener("keydown", onKey);
  const wrong = form.querySelector(".bad");
  if (!document.querySelector(".summary")) enter(wrong ?? rows()[0]);
}
