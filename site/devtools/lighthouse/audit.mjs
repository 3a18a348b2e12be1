// Runs Lighthouse as a phone over each address, several times, and prints what it measured as JSON.
// Arguments: how many times, then addresses.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TRIES = 3; // on a busy machine a recording fails now and then, and Lighthouse asks to be run again
const [times, ...addresses] = process.argv.slice(2);

async function audit(address) {
  // A browser for each: nothing is in its cache, and one that hangs spoils one run.
  const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
  try {
    const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const isImperfect = ({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1;
    return {
      address,
      scores: CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100)),
      lcp_ms: lhr.audits["largest-contentful-paint"].numericValue,
      cls: lhr.audits["cumulative-layout-shift"].numericValue,
      bytes: lhr.audits["total-byte-weight"].numericValue,
      requests: lhr.audits["network-requests"].details.items.length,
      imperfect: CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs.filter(isImperfect).map((each) => each.id)),
    };
  } finally {
    chrome.kill();
  }
}

async function auditPatiently(address) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await audit(address);
    } catch (error) {
      if (tried === TRIES) throw error;
      console.error(error.message);
    }
  }
}

const runs = [];
for (let time = 0; time < Number(times); time += 1) {
  for (const address of addresses) {
    runs.push(await auditPatiently(address));
    console.error(`${runs.length} of ${times * addresses.length}: ${address}`);
  }
}
console.log(JSON.stringify(runs));
