/* Text kept over a sign-in goes back into the form it was typed in; nothing is sent. */

function controls(form, name) {
  return [...form.elements].filter((field) => field.name === name && field.type !== "hidden");
}

function put(field, text) {
  if (field.value === text) return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function fill(form, name, texts) {
  const fields = controls(form, name);
  if (!fields.length) return texts.every((text) => !text);
  fields.forEach((field, at) => {
    if (["checkbox", "radio"].includes(field.type)) field.checked = texts.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = texts.includes(option.value);
    else if (texts[at] !== undefined) put(field, texts[at]);
  });
  return true;
}

/* Rows added by the person are added again first. */
function addRows(form, values) {
  for (const [name, [total]] of Object.entries(values)) {
    if (!name.endsWith("-TOTAL_FORMS")) continue;
    const field = form.elements[name];
    const add = field?.closest("[data-rows]")?.querySelector("[data-add-row]");
    while (add && Number(field.value) < Number(total)) add.click();
  }
}

export function giveBack(root) {
  const box = root.querySelector("[data-kept]");
  if (!box) return;
  const kept = JSON.parse(root.getElementById("kept-form").textContent);
  const form = [...root.forms].find((one) => one.method === "post" && new URL(one.action, location.href).pathname === kept.action && !box.contains(one));
  const said = box.querySelector("[data-kept-said]");
  if (!form) { said.textContent = "Sesja skończyła się przed zapisaniem. Tekst stoi niżej: przepisz go do formularza."; return; }
  addRows(form, kept.values);
  const boxes = [...form.elements].filter((field) => ["checkbox", "radio"].includes(field.type) && !(field.name in kept.values));
  for (const field of boxes) field.checked = false;
  const lost = Object.entries(kept.values).filter(([name, texts]) => !name.startsWith("confirm_") && !fill(form, name, texts) && !["version", "seen"].includes(name) && !/-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(name) && !form.elements[name]);
  said.textContent = lost.length
    ? "Sesja skończyła się przed zapisaniem. Część tekstu wróciła do pól, reszta stoi niżej. Sprawdź i zapisz."
    : "Sesja skończyła się przed zapisaniem. Tekst wrócił do pól, ale nie jest jeszcze zapisany: sprawdź i zapisz.";
  form.closest("details")?.setAttribute("open", "");
}
