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

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", addCounters);
else addCounters();
