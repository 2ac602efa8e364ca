// What is wrong with a built site, however large: follows every link and anchor,
// looks for code within pages, and holds the languages that pages name against each
// other; of every so many pages also whether they are valid, and with CHROMIUM set
// what axe, the console and the pages' own policy say, light and dark, wide and narrow.
//
//   node check-site.mjs --site DIR [--url https://help.example/] [--every 50]
//
// `--url` is that of the site's settings; without one pages name no languages.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { close, faultsOfPage, serveBelowSubPath } from "./harness.mjs";
import { languageFaults, overflow, violations } from "./page.mjs";
import { crawl, invalid, languageFaults as alternateFaults, isLost, readHeads, readSite } from "./site.mjs";

const { values: options } = parseArgs({
  options: { site: { type: "string" }, url: { type: "string" }, every: { type: "string", default: "50" } },
});
const { site: folder, url } = options;
const SHOWN = 15;

let faulty = 0;
function tell(what, faults) {
  faulty += faults.length;
  console.log(`${what}: ${faults.length || "no"} faults`);
  for (const it of faults.slice(0, SHOWN)) console.log(`  ${it}`);
}

const base = url ? new URL(url).pathname : "/";
const site = await readSite(folder, base);
const names = [...site.pages.keys()].sort();
console.log(`${site.files.size} files, ${names.length} pages`);
tell("links and anchors", crawl(site).faults);
tell("code within pages", names.filter((it) => site.pages.get(it).hasCode));
if (url) {
  const { faults, named } = alternateFaults(await readHeads(folder, url));
  tell(`${named} languages that pages name`, faults);
}

const sample = names.filter((name, at) => !isLost(name) && at % Number(options.every) === 0);
const faults = [];
const sizes = [];
const sizeOf = (text) => gzipSync(text, { level: 6 }).length;
for (const name of sample) {
  const html = await readFile(join(folder, name), "utf8");
  faults.push(...(await invalid(html, name)));
  if (!/^[^/]+\/articles\//.test(name)) continue;
  const parts = [...html.matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]*)"/g)];
  if (/<script src="[^"]*"(?! defer)/.test(html)) faults.push(`${name}: a script blocks`);
  const texts = await Promise.all(parts.map(([, it]) => readFile(join(folder, dirname(name), it))));
  sizes.push([html, ...texts].reduce((sum, it) => sum + sizeOf(it), 0));
}
tell(`${sample.length} pages as HTML`, faults);
sizes.sort((a, b) => a - b);
const size = (part) => ((sizes[Math.floor(part * (sizes.length - 1))] ?? 0) / 1000).toFixed(1);
console.log(`${sizes.length} article pages with style and scripts: median ${size(0.5)} kB, largest ${size(1)} kB`);

if (process.env.CHROMIUM) {
  const { address, missed } = await serveBelowSubPath(folder);
  const found = { axe: [], language: [], width: [] };
  const atWork = await faultsOfPage({ hasAxe: true }, async (page) => {
    for (const name of sample) {
      // A page that leads on at once is no page to look at.
      if (/http-equiv="refresh"/.test(await readFile(join(folder, name), "utf8"))) continue;
      const note = (kind, all) => found[kind].push(...all.map((it) => `${name}: ${it}`));
      await page.goto(new URL(name.split("/").map(encodeURIComponent).join("/"), address).href);
      note("language", await languageFaults(page));
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        note("axe", await violations(page));
      }
      await page.setViewportSize({ width: 360, height: 740 });
      note("width", await overflow(page));
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
  tell("axe", found.axe);
  tell("languages of texts", found.language);
  tell("width of a phone", found.width);
  tell("console, policy and requests", [...atWork, ...missed]);
}
await close();
process.exitCode = faulty ? 1 : 0;
