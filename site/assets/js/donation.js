// Opens the donation step and Stripe's embedded checkout inside the page. Every form here also works by
// itself: whatever fails, the browser sends the form as it would without this script.

// Asks for the part of a page that belongs inside ours, and says whether ours is the step's own page. An answer
// without it (an expired form, say) is a whole page.
const STEP_HEADER = "X-Donation-Step";
const SCRIPT_TIMEOUT_MS = 10000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  const host = form.closest("[data-donation-step]");
  if (!host) return;
  if (form.matches("[data-donation-form]")) {
    event.preventDefault();
    openStep(host, form, event.submitter);
  } else if (form.matches("[data-donate-form]")) {
    event.preventDefault();
    startPayment(host, form);
  }
});

document.addEventListener("click", (event) => {
  const back = event.target.closest("[data-donation-back]");
  const host = back?.closest("[data-donation-step]");
  if (!host?.amounts) return;
  event.preventDefault();
  host.replaceChildren(...host.amounts);
  host.amounts = null;
  host.querySelector("button")?.focus();
});

// While Stripe's page is open inside ours: back to what was written, or on to Stripe's own page.
document.addEventListener("click", (event) => {
  const exit = event.target.closest("[data-donation-exit]");
  const host = exit?.closest("[data-donation-step]");
  if (!host?.checkout) return;
  if (exit.dataset.donationExit === "change") return closeCheckout(host);
  setBusy(host, true);
  host.querySelector("[data-donate-form]").submit();
});

async function openStep(host, form, submitter) {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form, submitter)) url.searchParams.set(name, value);
  await whileBusy(host, async () => {
    try {
      const response = await fetch(url, { headers: headersFor(host) });
      const html = await stepIn(response);
      host.amounts = [...host.childNodes];
      show(host, html);
    } catch {
      location.assign(url);
      return true;
    }
  });
}

async function startPayment(host, form) {
  await whileBusy(host, async () => {
    try {
      const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers: headersFor(host) });
      if (!response.headers.get("Content-Type")?.includes("json")) return show(host, await stepIn(response));
      const answer = await response.json();
      if (answer.location) {
        location.assign(answer.location);
        return true;
      }
      // The same donation goes on, should the browser have to send the form itself.
      form.elements.public_id.value = answer.donation;
      await mountCheckout(host, answer);
    } catch {
      form.submit();
      return true;
    }
  });
}

function headersFor(host) {
  return { [STEP_HEADER]: host.dataset.donationStep };
}

// Read whole in any case: an answer left half read is a request that the browser breaks off.
async function stepIn(response) {
  const html = await response.text();
  if (!response.headers.has(STEP_HEADER)) throw new Error(`not a step: ${response.status}`);
  return html;
}

async function mountCheckout(host, { script, publishableKey, clientSecret }) {
  await load(script);
  const fetchClientSecret = async () => clientSecret;
  const checkout = await window.Stripe(publishableKey).createEmbeddedCheckoutPage({ fetchClientSecret });
  const place = document.createElement("div");
  place.className = "checkout";
  host.append(place);
  try {
    checkout.mount(place);
  } catch (error) {
    place.remove();
    throw error;
  }
  // The form is hidden last, and stays: it can be changed, or sent without us. The title takes the focus.
  const title = host.querySelector("[data-donation-title]");
  const hidden = [...host.children].filter((node) => node !== title && node !== place);
  for (const node of hidden) node.hidden = true;
  forgetErrors(host);
  place.after(host.querySelector("[data-donation-exits]").content.cloneNode(true));
  host.checkout = { checkout, hidden };
  title.focus({ preventScroll: true });
  host.scrollIntoView({ block: "start" });
  history.replaceState({ ...history.state, mayHaveGiven: true }, "");
}

// What was wrong before has been mended: it is not to be read when the form is shown again.
function forgetErrors(host) {
  for (const told of host.querySelectorAll(".error-summary, .field__error, .notice--trouble")) told.remove();
  for (const field of host.querySelectorAll(".field--error")) field.classList.remove("field--error");
  for (const input of host.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
}

function closeCheckout(host) {
  const { checkout, hidden } = host.checkout;
  host.checkout = null;
  checkout.destroy();
  for (const node of [...host.children]) if (node.matches(".checkout, .checkout-exits")) node.remove();
  for (const node of hidden) node.hidden = false;
  host.querySelector("[data-donation-title]").focus();
}

function load(url) {
  if (window.Stripe) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: url, onload: resolve, onerror: reject });
    setTimeout(reject, SCRIPT_TIMEOUT_MS);
    document.head.append(script);
  });
}

function show(host, html) {
  host.innerHTML = html;
  const target = host.querySelector("[data-focus]");
  target?.focus();
  host.scrollIntoView({ block: "nearest" });
}

// Does `work`, one at a time; work returns true when it has sent the browser to another page.
async function whileBusy(host, work) {
  if (host.ariaBusy === "true") return; // a double click
  setBusy(host, true);
  const isLeaving = await work();
  if (!isLeaving) setBusy(host, false);
}

function setBusy(host, isBusy) {
  host.ariaBusy = String(isBusy);
  host.classList.toggle("is-busy", isBusy);
}

// While a page is being left it stays busy: one more click would begin anew and end what has just begun. The
// browser's Back button may show it again as it was left, with the figures from before the gift.
window.addEventListener("pageshow", (event) => {
  if (history.state?.mayHaveGiven) {
    history.replaceState(null, "");
    location.reload();
    return;
  }
  if (!event.persisted) return;
  for (const host of document.querySelectorAll("[data-donation-step]")) setBusy(host, false);
});
