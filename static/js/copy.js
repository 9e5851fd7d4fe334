/* „Kopiuj”: a button that stands only where a script can copy. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.value);
    document.getElementById(button.dataset.says).textContent = "Skopiowano.";
  });
}
