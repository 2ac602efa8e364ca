// The way from the first page to the steps, by links alone, without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledSite, fileAddress, follow, servedSite, subPath, withPage } from "./harness.mjs";

const withoutScript = { javaScriptEnabled: false };

/** Which choice to take: the first, or the last, which is not to know. */
const walks = { "the first answers": "first", "not knowing": "last" };

const places = {
  "a file": async () => fileAddress(await bundledSite()),
  "a sub-path": async () => (await servedSite()).address,
};

const question = (page) => page.locator("main h1");
const choices = (page) => page.locator("main .choices a");
const isOutcome = async (page) => (await page.locator(".step").count()) > 0;

/** The answers that a page lists, by question. */
async function answers(page) {
  const rows = await page.locator(".answers dl > div").all();
  const pairs = rows.map(async (row) => [
    await row.locator("dt").innerText(),
    await row.locator("dd").first().innerText(),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

/** Answers until there are steps, and tells which questions were asked on the way. */
async function walk(page, which) {
  const asked = [];
  while (!(await isOutcome(page))) {
    const text = await question(page).innerText();
    assert.ok(!asked.includes(text), `"${text}" is asked once`);
    asked.push(text);
    await follow(page, choices(page)[which]());
  }
  return asked;
}

for (const [place, address] of Object.entries(places)) {
  for (const locale of ["nb-NO", "ar-SA"]) {
    for (const [walkName, which] of Object.entries(walks)) {
      test(`from ${place}, without JavaScript, links alone lead a reader of ${locale} from home to steps by ${walkName}`, () =>
        withPage({ locale, ...withoutScript }, async (page) => {
          const root = await address();
          const visited = [];
          page.on("framenavigated", (frame) => visited.push(frame.url()));
          await page.goto(new URL("index.html", root).href);
          await follow(page, page.locator(`main a[hreflang="${locale}"]`));
          assert.equal(await page.locator("html").getAttribute("lang"), locale);
          const first = await page.locator(".first h2").innerText();
          await follow(page, choices(page)[which]());
          const asked = [first, ...(await walk(page, which))];

          assert.deepEqual(Object.keys(await answers(page)), asked);
          assert.ok(asked.length >= 2, "there was more than one question");
          assert.equal(await page.locator("html").getAttribute("dir"), locale === "ar-SA" ? "rtl" : "ltr");
          assert.ok((await page.locator(".source a").count()) > 0, "the steps name their articles");
          const strays = visited.filter((it) => !it.startsWith(root));
          assert.deepEqual(strays, []);
        }));
    }
  }
}

test("the site below a sub-path asks for nothing outside it and nothing that is missing", async () => {
  const { address, missed } = await servedSite();
  await withPage({}, async (page) => {
    for (const file of ["index.html", "nb-NO/index.html", "nb-NO/search.html", "ar-SA/articles.html"]) {
      await page.goto(new URL(file, address).href);
    }
  });
  assert.deepEqual(missed, [], `all requests lie below ${subPath}`);
});

test("the way back leads through the same questions to home", () =>
  withPage(withoutScript, async (page) => {
    await page.goto(new URL("nb-NO/index.html", (await servedSite()).address).href);
    const home = page.url();
    const ways = [];
    while (!(await isOutcome(page))) {
      ways.push(page.url());
      await follow(page, choices(page).first());
    }
    while (page.url() !== home) {
      await follow(page, page.locator("a.back"));
      const expected = ways.pop();
      if (ways.length) assert.equal(page.url(), expected);
      else break;
    }
  }));

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`${how} JavaScript, another language keeps the answers on every page of a walk`, () =>
    withPage({ javaScriptEnabled }, async (page) => {
      const root = (await servedSite()).address;
      await page.goto(new URL("nb-NO/index.html", root).href);
      await follow(page, choices(page).first());
      for (;;) {
        const here = page.url();
        const count = Object.keys(await answers(page)).length;
        assert.ok(count > 0);
        const taken = await choices(page).evaluateAll((links) => links.map((it) => it.getAttribute("href")));
        await page.locator(".languages summary").click();
        await follow(page, page.locator('.languages a[hreflang="ar-SA"]'));
        assert.equal(await page.locator("html").getAttribute("lang"), "ar-SA");
        assert.equal(page.url(), here.replace("nb-NO", "ar-SA"));
        const translated = await answers(page);
        assert.equal(Object.keys(translated).length, count);
        for (const text of Object.entries(translated).flat()) assert.match(text, /\p{Script=Arabic}/u);
        assert.deepEqual(
          await choices(page).evaluateAll((links) => links.map((it) => it.getAttribute("href"))),
          taken,
        );
        await page.locator(".languages summary").click();
        await follow(page, page.locator('.languages a[hreflang="nb-NO"]'));
        assert.equal(page.url(), here);
        if (await isOutcome(page)) break;
        await follow(page, choices(page).first());
      }
    }));
}

/** Goes to an outcome from the first page of a locale. */
async function toOutcome(page, locale) {
  await page.goto(new URL(`${locale}/index.html`, (await servedSite()).address).href);
  await follow(page, choices(page).first());
  await walk(page, "first");
}

for (const locale of ["nb-NO", "ar-SA"]) {
  test(`in ${locale}, whichever answer is changed, the others that still count stay and are not asked again`, () =>
    withPage({ locale, ...withoutScript }, async (page) => {
      await toOutcome(page, locale);
      const outcome = page.url();
      const before = await answers(page);
      const questions = Object.keys(before);
      let kept = 0;
      for (const [at, changed] of questions.entries()) {
        await page.goto(outcome);
        await follow(page, page.locator(".answers .change a").nth(at));
        assert.equal(await question(page).innerText(), changed);
        const others = page.locator("main .choices a:not([aria-current])");
        const changes = await others.evaluateAll((links) => links.map((it) => it.href));
        for (const change of changes) {
          await page.goto(change);
          if (!(await isOutcome(page))) assert.notEqual(await question(page).innerText(), changed);
          const asked = await walk(page, "first");
          const now = await answers(page);
          assert.notEqual(now[changed], before[changed]);
          const again = asked.filter((it) => questions.includes(it));
          assert.deepEqual(again, [], "what was answered is not asked again");
          for (const it of questions.filter((it) => it !== changed && it in now)) {
            assert.equal(now[it], before[it]);
            kept += 1;
          }
        }
      }
      assert.ok(kept > 0, "some answers stay");
    }));
}

test("keeping an answer, by the choice itself or the way back, leads to the same steps", () =>
  withPage(withoutScript, async (page) => {
    await toOutcome(page, "nb-NO");
    const outcome = page.url();
    const count = await page.locator(".answers .change a").count();
    for (let at = 0; at < count; at += 1) {
      for (const way of ['main .choices a[aria-current="true"]', "a.back"]) {
        await follow(page, page.locator(".answers .change a").nth(at));
        await follow(page, page.locator(way));
        assert.equal(page.url(), outcome);
      }
    }
  }));

test("starting again forgets the answers", () =>
  withPage(withoutScript, async (page) => {
    await toOutcome(page, "nb-NO");
    await follow(page, page.locator(".start-again a"));
    assert.equal(await page.locator(".answers").count(), 0);
    assert.ok((await choices(page).count()) > 1);
  }));
