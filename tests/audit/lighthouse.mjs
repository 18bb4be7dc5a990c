// Lighthouse on the pages that come in, one JSON line for each: node lighthouse.mjs < pages.json
// In: {"chrome": path, "flags": [...], "pages": [{"url": …, "seo": true}]}. Mobile, simulated throttling: its defaults.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { Fetcher } from "lighthouse/core/gather/fetcher.js";

// Lighthouse asks for robots.txt in the name of the page, whose policy allows no page of ours to ask for anything.
// PageSpeed Insights and search engines ask from outside, and so does this.
Fetcher.prototype.fetchResource = function (url, options = { timeout: 2000 }) {
  return this._wrapWithTimeout(this._fetchWithFetchApi(url), options.timeout);
};

const { chrome, flags, pages } = JSON.parse(readFileSync(0, "utf-8"));
const started = await launch({ chromePath: chrome, chromeFlags: ["--headless=new", ...flags] });
try {
  for (const { url, seo } of pages) {
    const onlyCategories = ["performance", "accessibility", "best-practices", ...(seo ? ["seo"] : [])];
    const { lhr } = await lighthouse(url, { port: started.port, logLevel: "error", onlyCategories });
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, score]));
    const number = (id) => lhr.audits[id].numericValue;
    const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs);
    const lost = counted
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? lhr.audits[id].explanation ?? ""}`.trim());
    const told = {
      url, scores, lost, warnings: lhr.runWarnings, error: lhr.runtimeError?.message ?? null,
      lcp: number("largest-contentful-paint"), cls: number("cumulative-layout-shift"), tbt: number("total-blocking-time"),
    };
    process.stdout.write(JSON.stringify(told) + "\n");
  }
} finally {
  await started.kill();
}
