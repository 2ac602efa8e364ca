// One page of every template in a locale, found by what it is and not by its name.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  bundledSite,
  everySite,
  fileAddress,
  filesOf,
  liveApp,
  once,
  serveBelowSubPath,
  servedSite,
} from "./harness.mjs";

/** What a reader of each locale searches for. */
export const wanted = { "nb-NO": "glemt passord", "ar-SA": "نسيت كلمة المرور", "ja-JP": "パスワードを忘れた" };

/** Words that no article has. */
export const unknownWords = "zzqxvw kkjhgf";

async function pagesBelow(site, folder) {
  const names = (await filesOf(join(site, folder))).filter((name) => name.endsWith(".html"));
  const texts = await Promise.all(names.map((name) => readFile(join(site, folder, name), "utf8")));
  return names.map((name, at) => ({ file: `${folder}/${name}`, text: texts[at] }));
}

function longest(pages, what) {
  const found = pages.toSorted((a, b) => b.text.length - a.text.length)[0];
  assert.ok(found, `the bundled knowledge base has ${what}`);
  return found.file;
}

/** The richest page of each template of the bundled site, by name: `{ home: "nb-NO/index.html", … }`. */
export const filesByTemplate = once(async (locale) => {
  const site = await bundledSite();
  const articles = await pagesBelow(site, `${locale}/articles`);
  const flows = await pagesBelow(site, `${locale}/troubleshoot`);
  const isFallback = ({ text }) => !text.includes(`<article lang="${locale}"`);
  const hasContents = ({ text }) => text.includes('class="contents"');
  const isChange = ({ file }) => file.includes("/change-");
  const isOutcome = ({ text }) => text.includes('class="step ');
  const files = {
    start: "index.html",
    home: `${locale}/index.html`,
    articles: `${locale}/articles.html`,
    article: longest(articles.filter((it) => !isFallback(it) && hasContents(it)), "an article of its own with a table of contents"),
    search: `${locale}/search.html`,
    question: longest(flows.filter((it) => !isChange(it) && !isOutcome(it)), "a question"),
    change: longest(flows.filter(isChange), "a question to change"),
    outcome: longest(flows.filter(isOutcome), "an outcome"),
    "small flow": longest(await pagesBelow(site, `${locale}/which`), "a small flow"),
    map: longest(await pagesBelow(site, `${locale}/map`), "a troubleshooter on one page"),
  };
  return files;
});

/** The site of one article that holds every kind of block, below a sub-path. */
const everyServed = once(async () => serveBelowSubPath(await everySite()));

/** Readers of `nb-NO` have not the article with every block, so others stand in for them. */
const standIns = { "nb-NO": { every: "en-US" } };

/** The addresses of all templates by name, on the servers that make them. */
export async function addressesByTemplate(locale) {
  const { every = locale } = standIns[locale] ?? {};
  const served = await servedSite();
  const files = await filesByTemplate(locale);
  const addresses = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, new URL(file, served.address).href]),
  );
  const live = await liveApp();
  const results = (query) => new URL(`${locale}/search.html?${new URLSearchParams({ q: query })}`, live).href;
  addresses.results = results(wanted[locale]);
  addresses["no results"] = results(unknownWords);
  addresses["unknown address"] = new URL(`${locale}/articles/there-is-no-such-article.html`, live).href;
  const blocks = (await everyServed()).address;
  addresses["fallback article"] = new URL(`${locale}/articles/one-language.html`, blocks).href;
  addresses["article with every block"] = new URL(`${every}/articles/every-block.html`, blocks).href;
  addresses["not found"] = new URL(`${locale}/404.html`, blocks).href;
  addresses["not found anywhere"] = new URL("404.html", blocks).href;
  addresses.sides = new URL(`${locale}/compare/beside.html`, blocks).href;
  addresses["outdated translation"] = new URL(`${locale}/articles/beside.html`, blocks).href;
  addresses["fallback article with headings"] = new URL(`${every}/articles/one-language.html`, blocks).href;
  return addresses;
}

/** The same pages of the bundled site, opened as files. */
export async function fileAddressesByTemplate(locale) {
  const root = fileAddress(await bundledSite());
  const files = Object.entries(await filesByTemplate(locale));
  return Object.fromEntries(files.map(([name, file]) => [name, new URL(file, root).href]));
}
