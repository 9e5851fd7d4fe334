/* Reads what the clipboard holds: a Word or spreadsheet table, tab-separated lines, or one text. */

const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "TABLE", "TR", "BLOCKQUOTE"]);

/** Text of a node with the line ends a person would see. */
function textOf(node) {
  let text = "";
  const fresh = () => { if (text && !text.endsWith("\n")) text += "\n"; };
  const walk = (part) => {
    for (const child of part.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const plain = child.data.replace(/[\s\u00a0]+/g, " ");
        text += text === "" || text.endsWith("\n") || text.endsWith(" ") ? plain.trimStart() : plain;
      } else if (child.nodeType !== Node.ELEMENT_NODE || child.matches("style, script, title, meta")) {
        continue;
      } else if (child.tagName === "BR") {
        text += "\n";
      } else {
        const block = BLOCKS.has(child.tagName);
        if (block) fresh();
        if (child.tagName === "LI") text += "– ";
        walk(child);
        if (block) fresh();
      }
    }
  };
  walk(node);
  return text.replace(/ +\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** Rows of the first table; a merged cell is repeated down its rows and left empty to its right. */
export function fromHtml(html) {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const rows = [];
  [...table.rows].forEach((line, at) => {
    rows[at] = rows[at] || [];
    let column = 0;
    for (const cell of line.cells) {
      while (rows[at][column] !== undefined) column += 1;
      const text = textOf(cell);
      for (let down = 0; down < Math.min(cell.rowSpan, table.rows.length - at); down += 1) {
        rows[at + down] = rows[at + down] || [];
        for (let right = 0; right < Math.min(cell.colSpan, 50); right += 1) rows[at + down][column + right] = right ? "" : text;
      }
      column += 1;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? ""));
}

/** Tab-separated lines as spreadsheets write them, with quoted cells that hold line ends. */
export function fromTabs(plain) {
  const text = plain.replace(/\r\n?/g, "\n");
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
    else if (quoted && sign === '"') quoted = false;
    else if (quoted) cell += sign;
    else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1).push(cell.trim());
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1).push(cell.trim());
  return rows;
}

const HEADINGS = [/^grupa/i, /^problem/i, /^potrzeb/i, /^spos/i];

/** The clipboard as rows of cells, or null when it is one text for one cell. */
export function readClipboard(data) {
  const plain = data.getData("text/plain");
  const html = data.getData("text/html");
  let rows = html ? fromHtml(html) : null;
  if (!rows && plain.includes("\t")) rows = fromTabs(plain);
  if (!rows) return null;
  if (rows.length > 1 && rows[0].length === 4 && HEADINGS.every((heading, column) => heading.test(rows[0][column]))) rows = rows.slice(1);
  rows = rows.filter((row) => row.some((cell) => cell !== ""));
  return rows.length ? rows : null;
}
