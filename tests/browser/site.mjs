// A built site as it stands on the disk: whether its pages are valid, what they
// name and where they lead.

import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { filesOf, once } from "./harness.mjs";

const rules = {
  extends: ["html-validate:recommended"],
  root: true,
  rules: {
    // Style: HTML allows `<meta …>` and `<meta … />`, and the templates write the first.
    "void-style": "off",
    // Style: spaces at the end of a line are left by templates and mean nothing.
    "no-trailing-whitespace": "off",
    // Style: an id may begin with a digit, and anchors are the authors' own.
    "valid-id": ["error", { relaxed: true }],
    // Advice on results of search engines: titles are the authors' own.
    "long-title": "off",
  },
};

const validator = once(() => new HtmlValidate(new FileSystemConfigLoader(rules)));

/** What is not valid in the HTML of a page. */
export async function invalid(html, name) {
  const report = await validator().validateString(html, name);
  return report.results.flatMap(({ messages }) =>
    messages.map((it) => `${name}:${it.line}:${it.column}: ${it.ruleId}: ${it.message} (${it.selector})`),
  );
}

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", "#x2f": "/" };
export const plain = (text) => text.replace(/&([a-z]+|#\w+);/gi, (whole, name) => entities[name.toLowerCase()] ?? whole);

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

/** Reads the pages of a site that stands below `base`. */
export async function readSite(folder, base) {
  const files = await filesOf(folder);
  const pages = new Map();
  for (const name of files.filter((it) => it.endsWith(".html"))) {
    pages.set(name, read(await readFile(join(folder, name), "utf8")));
  }
  return { files: new Set(files), pages, base };
}

export const isExternal = (link) => /^[a-z][a-z0-9+.-]*:/i.test(link);

/** Whether hosts show a page at any address, so that its links begin with the site's path. */
export const isLost = (name) => /^([^/]+\/)?404\.html$/.test(name);

/** Where a link of a page leads within the site, or what is wrong with it. */
function follow(site, from, link) {
  const [, written, anchor] = link.match(/^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/);
  const isOfSite = isLost(from) && written.startsWith(site.base);
  const path = isOfSite ? written.slice(site.base.length) : written;
  if (path.startsWith("/")) return { fault: "is not relative" };
  if (isLost(from) && !isOfSite && written) return { fault: "is relative" };
  const file = path ? posix.normalize(posix.join(isOfSite ? "" : posix.dirname(from), decodeURIComponent(path))) : from;
  if (!site.files.has(file)) return { fault: "leads nowhere" };
  if (anchor === undefined || anchor === "") return { file };
  const target = site.pages.get(file);
  if (!target?.ids.has(decodeURIComponent(anchor))) return { fault: "names an anchor that is not there" };
  return { file };
}

/** Follows all links within a site: what is wrong with them, and where each page leads. */
export function crawl(site) {
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

const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
const tags = (html, pattern) => [...html.matchAll(pattern)].map(([tag]) => tag);

/** The address that a tag names, without signs for characters. */
const target = (tag) => decodeURIComponent(plain(attribute(tag, "href")));

/** The pages of a site with a public address: what each says of itself and of its other languages. */
export async function readHeads(folder, publicAddress) {
  const heads = new Map();
  for (const name of (await filesOf(folder)).filter((it) => it.endsWith(".html"))) {
    const html = await readFile(join(folder, name), "utf8");
    const links = tags(html.split("</head>")[0], /<link [^>]*>/g);
    heads.set(publicAddress + name, {
      lang: attribute(html.match(/<html [^>]*>/)[0], "lang"),
      canonical: links.filter((it) => attribute(it, "rel") === "canonical").map(target),
      isHidden: /<meta name="robots" content="[^"]*noindex/.test(html),
      alternates: links
        .filter((it) => attribute(it, "hreflang"))
        .map((it) => [attribute(it, "hreflang"), target(it)]),
    });
  }
  return heads;
}

/** Where pages do not name their other languages mutually, or fallback pages name more than their source. */
export function languageFaults(heads) {
  const faults = [];
  let named = 0;
  for (const [address, head] of heads) {
    const expect = (holds, text) => holds || faults.push(`${address} ${text}`);
    expect(head.canonical.length <= 1, "has several canonical addresses");
    const ownAlternates = JSON.stringify(head.alternates);
    for (const [language, other] of head.alternates) {
      const page = heads.get(other);
      named += 1;
      expect(page, `names ${other}, which is not there`);
      if (!page) continue;
      expect(JSON.stringify(page.alternates) === ownAlternates, `and ${other} name not the same`);
      expect(language === "x-default" || page.lang === language, `names ${other}, which is in ${page.lang}, as ${language}`);
      expect(page.canonical.every((it) => it === other), `names ${other}, which does not stand for itself`);
    }
    if (!head.canonical.length || head.canonical[0] === address) continue;
    expect(!head.alternates.length, "is a fallback and names languages");
    expect(heads.get(head.canonical[0])?.canonical[0] === head.canonical[0], "stands for what does not stand for itself");
    expect(!heads.get(head.canonical[0])?.isHidden, "stands for what is not to be listed");
  }
  return { faults, named };
}
