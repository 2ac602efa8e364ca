// The built files themselves: valid pages, and links that lead somewhere.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { bundledSite, everySite, filesOf, liveApp, locales, once } from "./harness.mjs";
import { filesByTemplate, unknownWords, wanted } from "./samples.mjs";
import { crawl, invalid, isExternal, languageFaults, isLost, plain, readHeads, readSite } from "./site.mjs";

for (const locale of locales) {
  test(`every template in ${locale} is valid HTML`, async () => {
    const site = await bundledSite();
    const live = await liveApp();
    const faults = [];
    for (const file of Object.values(await filesByTemplate(locale))) {
      faults.push(...(await invalid(await readFile(join(site, file), "utf8"), file)));
    }
    for (const words of [wanted[locale], unknownWords]) {
      const address = new URL(`${locale}/search.html?${new URLSearchParams({ q: words })}`, live);
      const answer = await fetch(address);
      faults.push(...(await invalid(await answer.text(), `${locale}/search.html?q=${words}`)));
    }
    assert.deepEqual(faults, []);
  });
}

test("every kind of block is valid HTML", async () => {
  const site = await everySite();
  const faults = [];
  for (const file of (await filesOf(site)).filter((name) => /(^404|\/(articles|compare)\/.*)\.html$/.test(name))) {
    faults.push(...(await invalid(await readFile(join(site, file), "utf8"), file)));
  }
  assert.deepEqual(faults, []);
});

const sites = {
  "the bundled knowledge base": once(async () => readSite(await bundledSite(), "/")),
  "every kind of block": once(async () => readSite(await everySite(), "/help/centre/")),
};

for (const [name, site] of Object.entries(sites)) {
  test(`in the site of ${name}, every link leads to a file and an anchor that are there`, async () => {
    const { faults } = crawl(await site());
    assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
  });

  test(`in the site of ${name}, no page has a script, a style or a handler within it`, async () => {
    const { pages } = await site();
    assert.ok(pages.size > 0);
    assert.deepEqual([...pages.keys()].filter((it) => pages.get(it).hasCode), []);
  });
}

test("links lead from the choice of language to every file, and outside only to safe kinds of address", async () => {
  const site = await sites["the bundled knowledge base"]();
  const { next } = crawl(site);
  const reached = new Set(["index.html"]);
  for (const name of reached) for (const file of next.get(name) ?? []) reached.add(file);
  // What the search script loads piece by piece, its page names by the folder.
  const isPiece = (name) => name.startsWith("assets/search/");
  const isOnItsOwn = (name) => isLost(name) || isPiece(name) || !/\.(html|css|js|svg)$/.test(name);
  const unreached = [...site.files].filter((name) => !reached.has(name) && !isOnItsOwn(name));
  assert.deepEqual(unreached.slice(0, 20), [], `${unreached.length} files are not reached`);
  const links = [...site.pages.values()].flatMap((page) => page.links.filter(isExternal));
  const odd = new Set(links.filter((link) => !/^(https:|mailto:|tel:)/.test(link)));
  assert.deepEqual([...odd], []);
});

/** Where the site of every kind of block says that it stands: see content/site.toml. */
const publicAddress = "https://help.example/help/centre/";

test("pages name their other languages mutually, and fallback pages name their source alone", async () => {
  const heads = await readHeads(await everySite(), publicAddress);
  const { faults, named } = languageFaults(heads);
  assert.deepEqual(faults, []);
  assert.ok(named > 0);
});

test("site maps, feeds and lists name what is there, and site maps only pages that stand for themselves", async () => {
  const folder = await everySite();
  const files = await filesOf(folder);
  const heads = await readHeads(folder, publicAddress);
  let named = 0;
  for (const name of files.filter((it) => /\.(xml|txt|md)$/.test(it))) {
    const text = await readFile(join(folder, name), "utf8");
    const absolute = [...text.matchAll(/https:\/\/help\.example[^\s"<)]*/g)].map(([it]) => plain(it));
    const relative = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, it]) => it).filter((it) => !isExternal(it));
    const below = relative.map((it) => new URL(it, publicAddress + name).href);
    for (const address of [...absolute, ...below]) {
      assert.ok(address.startsWith(publicAddress), `${name} names ${address}`);
      const file = decodeURIComponent(new URL(address).pathname.slice(new URL(publicAddress).pathname.length));
      assert.ok(files.includes(file), `${name} names ${address}, which is there`);
      named += 1;
    }
    for (const [, address] of text.matchAll(/<url><loc>([^<]*)<\/loc>/g)) {
      const head = heads.get(address);
      assert.ok(!head.isHidden && head.canonical.every((it) => it === address), `${name} lists ${address}`);
      assert.equal(name, `sitemap-${head.lang}.xml`);
    }
  }
  assert.ok(named > 0);
});
