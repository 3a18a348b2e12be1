// Shows the buttons that plain links cannot stand for: the device's own share sheet, and copying. Where the browser
// has neither they stay hidden.

for (const button of navigator.share ? document.querySelectorAll("[data-share-url]") : []) {
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    const { shareTitle: title, shareUrl: url } = button.dataset;
    navigator.share({ title, url }).catch(() => {}); // closed without a choice
  });
}

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.nextElementSibling.textContent = button.dataset.copied;
  });
}
