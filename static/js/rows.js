/* Small tables of rows in a form: another row without a trip to the server. */

export function addRow(box) {
  const total = box.querySelector("[name$=-TOTAL_FORMS]");
  const body = box.querySelector("[data-row-body]") ?? box.querySelector("tbody");
  const blank = JSON.parse(box.querySelector("script[type='application/json']").textContent);
  const html = blank.replaceAll("__prefix__", total.value);
  body.insertAdjacentHTML("beforeend", html.trim());
  total.value = Number(total.value) + 1;
  total.dispatchEvent(new Event("change", { bubbles: true }));
  const row = body.lastElementChild;
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  row.dispatchEvent(new CustomEvent("row-added", { bubbles: true }));
  return row;
}

export function watchRows(root) {
  /* Buttons for browsers without JavaScript would be pressed by Enter in any field of their form. */
  for (const spare of root.querySelectorAll(".needs-no-js")) spare.remove();
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-row]");
    if (button) addRow(button.closest("[data-rows]"));
  });
  root.addEventListener("change", (event) => {
    if (event.target.matches("[data-rows] input[name$=-DELETE]")) event.target.closest("[data-row], tr").classList.toggle("removed", event.target.checked);
  });
}
