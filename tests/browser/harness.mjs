// What the tests stand on: the program, the sites it builds, a server below a
// sub-path, the live app and the browser.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(here, process.env.VEIVISER_BIN ?? "../../target/debug/veiviser");
const run = promisify(execFile);

/** One locale for each way of writing: left to right, right to left, without spaces. */
export const locales = ["nb-NO", "ar-SA", "ja-JP"];

/** Folders, processes and servers to close, the newest first. */
const open = [];

/** Ends everything that a test began. */
export async function close() {
  for (const end of open.splice(0).reverse()) await end();
}

/** Makes the value of each key once and hands out the same ever after. */
export function once(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "veiviser-browser-"));
  open.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The environment without settings that would lead the program to other content. */
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("VEIVISER_"));
  return Object.fromEntries(own);
}

async function build(...content) {
  const folder = await temporaryFolder();
  const out = join(folder, "site");
  const roots = content.flatMap((root) => ["--content", root]);
  await run(program, ["build", "--out", out, "--no-cache", ...roots], { cwd: folder, env: environment() });
  return out;
}

/** The folder of the bundled knowledge base, built once. */
export const bundledSite = once(() => build());

/** The folder of a site whose one article holds every kind of block, built once. */
export const everySite = once(() => build(join(here, "content")));

/** The folder of a site of these files: `{ "nb-NO/a.md": "# A", … }`. */
export async function siteOf(files) {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return build(folder);
}

/** The names of all files of a folder, with `/` between folders, sorted. */
export async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .map((name) => name.split(sep).join("/"))
    .sort();
}

/** The address of a folder opened as files. */
export function fileAddress(folder) {
  return pathToFileURL(folder + sep).href;
}

const mediaTypes = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** The sub-path below which a site is served. */
export const subPath = "/help/centre/";

/**
 * Serves a folder below the sub-path on a free loopback port. Whatever is asked
 * for outside it, or is not there, is kept in `missed`.
 */
export async function serveBelowSubPath(folder) {
  const missed = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const file = join(folder, path.slice(subPath.length));
    const isInside = path.startsWith(subPath) && file.startsWith(folder + sep);
    const name = path.endsWith("/") ? join(file, "index.html") : file;
    const found = isInside && (await stat(name).catch(() => null))?.isFile();
    if (!found) {
      missed.push(path);
      response.writeHead(404).end();
      return;
    }
    const type = mediaTypes[name.split(".").pop()] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type }).end(await readFile(name));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  open.push(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  return { address: `http://127.0.0.1:${server.address().port}${subPath}`, missed };
}

/** The bundled site below a sub-path, served once. */
export const servedSite = once(async () => serveBelowSubPath(await bundledSite()));

/** The address of the live app on the bundled knowledge base, started once. */
export const liveApp = once(async () => {
  const folder = await temporaryFolder();
  const app = spawn(program, ["serve", "--port", "0", "--no-cache"], {
    cwd: folder,
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((done) => app.on("exit", done));
  open.push(() => {
    app.kill();
    return ended;
  });
  const address = new Promise((found) => {
    let said = "";
    app.stdout.on("data", (chunk) => {
      said += chunk;
      const line = said.match(/^http:\/\/\S+(?=\n)/m);
      if (line) found(line[0].replace(/\/?$/, "/"));
    });
  });
  const failure = ended.then(() => Promise.reject(new Error("the app ended before it named its address")));
  return Promise.race([address, failure]);
});

const browser = once(async () => {
  assert.ok(process.env.CHROMIUM, "CHROMIUM names the browser");
  const started = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  open.push(() => started.close());
  return started;
});

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * Hands a page of a fresh context to `use`, and tells what went wrong on it:
 * errors, breaches of its own policy, and files that it asked for in vain. Of
 * the address `absent` the answer 404 is what the test wants.
 */
export async function faultsOfPage(options, use) {
  const { locale = "nb-NO", hasAxe = false, absent = null, ...others } = options;
  const context = await (await browser()).newContext({
    locale,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 900 },
    ...others,
  });
  const faults = [];
  try {
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    if (hasAxe) await context.addInitScript({ path: axe });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const note = (text) => faults.push(`${text} on ${page.url()}`);
    page.on("console", (message) => {
      const isWanted = message.location().url === absent && message.text().includes("status of 404");
      if (["error", "warning"].includes(message.type()) && !isWanted) note(message.text());
    });
    page.on("pageerror", (error) => note(error.message));
    page.on("requestfailed", (request) => {
      // A page that is left gives up what it was still asking for.
      const why = request.failure()?.errorText;
      if (why !== "net::ERR_ABORTED") note(`${request.url()}: ${why}`);
    });
    await use(page);
  } finally {
    await context.close();
  }
  return faults;
}

/** Hands a page of a fresh context to `use`, and fails when anything went wrong on it. */
export async function withPage(options, use) {
  assert.deepEqual(await faultsOfPage(options, use), []);
}

/** Follows a link, or sends a form, and waits until the page that it leads to is whole. */
export async function follow(page, link) {
  await Promise.all([page.waitForEvent("load"), link.click()]);
}
