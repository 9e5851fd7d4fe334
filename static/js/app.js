/* Small helpers over pages that work without them. */
import { watchForms } from "./forms.js";
import { watchMessages } from "./messages.js";
import { watchRows } from "./rows.js";
import { watchStale } from "./stale.js";

document.documentElement.classList.remove("no-js");
watchForms(document);
watchMessages(document);
watchRows(document);
watchStale(document);

const summary = document.querySelector("[data-focus-on-load]");
if (summary) summary.focus();

const room = document.querySelector(".rooms [aria-current]");
if (room && room.offsetParent) room.closest(".rooms").scrollLeft = room.offsetLeft - 16;
