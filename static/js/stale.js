/* Two texts after somebody else's save: take theirs, or join both, with one press. */

function set(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

export function watchStale(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take], [data-join]");
    if (!button) return;
    const panel = button.closest(".theirs");
    const field = document.getElementById(panel.dataset.field);
    const theirs = panel.dataset.value;
    if (!field) return;
    if ("join" in button.dataset) set(field, `${theirs}\n\n${field.value}`);
    else set(field, theirs);
  });
}
