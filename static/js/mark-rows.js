/* Rows of marks from paper: a digit goes on to the next field, Enter to the next row, Ctrl + Enter saves. */

const form = document.querySelector("form[data-marks]");
const fields = form ? [...form.querySelectorAll("tbody input")] : [];

function go(field) {
  if (!field) {
    form.querySelector("button[type=submit]").focus();
    return;
  }
  field.focus();
  field.select();
}

function onInput(event) {
  const field = event.target;
  if (!field.matches("[data-mark]") || event.isComposing || event.inputType === "deleteContentBackward") return;
  if (/^[1-5n0]$/i.test(field.value.trim())) go(fields[fields.indexOf(field) + 1]);
}

function onKey(event) {
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.key !== "Enter" || !event.target.matches("tbody input")) return;
  event.preventDefault();
  go(event.target.closest("tr").nextElementSibling?.querySelector("input"));
}

if (form) {
  form.addEventListener("input", onInput);
  form.addEventListener("keydown", onKey);
  if (!document.querySelector(".summary")) go(fields[0]);
}
