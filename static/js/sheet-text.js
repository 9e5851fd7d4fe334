/* Words, elements and keys shared by the modules of the sheet. */

export let TEXT = ["group", "problem", "need", "ways"];
export let BLANK = {
  group: "", problem: "", need: "", ways: "", number: null, unit: "", at_least: false,
  kind: "", size: null, severity: null, evidence: null, gmina_id: null, services: [], areas: [],
};
export let FIELDS = Object.keys(BLANK);
/* Fields that a new row sends, and those that alone do not make a row worth sending. */
export let NEW = FIELDS;
export let STILL = [];
export let NAMES = {
  group: "Grupa społeczna", problem: "Problem", need: "Potrzeby", ways: "Sposoby zaspokajania potrzeb",
  number: "Liczba", unit: "Czego dotyczy liczba", at_least: "Co najmniej", kind: "Rodzaj potrzeby", size: "Skala",
  severity: "Dotkliwość", evidence: "Pewność dowodów", gmina_id: "Gmina", services: "Usługi z katalogu", areas: "Zakresy usług",
};

/** Another form written in the same way names its own fields, before anything else is made. */
export function useShape(shape) {
  ({ TEXT, BLANK, NEW, STILL, NAMES } = shape);
  FIELDS = Object.keys(BLANK);
}

export function plural(number, [one, few, many]) {
  if (number === 1) return one;
  const tens = number % 100;
  return [2, 3, 4].includes(number % 10) && ![12, 13, 14].includes(tens) ? few : many;
}

export function count(number, forms) {
  return `${number.toLocaleString("pl-PL")}\u00a0${plural(number, forms)}`;
}

export const ROWS = ["wiersz", "wiersze", "wierszy"];

export function clock(date) {
  return date.toLocaleTimeString("pl-PL", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

/** Build an element; texts go in as text, never as markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function same(one, other) {
  return Array.isArray(one) ? one.join() === (other || []).join() : one === other;
}

export function isBlank(value) {
  return FIELDS.every((field) => STILL.includes(field) || (typeof value[field] === "string" ? !value[field].trim() : same(value[field], BLANK[field])));
}

export function missing(value) {
  return ["group", "need"].filter((field) => !value[field].trim());
}

export const EVIDENCE = { 1: "opinia", 2: "kilka źródeł", 3: "dane lub badanie" };

/** Priority with the evidence beside it, or nothing while size or severity is missing. */
export function priorityInWords({ size, severity, evidence }) {
  if (!size || !severity) return "";
  return `priorytet ${size * severity}${evidence ? ` · dowody: ${EVIDENCE[evidence]}` : ""}`;
}

/** What a detail says in words: for tags and for the comparison of two versions. */
export function inWords(field, value, config) {
  const label = (list) => list.find((item) => item.value === value)?.label || "";
  if (field === "services") {
    return value.map((id) => config.services.find((service) => service.id === id)?.name || "usługa spoza katalogu").join("\n");
  }
  if (field === "areas") return value.map((number) => config.areas.find((area) => area.value === number)?.label || String(number)).join("\n");
  if (field === "evidence") return EVIDENCE[value] || "";
  if (field === "unit") return label(config.units);
  if (field === "kind") return label(config.kinds);
  if (field === "gmina_id") return label(config.gminas);
  if (field === "at_least") return value ? "tak" : "nie";
  return value === null ? "" : String(value);
}

export function numberInWords(value, config) {
  if (value.number === null) return "";
  const unit = config.units.find((item) => item.value === value.unit);
  const words = unit ? count(value.number, unit.forms) : value.number.toLocaleString("pl-PL");
  return value.at_least ? `co najmniej ${words}` : words;
}
