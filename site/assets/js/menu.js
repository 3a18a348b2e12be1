// Closes an open menu or tool panel with Escape, with a click elsewhere, or when the focus goes elsewhere.

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

for (const gone of ["click", "focusin"]) {
  document.addEventListener(gone, (event) => {
    for (const panel of panels) {
      if (panel.open && !panel.contains(event.target)) panel.open = false;
    }
  });
}
