// Search on the live app and, where no server answers, in the browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { bundledSite, faultsOfPage, fileAddress, follow, liveApp, locales, servedSite, siteOf, withPage } from "./harness.mjs";
import { unknownWords, wanted } from "./samples.mjs";

const password = { "nb-NO": /passord/i, "ar-SA": /كلمة (ال)?مرور/, "ja-JP": /パスワード/ };

/** Words as they stand, misspelt, half-typed, joined, parted, and in English. */
const samples = {
  "nb-NO": ["glemt passord", "glemt passrod", "logge på med telefon", "bruker navn", "administratorkonto", "forgot password"],
  "ar-SA": ["نسيت كلمة المرور", "forgot username"],
  "ja-JP": ["パスワードを忘れた", "ユーザー名", "recover account"],
};

/** Waits until the page shows what it found for a query, with excerpts. */
const shown = (page, query) => page.waitForFunction((wanted) => document.querySelector("[data-search]")?.dataset.shown === wanted, query);

/** Types into the search field of a page that is open. */
async function typed(page, query) {
  await page.locator("main input[type=search]").fill(query);
  await shown(page, query);
}

const isSeen = (page, selector) => page.locator(selector).first().isVisible();

/** Presses Tab until what has the focus matches, and fails when a stop on the way shows no focus. */
async function tabTo(page, selector) {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((wanted) => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isMarked = element === document.body || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
      return { isReached: element.matches(wanted), isMarked, html: element.outerHTML.slice(0, 100) };
    }, selector);
    assert.ok(stop.isMarked, `the focus is seen on ${stop.html}`);
    if (stop.isReached) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
}

/** What is marked in the titles of hits. */
const marks = async (page) =>
  new Map(await page.locator(".hits h2 a").evaluateAll((links) => links.map((it) => [it.innerText, [...it.querySelectorAll("mark")].map((it) => it.innerText)])));

for (const locale of locales) {
  test(`on the live app, the keyboard alone finds and opens an article in ${locale}`, () =>
    withPage({ locale }, async (page) => {
      await page.goto(new URL(`${locale}/index.html`, await liveApp()).href);
      await tabTo(page, "main input[type=search]");
      await page.keyboard.type(wanted[locale]);
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\.html\?q=/);
      assert.equal(await page.locator("main input[type=search]").inputValue(), wanted[locale]);
      assert.ok(await isSeen(page, '[role="status"]'));
      assert.ok(await isSeen(page, ".hits p mark"), "what was found is marked");
      assert.ok(await isSeen(page, ".hits h2 mark"), "in titles as well");
      await tabTo(page, ".hits a");
      const title = await page.evaluate(() => document.activeElement.textContent);
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/${locale}/articles/`));
      assert.equal((await page.locator("main h1").innerText()).trim(), title.trim());
      assert.match(await page.locator("article").innerText(), password[locale]);
    }));

  test(`opened as a file, the search page finds articles in ${locale} by the keyboard alone`, () =>
    withPage({ locale }, async (page) => {
      await page.goto(new URL(`${locale}/index.html`, fileAddress(await bundledSite())).href);
      await tabTo(page, "main input[type=search]");
      await page.keyboard.type(wanted[locale]);
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\.html\?q=/);
      await shown(page, wanted[locale]);
      assert.equal(await page.locator("main input[type=search]").inputValue(), wanted[locale]);
      assert.match(await page.locator("[data-search] [role=status]").first().innerText(), /\d/);
      assert.ok(await isSeen(page, ".hits p mark"), "what was found is marked");
      assert.ok(await isSeen(page, ".hits h2 mark"), "in titles as well");
      await tabTo(page, ".hits a");
      const title = await page.evaluate(() => document.activeElement.textContent);
      assert.match(title, password[locale]);
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/${locale}/articles/`));
      assert.equal((await page.locator("main h1").innerText()).trim(), title.trim());
    }));

  test(`below a sub-path, the search page finds in ${locale} what the live app finds`, () =>
    withPage({ locale }, async (page) => {
      for (const query of samples[locale]) {
        const address = `${locale}/search.html?${new URLSearchParams({ q: query })}`;
        await page.goto(new URL(address, await liveApp()).href);
        const live = await page.locator(".hits h2 a").allInnerTexts(), marked = await marks(page);
        await page.goto(new URL(address, (await servedSite()).address).href);
        await shown(page, query);
        const own = await page.locator(".hits h2 a").allInnerTexts();
        for (const [title, words] of await marks(page)) {
          const known = marked.get(title) ?? words;
          const isKnown = words.every((word) => known.some((it) => it.includes(word)));
          assert.ok(isKnown, `${query}: ${words} marked in ${title}, and not ${known}`);
        }
        assert.ok(live.slice(0, 2).includes(own[0]), `${query}: ${own[0]}, and not ${live[0]}`);
        const both = own.filter((it) => live.includes(it)).length;
        assert.ok(both >= 0.8 * Math.min(10, live.length), `${query}: ${own.join(" | ")} and not ${live.join(" | ")}`);
      }
    }));

  test(`when nothing is found in ${locale}, the page leads to the troubleshooter`, () =>
    withPage({ locale, javaScriptEnabled: false }, async (page) => {
      await page.goto(new URL(`${locale}/search.html`, await liveApp()).href);
      await page.locator("main input[type=search]").fill(unknownWords);
      await follow(page, page.locator("main form button"));
      assert.equal(await page.locator(".hits li").count(), 0);
      assert.match(await page.locator(".nothing h2").innerText(), new RegExp(unknownWords));
      await follow(page, page.locator(".other-ways a").first());
      assert.match(page.url(), new RegExp(`/${locale}/troubleshoot/`));
      assert.ok((await page.locator("main .choices a").count()) > 1);
    }));
}

test("below a sub-path, the search page says so when nothing matches", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    await typed(page, unknownWords);
    assert.ok(await isSeen(page, "[data-none]"));
    assert.match(await page.locator("[data-none] h2").innerText(), new RegExp(unknownWords));
    assert.equal(await page.locator(".hits li").count(), 0);
    assert.ok(await isSeen(page, ".other-ways a"));
  }));

test("Chinese is found in either script", () =>
  withPage({ locale: "zh-CN" }, async (page) => {
    const found = [];
    for (const query of ["重置密码", "重設密碼", "忘记密码", "忘記密碼"]) {
      await page.goto(new URL(`zh-CN/search.html?${new URLSearchParams({ q: query })}`, (await servedSite()).address).href);
      await shown(page, query);
      found.push(await page.locator(".hits h2 a").allInnerTexts());
    }
    assert.ok(found[1].length > 1);
    assert.deepEqual(found[3], found[2]);
  }));

test("while one types, the address and the title of the page keep what is shown", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    const title = await page.title();
    await typed(page, "passord");
    assert.equal(new URL(page.url()).searchParams.get("q"), "passord");
    assert.match(await page.title(), /passord/);
    const all = await page.locator(".hits li").count();
    assert.ok(all > 1);
    await page.reload();
    await shown(page, "passord");
    assert.equal(await page.locator(".hits li").count(), all);
    await page.locator("main input[type=search]").fill("");
    await page.locator(".hits").waitFor({ state: "hidden" });
    assert.equal(await page.title(), title);
  }));

test("a misspelt word is corrected, and the page says to what", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    await typed(page, "glemt passrod");
    assert.match(await page.locator(".hits").innerText(), /passord/i);
    assert.match(await page.locator("[data-corrected]").innerText(), /«.?glemt passord.?».*«.?glemt passrod.?»/);
    assert.ok(!(await isSeen(page, "[data-suggestion]")));
    await page.locator("[data-corrected] a").click();
    await page.waitForURL(/literal=1/);
    const meant = page.locator("[data-suggestion] a");
    await meant.waitFor();
    assert.ok(!(await isSeen(page, "[data-corrected]")));
    assert.equal(await meant.innerText(), "glemt passord");
    await page.goBack();
    await page.locator("[data-corrected]").waitFor();
    await page.goForward();
    await meant.click();
    await shown(page, "glemt passord");
    assert.equal(await page.locator("main input[type=search]").inputValue(), "glemt passord");
    assert.ok(!(await isSeen(page, "[data-corrected]")));
    assert.ok(!(await isSeen(page, "[data-suggestion]")));
  }));

/** Adds up how far what is seen jumps while a page loads, in `window.shifted`. */
const countShifts = (page) =>
  page.addInitScript(() => {
    window.shifted = 0;
    const add = (list) => list.getEntries().forEach((it) => (window.shifted += it.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  });

/** What finds pages of hits, a few, and none. */
const amounts = { many: "passord", few: "phishing", none: unknownWords };

for (const [amount, query] of Object.entries(amounts)) {
  test(`results that come do not push the page around, and other ways follow them at once: ${amount}`, async () => {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
      await withPage({ viewport }, async (page) => {
        await countShifts(page);
        await page.goto(new URL(`nb-NO/search.html?${new URLSearchParams({ q: query })}`, fileAddress(await bundledSite())).href);
        await shown(page, query);
        await page.waitForTimeout(200);
        const shifted = await page.evaluate(() => window.shifted);
        assert.ok(shifted < 0.04, `${shifted}`);
        const gap = await page.evaluate(() => {
          const isSeen = (it) => it.checkVisibility();
          const last = [...document.querySelectorAll("[data-search] > *")].filter(isSeen).at(-1);
          return document.querySelector(".other-ways").getBoundingClientRect().top - last.getBoundingClientRect().bottom;
        });
        assert.ok(gap < 100, `${gap} px stand empty`);
        assert.ok(await page.locator(".other-ways").evaluate((it) => it.checkVisibility({ visibilityProperty: true })));
      });
    }
  });
}

test("the field that narrows the list of articles does not push it down", () =>
  withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await countShifts(page);
    await page.goto(new URL("nb-NO/articles.html", (await servedSite()).address).href);
    await page.waitForTimeout(200);
    assert.ok(await isSeen(page, "#filter"));
    assert.ok((await page.evaluate(() => window.shifted)) < 0.01);
  }));

test("without JavaScript, the list of articles has no field to narrow it", () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(new URL("nb-NO/articles.html", (await servedSite()).address).href);
    assert.ok(!(await isSeen(page, "#filter")));
  }));

test("the pages of hits follow each other, and the browser's buttons lead back", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    await typed(page, "konto");
    const first = await page.locator(".hits h2").first().innerText();
    await page.locator("[data-next]").click();
    await page.waitForURL(/page=2/);
    await page.locator("[data-previous]").waitFor();
    assert.notEqual(await page.locator(".hits h2").first().innerText(), first);
    await page.goBack();
    await page.waitForFunction((wanted) => document.querySelector(".hits h2").innerText === wanted, first);
  }));

test("on a phone, another page of hits has the focus, and not the field that opens the keyboard", () =>
  withPage({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true }, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    const focused = () => page.evaluate(() => document.activeElement.getAttribute("role") ?? document.activeElement.localName);
    await typed(page, "konto");
    assert.equal(await focused(), "input");
    await page.keyboard.press("Enter");
    await shown(page, "konto");
    assert.equal(await focused(), "body", "what is sent closes the keyboard");
    await page.locator("[data-next]").tap();
    await page.locator("[data-previous]").waitFor();
    await shown(page, "konto");
    assert.equal(await focused(), "status");
    const { top, bottom } = await page.locator("[data-search] [role=status]").evaluate((it) => it.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom < 350, "the first hits are seen");
  }));

test("a page of hits after the last one is the last one", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html?q=konto&page=999", (await servedSite()).address).href);
    await shown(page, "konto");
    assert.ok((await page.locator(".hits li").count()) > 0);
    assert.ok(await isSeen(page, "[data-previous]"));
    assert.ok(!(await isSeen(page, "[data-next]")));
    const [place, pages] = (await page.locator("[data-place]").innerText()).match(/\d+/g);
    assert.equal(place, pages);
  }));

test("the title of the page has the query as it was typed", () =>
  withPage({}, async (page) => {
    const query = "$& $1 $' $`";
    await page.goto(new URL(`nb-NO/search.html?${new URLSearchParams({ q: query })}`, (await servedSite()).address).href);
    await shown(page, query);
    assert.match(await page.title(), /^Søk: \$& \$1 \$' \$` – /);
  }));

test("hits in a language that the interface does not speak run in their own direction", async () => {
  const text = "# קוד\n\nהקלידו את הקוד `code --flag` ואז שלחו.\n";
  const site = await siteOf({ "he-IL/code.md": text, "en-US/code.md": "# Code\n\nType the code and send.\n" });
  await withPage({}, async (page) => {
    await page.goto(new URL(`he-IL/search.html?${new URLSearchParams({ q: "קוד" })}`, fileAddress(site)).href);
    await shown(page, "קוד");
    const ways = await page.locator(".hits :is(h2 a, p)").evaluateAll((all) => all.map((it) => `${it.lang} ${it.dir}`));
    assert.deepEqual(ways, ["he-IL rtl", "he-IL rtl"]);
  });
});

test("where the index cannot be loaded, the search page says so, and finds again when it can", async () => {
  await faultsOfPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    const status = page.locator("[data-search] [role=status]");
    await page.context().setOffline(true);
    await page.locator("main input[type=search]").fill("passord");
    await page.waitForFunction(() => document.querySelector("[data-search] [role=status]").textContent);
    assert.match(await status.innerText(), /^Søket kunne ikke lastes inn/);
    assert.ok(await status.evaluate((it) => it.getBoundingClientRect().height > 10));
    assert.ok(await page.locator(".other-ways").evaluate((it) => it.checkVisibility({ visibilityProperty: true })));
    await page.context().setOffline(false);
    await typed(page, "glemt passord");
    assert.ok((await page.locator(".hits li").count()) > 0);
  });
});

test("what is searched for in the browser is shown as text and never run", () =>
  withPage({}, async (page) => {
    const text = `"><img src=x onerror=alert(1)><script>alert(2)</script>`;
    page.on("dialog", () => assert.fail("the words ran"));
    await page.goto(new URL(`nb-NO/search.html?${new URLSearchParams({ q: text })}`, (await servedSite()).address).href);
    await shown(page, text);
    assert.equal(await page.locator("main img, main script").count(), 0);
  }));

test("the first search of a visit moves few bytes", () =>
  withPage({}, async (page) => {
    const sizes = [];
    const sizeOf = async (response) => gzipSync(await response.body(), { level: 6 }).length;
    page.on("response", (response) => {
      if (/\/assets\/search/.test(response.url())) sizes.push(sizeOf(response));
    });
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    await typed(page, "glemt passord");
    const bytes = (await Promise.all(sizes)).reduce((sum, it) => sum + it, 0);
    assert.ok(bytes > 10_000 && bytes < 45_000, `${bytes} bytes`);
  }));

test("below a sub-path and without JavaScript, the search page names the other ways", () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    assert.ok(await isSeen(page, "noscript .notice"));
    await follow(page, page.locator(".other-ways a").last());
    assert.ok((await page.locator(".letter li a").count()) >= 14);
  }));

test("words to search for are shown as text and never run", () =>
  withPage({}, async (page) => {
    const text = `"><img src=x onerror=alert(1)></title><script>alert(2)</script>`;
    page.on("dialog", () => assert.fail("the words ran"));
    await page.goto(new URL(`nb-NO/search.html?${new URLSearchParams({ q: text })}`, await liveApp()).href);
    assert.equal(await page.locator("main input[type=search]").inputValue(), text);
    assert.equal(await page.locator("main img, main script").count(), 0);
  }));

test("the list of all articles narrows while one types, and says when nothing is left", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/articles.html", (await servedSite()).address).href);
    const rows = page.locator(".letter li:visible");
    const all = await rows.count();
    await page.locator("#filter").fill("passord");
    const some = await rows.count();
    assert.ok(some > 0 && some < all);
    await page.locator("#filter").fill(unknownWords);
    assert.equal(await rows.count(), 0);
    assert.ok(await isSeen(page, '.filter [role="status"]'));
  }));
