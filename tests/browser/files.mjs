// The built files themselves: valid pages, and links that lead somewhere.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { test } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { bundledSite, everySite, filesOf, liveApp, locales, once } from "./harness.mjs";
import { filesByTemplate, unknownWords, wanted } from "./samples.mjs";

const rules = {
  extends: ["html-validate:recommended"],
  root: true,
  rules: {
    // Style: HTML allows `<meta …>` and `<meta … />`, and the templates write the first.
    "void-style": "off",
    // Style: spaces at the end of a line are left by templates and mean nothing.
    "no-trailing-whitespace": "off",
    // Advice on results of search engines: titles are the authors' own.
    "long-title": "off",
  },
};

const validator = once(() => new HtmlValidate(new FileSystemConfigLoader(rules)));

async function invalid(html, name) {
  const report = await validator().validateString(html, name);
  return report.results.flatMap(({ messages }) =>
    messages.map((it) => `${name}:${it.line}:${it.column}: ${it.ruleId}: ${it.message} (${it.selector})`),
  );
}

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

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", "#x2f": "/" };
const plain = (text) => text.replace(/&([a-z]+|#\w+);/gi, (whole, name) => entities[name.toLowerCase()] ?? whole);

/** Code within a page, which its policy forbids; blocks of data are none. */
const inline = /<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\s(?:src=|type="application\/ld\+json"))/;

/** What a page names, what comes twice among that, and where it leads. */
function read(html) {
  const page = { ids: new Set(), twice: [], links: [], hasCode: inline.test(html) };
  for (const [tag] of html.matchAll(/<[a-z][^\s>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/g)) {
    for (const [, name, value] of tag.matchAll(/\s(id|href|src|action|data-more)="([^"]*)"/g)) {
      const text = plain(value);
      if (name !== "id") page.links.push(text);
      else if (page.ids.has(text)) page.twice.push(text);
      else page.ids.add(text);
    }
  }
  return page;
}

async function readSite(folder, base) {
  const files = await filesOf(folder);
  const pages = new Map();
  for (const name of files.filter((it) => it.endsWith(".html"))) {
    pages.set(name, read(await readFile(join(folder, name), "utf8")));
  }
  return { files: new Set(files), pages, base };
}

const sites = {
  "the bundled knowledge base": once(async () => readSite(await bundledSite(), "/")),
  "every kind of block": once(async () => readSite(await everySite(), "/help/centre/")),
};

const isExternal = (link) => /^[a-z][a-z0-9+.-]*:/i.test(link);

/** The page that hosts show at any address, whose links therefore begin with the site's path. */
const lost = "404.html";

/** Where a link of a page leads within the site, or what is wrong with it. */
function follow(site, from, link) {
  const [, written, anchor] = link.match(/^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/);
  const isOfSite = from === lost && written.startsWith(site.base);
  const path = isOfSite ? written.slice(site.base.length) : written;
  if (path.startsWith("/")) return { fault: "is not relative" };
  if (from === lost && !isOfSite && written) return { fault: "is relative" };
  const file = path ? posix.normalize(posix.join(posix.dirname(from), decodeURIComponent(path))) : from;
  if (!site.files.has(file)) return { fault: "leads nowhere" };
  if (anchor === undefined || anchor === "") return { file };
  const target = site.pages.get(file);
  if (!target?.ids.has(decodeURIComponent(anchor))) return { fault: "names an anchor that is not there" };
  return { file };
}

function crawl(site) {
  const faults = [];
  const next = new Map();
  for (const [name, page] of site.pages) {
    for (const id of page.twice) faults.push(`${name}: the id ${id} comes twice`);
    const targets = new Set();
    for (const link of page.links.filter((it) => !isExternal(it))) {
      const { fault, file } = follow(site, name, link);
      if (fault) faults.push(`${name}: ${link} ${fault}`);
      else targets.add(file);
    }
    next.set(name, targets);
  }
  return { faults, next };
}

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
  const isOnItsOwn = (name) => name === lost || name.endsWith(`/${lost}`) || isPiece(name) || !/\.(html|css|js|svg)$/.test(name);
  const unreached = [...site.files].filter((name) => !reached.has(name) && !isOnItsOwn(name));
  assert.deepEqual(unreached.slice(0, 20), [], `${unreached.length} files are not reached`);
  const links = [...site.pages.values()].flatMap((page) => page.links.filter(isExternal));
  const odd = new Set(links.filter((link) => !/^(https:|mailto:|tel:)/.test(link)));
  assert.deepEqual([...odd], []);
});

/** Where the site of every kind of block says that it stands: see content/site.toml. */
const publicAddress = "https://help.example/help/centre/";

const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
const tags = (html, pattern) => [...html.matchAll(pattern)].map(([tag]) => tag);

/** The pages of the site with an address: what each says of itself and of its other languages. */
async function readHeads() {
  const folder = await everySite();
  const heads = new Map();
  for (const name of (await filesOf(folder)).filter((it) => it.endsWith(".html"))) {
    const html = await readFile(join(folder, name), "utf8");
    const links = tags(html.split("</head>")[0], /<link [^>]*>/g);
    heads.set(publicAddress + name, {
      lang: attribute(html.match(/<html [^>]*>/)[0], "lang"),
      canonical: links.filter((it) => attribute(it, "rel") === "canonical").map((it) => attribute(it, "href")),
      isHidden: /<meta name="robots" content="[^"]*noindex/.test(html),
      alternates: links
        .filter((it) => attribute(it, "hreflang"))
        .map((it) => [attribute(it, "hreflang"), attribute(it, "href")]),
    });
  }
  return heads;
}

test("pages name their other languages mutually, and fallback pages name their source alone", async () => {
  const heads = await readHeads();
  let named = 0;
  for (const [address, head] of heads) {
    assert.ok(head.canonical.length <= 1, address);
    for (const [language, other] of head.alternates) {
      const target = heads.get(other);
      assert.ok(target, `${address} names ${other}, which is there`);
      assert.deepEqual(target.alternates, head.alternates, `${address} and ${other} name the same`);
      if (language !== "x-default") assert.equal(target.lang, language);
      assert.ok(target.canonical.every((it) => it === other), `${other} stands for itself`);
      named += 1;
    }
    if (!head.canonical.length || head.canonical[0] === address) continue;
    assert.deepEqual(head.alternates, [], `${address} is a fallback and names no languages`);
    assert.deepEqual(heads.get(head.canonical[0])?.canonical, head.canonical);
  }
  assert.ok(named > 0);
});

test("site maps, feeds and lists name what is there, and site maps only pages that stand for themselves", async () => {
  const folder = await everySite();
  const files = await filesOf(folder);
  const heads = await readHeads();
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
