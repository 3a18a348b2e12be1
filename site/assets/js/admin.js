// Says under a line of text how long it is while it is written, and whether mail programs show it whole.

function tell(input, output) {
  const { countLeast, countMost, countText } = input.dataset;
  const count = [...input.value.trim()].length;
  output.textContent = countText.replace("{count}", count).replace("{least}", countLeast).replace("{most}", countMost);
  output.style.fontWeight = count && (count < Number(countLeast) || count > Number(countMost)) ? "bold" : "";
}

function addCounter(input) {
  const output = document.createElement("output");
  output.htmlFor = input.id;
  output.style.cssText = "display: block; margin-top: 0.25rem; font-size: 0.8125rem;";
  input.after(output);
  tell(input, output);
  input.addEventListener("input", () => tell(input, output));
}

function addCounters() {
  document.querySelectorAll("[data-count-text]").forEach(addCounter);
}

// A part of a page that is asked for again while something goes on; where the answer says nothing more, the page is
// loaded once more, for what stands around it.
const REFRESH_MS = 2000;

async function refresh(part) {
  const answer = await fetch(part.dataset.refresh, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok) {
    const isOpen = part.querySelector("details")?.open;
    if (!isOpen) part.innerHTML = await answer.text();
    if (answer.headers.get("X-Is-Over") === "1") {
      location.reload();
      return;
    }
  }
  setTimeout(refresh, REFRESH_MS, part);
}

function refreshParts() {
  document.querySelectorAll('[data-refresh]:not([data-refresh=""])').forEach((part) => setTimeout(refresh, REFRESH_MS, part));
}

// A field that is of use with one choice alone chooses it for whoever fills it in; a calendar that opens and closes
// over what stood there chooses nothing.
function chooseWhenFilled(field) {
  const choice = field.form?.querySelector(`input[type="radio"][value="${field.dataset.chooses}"]`);
  let before = field.value;
  const look = () => {
    if (choice && field.value.trim() && field.value !== before) choice.checked = true;
    before = field.value;
  };
  for (const name of ["input", "change"]) field.addEventListener(name, look);
}

function followChoosingFields() {
  document.querySelectorAll("[data-chooses]").forEach(chooseWhenFilled);
}

// Wagtail loads it in the head.
function begin() {
  addCounters();
  followChoosingFields();
  refreshParts();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
