/* Cells copied from a spreadsheet fill a small table of rows, from the pasted field to the right and down. */
import { addRow } from "./rows.js";

const FIELDS = "td:not(.remove) :is(input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea)";

function cellsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

function write(field, text) {
  if (field.tagName === "SELECT") {
    const wanted = text.toLowerCase();
    const option = [...field.options].find((one) => one.value.toLowerCase() === wanted || one.text.trim().toLowerCase() === wanted);
    if (!option) return;
    field.value = option.value;
  } else {
    field.value = text;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

export function watchPastedRows(root) {
  root.addEventListener("paste", (event) => {
    const box = event.target.closest("[data-rows]");
    const start = event.target.closest("tr");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!box || !start || !text.replace(/[\r\n]+$/, "").match(/[\t\n]/)) return;
    /* A long text with line ends belongs in its own field. */
    if (event.target.tagName === "TEXTAREA" && !text.includes("\t")) return;
    event.preventDefault();
    const first = [...start.querySelectorAll(FIELDS)].indexOf(event.target);
    let row = start;
    let last = event.target;
    for (const cells of cellsOf(text)) {
      row ??= box.querySelector("[data-add-row]") ? addRow(box) : null;
      if (!row) break;
      const fields = [...row.querySelectorAll(FIELDS)].slice(first);
      cells.forEach((cell, at) => { if (fields[at]) { write(fields[at], cell); last = fields[at]; } });
      row = row.nextElementSibling;
    }
    last.focus();
  });
}
