// What search in the browser costs and how good it is: runs the script of a built
// site on judged queries, and prints the bytes of each step and what was found.
//
//   node search-cost.mjs --site DIR --queries FILE.jsonl [--run FILE.tsv] [--out FILE.tsv] [--key nb]
//
// `--run` takes what `veiviser evaluate search --run` wrote, and compares.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const { values: options } = parseArgs({
  options: {
    site: { type: "string" },
    queries: { type: "string" },
    run: { type: "string" },
    out: { type: "string" },
    key: { type: "string" },
    verbose: { type: "boolean" },
  },
});

/** What a server sends for a file, compressed as servers do. */
const sizes = new Map();
function sizeOf(path) {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(path), { level: 6 }).length);
  return sizes.get(path);
}

/** The search page of a locale: where its scripts and indexes are. */
function pageOf(locale) {
  const folder = join(options.site, locale);
  const html = readFileSync(join(folder, "search.html"), "utf8");
  const attribute = (name) => html.match(new RegExp(` ${name}="([^"]*)"`))[1];
  const scripts = [...html.matchAll(/<script src="([^"]*)"/g)].map(([, it]) => resolve(folder, it));
  return {
    locale: attribute("data-locale"),
    shelves: [attribute("data-shelf"), attribute("data-source")].map((it) => resolve(folder, it)),
    scripts: scripts.filter((it) => /\/search[^/]*\.js$/.test(it)),
    more: resolve(folder, attribute("data-more")),
  };
}

const code = new Map();
function textOf(path) {
  if (!code.has(path)) code.set(path, readFileSync(path, "utf8"));
  return code.get(path);
}

/** A visit of the search page: counts what it loads. */
class Visit {
  constructor(page) {
    this.page = page;
    this.bytes = 0;
    this.files = 0;
    this.byLetter = {};
    this.context = vm.createContext({ Intl, TextDecoder, atob, console });
    const core = page.scripts.find((it) => /\/search\.[^/]*$/.test(it));
    for (const script of page.scripts) this.count(script, "scripts");
    vm.runInContext(textOf(core), this.context);
    this.search = vm.runInContext("veiviserSearch", this.context);
  }
  count(path, letter) {
    const size = sizeOf(path);
    this.bytes += size;
    this.files += 1;
    this.byLetter[letter] = (this.byLetter[letter] ?? 0) + size;
  }
  async open() {
    const [own, source] = this.page.shelves;
    const nameOf = (folder) => folder.split("/").pop().replace(/\.[^.]*$/, "");
    const folders = { [nameOf(own)]: own, [nameOf(source)]: source };
    const load = async (name) => {
      const [locale, file] = name.split("/");
      const path = file ? join(folders[locale], `${file}.js`) : this.page.more;
      const letter = file ? file.replace(/\d+$/, "") : "scripts";
      this.count(path, (!file || locale === this.page.locale ? "" : "source ") + letter);
      vm.runInContext(textOf(path), this.context);
    };
    this.index = await this.search.open(load, nameOf(own), nameOf(source));
  }
}

function at(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

const gains = { 1: 1, 2: 3 };
const discounted = (all) => all.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
function ndcg(slugs, relevant) {
  const ideal = discounted(Object.values(relevant).map((it) => gains[it] ?? 0).sort((a, b) => b - a));
  return ideal ? discounted(slugs.map((it) => gains[relevant[it]] ?? 0)) / ideal : 0;
}

function localeOf(key, locales) {
  const language = key.split("_")[0];
  return locales.find((it) => it.split("-")[0] === language);
}

const topics = readFileSync(options.queries, "utf8").split("\n").filter(Boolean).map((it) => JSON.parse(it));
const server = new Map();
for (const line of options.run ? readFileSync(options.run, "utf8").split("\n") : []) {
  const [id, key, , slug] = line.split("\t");
  if (slug) server.set(`${id} ${key}`, [...(server.get(`${id} ${key}`) ?? []), slug]);
}
const { readdirSync } = await import("node:fs");
const locales = readdirSync(options.site).filter((it) => /^[a-z]{2,3}(-|$)/.test(it));
const sessions = new Map();
const rows = [];
let out = "";
for (const topic of topics) {
  for (const [key, text] of Object.entries(topic.queries)) {
    if (options.key && key !== options.key) continue;
    const page = pageOf(localeOf(key, locales));
    const visit = new Visit(page);
    await visit.open();
    const started = performance.now();
    const result = await visit.index.search(text, { collapses: false });
    const { hits } = result;
    const time = performance.now() - started;
    const titles = await visit.index.titles(hits.slice(0, 10));
    const first = visit.bytes, files = visit.files;
    await visit.index.snippets(result, titles);
    const session = sessions.get(page.locale) ?? new Visit(page);
    if (!sessions.has(page.locale)) {
      sessions.set(page.locale, session);
      await session.open();
    }
    const before = session.bytes;
    const later = await session.index.search(text);
    await session.index.titles(later.hits.slice(0, 10));
    const slugs = titles.map((it) => decodeURIComponent(it.address).replace(/=([0-9A-F]{2})/g, (_, it) => String.fromCharCode(parseInt(it, 16))));
    slugs.forEach((slug, place) => (out += `${topic.id}\t${key}\t${place + 1}\t${slug}\n`));
    const known = server.get(`${topic.id} ${key}`) ?? [];
    const both = known.filter((it) => slugs.includes(it)).length / Math.max(known.length, slugs.length, 1);
    const row = { key, first, all: visit.bytes, files, later: session.bytes - before, both, time, own: ndcg(slugs, topic.relevant), theirs: ndcg(known, topic.relevant), parts: visit.byLetter };
    rows.push(row);
    if (options.verbose && both < 0.7) {
      console.log(key, JSON.stringify(text), both, JSON.stringify(visit.byLetter));
      for (let place = 0; place < 10; place += 1) console.log("   ", slugs[place], "|", known[place]);
    }
  }
}
if (options.out) writeFileSync(options.out, out);

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(6);
console.log("key        n   first list kB   with snippets    later query  files   ms   overlap   nDCG@10");
console.log("               median    p95   median    p95   median    p95             top 10   here  server");
const keys = [...new Set(rows.map((it) => it.key)), "overall"];
for (const key of keys) {
  const own = rows.filter((it) => key === "overall" || it.key === key);
  const mean = (of) => own.reduce((sum, it) => sum + of(it), 0) / own.length;
  const both = (name) => `${kB(at(own.map((it) => it[name]), 0.5))} ${kB(at(own.map((it) => it[name]), 0.95))}`;
  console.log(
    `${key.padEnd(8)} ${String(own.length).padStart(4)}  ${both("first")}  ${both("all")}  ${both("later")}  ${at(own.map((it) => it.files), 0.5)}`,
    `${mean((it) => it.time).toFixed(0).padStart(5)}  ${mean((it) => it.both).toFixed(3)}   ${mean((it) => it.own).toFixed(3)}  ${mean((it) => it.theirs).toFixed(3)}`,
  );
}
console.log("\nmean kB by kind: scripts, head, l and d (words), lengths, p and b (postings, synonyms), t (titles), x (texts)");
for (const key of keys) {
  const own = rows.filter((it) => key === "overall" || it.key === key);
  const parts = {};
  for (const row of own) {
    for (const [letter, bytes] of Object.entries(row.parts)) parts[letter] = (parts[letter] ?? 0) + bytes / own.length;
  }
  const texts = Object.entries(parts).map(([letter, bytes]) => `${letter} ${(bytes / 1000).toFixed(1)}`);
  console.log(`${key.padEnd(8)} ${texts.join(", ")}`);
}
