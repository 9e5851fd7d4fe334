/* Puts what the registry knows into a field of form 2; lines already there are not repeated. */

function propose(button) {
  const field = document.getElementById(`id_${button.dataset.propose}`);
  const lines = document.getElementById(`proposal-${button.dataset.propose}`).textContent.split("\n");
  const there = new Set(field.value.split("\n").map((line) => line.trim()));
  const fresh = lines.filter((line) => line.trim() && !there.has(line.trim()));
  field.value = [field.value.trimEnd(), ...fresh].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.getElementById("proposal-said").textContent = fresh.length ? "Wstawiono. Popraw tekst, jeśli trzeba, i zapisz formularz." : "Te wiersze już są w polu.";
  field.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-propose]");
  if (button) propose(button);
});
