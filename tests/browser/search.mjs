// Search on the live app and, where no server answers, in the browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledSite, fileAddress, follow, liveApp, locales, servedSite, withPage } from "./harness.mjs";
import { unknownWords, wanted } from "./samples.mjs";

const password = { "nb-NO": /passord/i, "ar-SA": /كلمة المرور/, "ja-JP": /パスワード/ };

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
      assert.ok(await isSeen(page, ".hits mark"), "what was found is marked");
      await tabTo(page, ".hits a");
      const title = await page.evaluate(() => document.activeElement.textContent);
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/${locale}/articles/`));
      assert.equal((await page.locator("main h1").innerText()).trim(), title.trim());
      assert.match(await page.locator("article").innerText(), password[locale]);
    }));

  test(`opened as a file, the search page finds titles in ${locale} by the keyboard alone`, () =>
    withPage({ locale }, async (page) => {
      await page.goto(new URL(`${locale}/index.html`, fileAddress(await bundledSite())).href);
      await tabTo(page, "main input[type=search]");
      await page.keyboard.type(wanted[locale]);
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\.html\?q=/);
      await page.locator(".hits a").first().waitFor();
      await tabTo(page, ".hits a");
      const title = await page.evaluate(() => document.activeElement.textContent);
      assert.match(title, password[locale]);
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/${locale}/articles/`));
      assert.equal((await page.locator("main h1").innerText()).trim(), title.trim());
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

test("below a sub-path, the search page says so when no title matches", () =>
  withPage({}, async (page) => {
    await page.goto(new URL("nb-NO/search.html", (await servedSite()).address).href);
    await page.locator("main input[type=search]").fill(unknownWords);
    await page.locator("[data-none]").waitFor();
    assert.equal(await page.locator(".hits li").count(), 0);
    assert.ok(await isSeen(page, ".other-ways a"));
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
