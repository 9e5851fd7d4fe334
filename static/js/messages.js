/* Messages stay until closed; a request that failed says so in the same place. */

function say(level, word, text) {
  const list = document.getElementById("messages");
  if (!list) return;
  const item = document.createElement("li");
  item.className = `message ${level}`;
  const state = document.createElement("span");
  state.className = `state ${level}`;
  state.textContent = word;
  const line = document.createElement("p");
  line.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.dataset.closeMessage = "";
  close.textContent = "Zamknij";
  item.append(state, line, close);
  list.append(item);
}

export function watchMessages(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-close-message]");
    if (!button) return;
    button.closest(".message").remove();
    document.getElementById("main").focus();
  });
  root.addEventListener("htmx:sendError", () => say("stop", "brak połączenia", "Nie ma połączenia z serwerem. Tekst jest nadal w polach: spróbuj zapisać ponownie."));
  root.addEventListener("htmx:responseError", (event) => event.detail.xhr.status !== 401 && say("stop", "nie zapisano", "Serwer odpowiedział błędem. Tekst jest nadal w polach: spróbuj zapisać ponownie."));
}
