/* Small helpers over pages that work without them. */
import { watchDrafts } from "./drafts.js";
import { watchForms } from "./forms.js";
import { giveBack } from "./kept.js";
import { watchMessages } from "./messages.js";
import { watchPresence } from "./presence.js";
import { watchRows } from "./rows.js";
import { watchPastedRows } from "./rows-paste.js";

document.documentElement.classList.remove("no-js");
/* First: a form is sent only when its text is safe. */
watchDrafts(document);
watchForms(document);
watchMessages(document);
watchRows(document);
watchPastedRows(document);
watchPresence(document);
giveBack(document);
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });

const summary = document.querySelector("[data-focus-on-load]");
if (summary) summary.focus();

const room = document.querySelector(".rooms [aria-current]");
if (room && room.offsetParent) room.closest(".rooms").scrollLeft = room.offsetLeft - 16;
