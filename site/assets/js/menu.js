// Closes an open menu or tool panel with Escape or with a click elsewhere.

const panels = document.querySelectorAll("details[data-popover]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of panels) {
    if (!panel.open) continue;
    const hadFocus = panel.contains(document.activeElement);
    panel.open = false;
    if (hadFocus) panel.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const panel of panels) {
    if (panel.open && !panel.contains(event.target)) panel.open = false;
  }
});
