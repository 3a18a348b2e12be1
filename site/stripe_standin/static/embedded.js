/* Tells the page around the embedded payment page how high this one is, and when the payment is complete. */

(() => {
  "use strict";

  const tell = (message) => window.parent.postMessage(message, "*");
  const tellHeight = () =>
    tell({ standinMessage: "height", height: Math.ceil(document.body.getBoundingClientRect().height) });

  new ResizeObserver(tellHeight).observe(document.body);
  tellHeight();

  // A refusal stands above the buttons: whoever has pressed one may look far below it.
  const alert = document.querySelector("[data-focus]");
  alert?.focus();
  alert?.scrollIntoView({ block: "center" });

  const { outcome, redirect } = document.body.dataset;
  if (outcome === "complete") {
    tell({ standinMessage: "complete", redirect: redirect || null });
  }
})();
