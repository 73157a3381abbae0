// Small improvements of pages that work without them.

/** Escape and a click outside close the menu; Escape gives the focus back to its button. */
function improveMenu(menu) {
  const button = menu.querySelector("summary");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      button.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}

/** "Stuur naar een buur": shows itself only where the phone can share. */
function improveShare(button) {
  if (!navigator.share) return;
  button.hidden = false;
  document.querySelectorAll("[data-share-else]").forEach((other) => other.remove());
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.share, url: location.href.split("?")[0] }).catch(() => {});
  });
}

/** Copies the address that stands before it, and says so. */
function improveCopy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const address = button.previousElementSibling;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.value);
    button.textContent = button.dataset.copy;
  });
}

/** "Print deze pagina": a button that needs a script is shown by the script. */
function improvePrint(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

/** After a form is sent back with errors, the summary gets the focus. */
function improveErrors(summary) {
  summary.focus();
}

document.querySelectorAll("[data-menu]").forEach(improveMenu);
document.querySelectorAll("[data-share]").forEach(improveShare);
document.querySelectorAll("[data-copy]").forEach(improveCopy);
document.querySelectorAll("[data-print]").forEach(improvePrint);
document.querySelectorAll("[data-errors]").forEach(improveErrors);
