// Every template, in three ways of writing, light and dark, on wide and narrow
// screens and on paper.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { faultsOfPage, follow, liveApp, locales, once, withPage } from "./harness.mjs";
import { languageFaults, overflow, violations } from "./page.mjs";
import { addressesByTemplate, fileAddressesByTemplate } from "./samples.mjs";

/** Visits every template of a locale once and notes all that is wrong with it, by kind. */
const survey = once(async (locale) => {
  const found = { accessibility: [], language: [], width: [], shown: [], browser: [] };
  const note = (kind, name, faults) => found[kind].push(...faults.map((fault) => `${name}: ${fault}`));
  const addresses = await addressesByTemplate(locale);
  const options = { locale, hasAxe: true, absent: addresses["unknown address"] };
  found.browser = await faultsOfPage(options, async (page) => {
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address);
      note("language", name, await languageFaults(page));
      note("shown", name, await page.locator("[hidden]").evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 80))));
      await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        note("accessibility", `${name}, ${colorScheme}`, await violations(page));
      }
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 740 });
        note("width", `${name}, ${width} px`, await overflow(page));
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
  return found;
});

/** What readers of a language call English. */
const english = { ar: "الإنجليزية", de: "Englisch", fr: "anglais", ja: "英語", nb: "engelsk", zh: "英语" };

for (const locale of locales) {
  test(`every template in ${locale}, light and dark, has no fault that axe knows`, async () => {
    assert.deepEqual((await survey(locale)).accessibility, []);
  });

  test(`every template in ${locale} makes no error and keeps its own policy`, async () => {
    assert.deepEqual((await survey(locale)).browser, []);
  });

  test(`every template in ${locale} says the language and the direction of what it shows`, async () => {
    assert.deepEqual((await survey(locale)).language, []);
  });

  test(`no template in ${locale} shows what it hides`, async () => {
    assert.deepEqual((await survey(locale)).shown, []);
  });

  test(`no template in ${locale} scrolls sideways on a narrow screen`, async () => {
    assert.deepEqual((await survey(locale)).width, []);
  });

  test(`a fallback article for ${locale} has a notice in the reader's language and itself the language it is in`, async () => {
    const address = (await addressesByTemplate(locale))["fallback article"];
    const reader = address.match(/\/([a-z]{2}-[A-Z]{2})\/articles/)[1];
    await withPage({ locale: reader }, async (page) => {
      await page.goto(address);
      const html = page.locator("html");
      const article = page.locator("article");
      assert.equal(await html.getAttribute("lang"), reader);
      assert.equal(await html.getAttribute("dir"), reader.startsWith("ar") ? "rtl" : "ltr");
      assert.equal(await article.getAttribute("lang"), "en-US");
      assert.equal(await article.getAttribute("dir"), "ltr");
      const notice = page.locator("main .notice").first();
      assert.equal(await notice.evaluate((it) => it.closest("[lang]").lang), reader);
      assert.ok((await notice.textContent()).includes(english[reader.slice(0, 2)]));
    });
  });

  test(`the print view in ${locale} shows the content and hides every way around`, async () => {
    const all = await addressesByTemplate(locale);
    await withPage({ locale }, async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const name of ["article", "fallback article", "article with every block", "outcome", "question", "home"]) {
        await page.goto(all[name]);
        const seen = await page
          .locator("nav, header.top, footer.bottom, form, button, .skip, .back, .languages")
          .evaluateAll((elements) => elements.filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 80)));
        assert.deepEqual(seen, [], name);
        assert.ok(await page.locator("main h1").isVisible(), name);
      }
      await page.goto(all.outcome);
      assert.ok(await page.locator(".step").first().isVisible());
      assert.ok(await page.locator(".answers dd").first().isVisible());
    });
  });
}

test("the letter that one chooses is seen, and so is what one reaches by the keyboard", async () => {
  for (const [locale, width, height] of [["ar-SA", 390, 844], ["nb-NO", 390, 844], ["nb-NO", 1280, 900]]) {
    await withPage({ locale, viewport: { width, height } }, async (page) => {
      await page.goto(new URL(`${locale}/articles.html`, await liveApp()).href);
      const isHidden = (it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect();
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return !(it.contains(there) || there?.contains(it));
      };
      await page.locator(".letters a").nth(3).click();
      assert.ok(!(await page.locator("h2:target").evaluate(isHidden)), `${locale}, ${width} px`);
      await page.locator(".bottom a").first().focus();
      for (let left = 12; left; left -= 1) {
        await page.keyboard.press("Shift+Tab");
        assert.ok(!(await page.evaluateHandle(() => document.activeElement).then((it) => it.evaluate(isHidden))), `${locale}, ${width} px`);
      }
    });
  }
});

test("pages opened as files have no error and no breach of their policy", () =>
  withPage({}, async (page) => {
    for (const address of Object.values(await fileAddressesByTemplate("ar-SA"))) {
      await page.goto(address);
      assert.notEqual(await page.locator("main").evaluate((it) => getComputedStyle(it).flexGrow), "0", "the style sheet holds");
    }
  }));

test("the live app opens in the language that the browser asks for", async () => {
  for (const locale of locales) {
    await withPage({ locale }, async (page) => {
      await page.goto(await liveApp());
      assert.equal(await page.locator("html").getAttribute("lang"), locale);
    });
  }
});

test("another language opens an article at the same section", async () => {
  const { article } = await addressesByTemplate("nb-NO");
  await withPage({}, async (page) => {
    await page.goto(article);
    await page.locator(".contents a").last().click();
    await page.waitForURL(/#./);
    const section = await page.locator(":target [id^=step-]").getAttribute("id");
    await page.locator(".languages summary").click();
    await follow(page, page.locator('.languages a[hreflang="en-US"]'));
    assert.equal(page.url(), `${article.replace("nb-NO", "en-US")}#${section}`);
    assert.equal(await page.locator("h2 :target").count(), 1, "the section has the same number in both languages");
  });
});

/** Ways to go up from the middle of a page to its menu of languages, and to open it. */
const waysUp = {
  wheel: async (page) => {
    for (let times = 0; times < 40 && (await page.evaluate(() => scrollY)) > 0; times += 1) await page.mouse.wheel(0, -200);
    await page.waitForFunction(() => scrollY === 0);
    await page.locator(".languages summary").click();
  },
  touch: async (page) => {
    const touch = await page.context().newCDPSession(page);
    const gesture = { x: 150, y: 150, yDistance: 400, gestureSourceType: "touch", speed: 4000 };
    for (let times = 0; times < 40 && (await page.evaluate(() => scrollY)) > 0; times += 1) await touch.send("Input.synthesizeScrollGesture", gesture);
    await page.locator(".languages summary").tap();
  },
  keyboard: async (page) => {
    await page.keyboard.press("Control+Home");
    await page.waitForFunction(() => scrollY === 0);
    for (let stops = 0; stops < 10 && !(await page.evaluate(() => document.activeElement.matches(".languages summary"))); stops += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  },
};

for (const [way, open] of Object.entries(waysUp)) {
  test(`by ${way}, whoever goes up to the menu of languages gets the section that was read`, async () => {
    const { article } = await addressesByTemplate("nb-NO");
    await withPage({ viewport: { width: 390, height: 500 }, hasTouch: way === "touch" }, async (page) => {
      const other = page.locator('.languages a[hreflang="en-US"]');
      await page.goto(article);
      const read = await page.locator("article h2 [id^=step-]").last().evaluate((it) => {
        scrollTo(0, it.getBoundingClientRect().top + scrollY - 60);
        return it.id;
      });
      await page.waitForTimeout(1200);
      await open(page);
      assert.equal(await other.evaluate((it) => it.hash), `#${read}`);
      await follow(page, other);
      assert.equal(page.url(), `${article.replace("nb-NO", "en-US")}#${read}`);
    });
  });
}

test("another language opens an article at its beginning for whoever only ran over it", async () => {
  const { article } = await addressesByTemplate("nb-NO");
  await withPage({ viewport: { width: 390, height: 500 } }, async (page) => {
    await page.goto(article);
    await page.evaluate(async () => {
      for (const place of [600, 900, 300, 0]) {
        scrollTo(0, place);
        await new Promise(requestAnimationFrame);
      }
    });
    await page.locator(".languages summary").click();
    assert.equal(await page.locator('.languages a[hreflang="en-US"]').evaluate((it) => it.hash), "");
  });
});

test("the menu of languages closes when the focus leaves it", async () => {
  const { home } = await addressesByTemplate("nb-NO");
  await withPage({}, async (page) => {
    await page.goto(home);
    await page.locator(".languages summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(".languages li a").last().focus();
    assert.equal(await page.locator(".languages[open]").count(), 1);
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(".languages[open]").count(), 0);
  });
});

test("another language keeps what was answered to a small flow", async () => {
  const { "small flow": flow } = await addressesByTemplate("nb-NO");
  await withPage({ viewport: { width: 390, height: 500 } }, async (page) => {
    await page.goto(flow);
    await page.locator(".choices a").last().click();
    await page.waitForURL(/#./);
    const { hash } = new URL(page.url());
    await page.waitForTimeout(1200);
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(1200);
    await page.locator(".languages summary").click();
    await follow(page, page.locator('.languages a[hreflang="en-US"]'));
    assert.equal(page.url(), `${flow.replace("nb-NO", "en-US")}${hash}`);
    assert.equal(await page.locator(".outcome:target").count(), 1);
  });
});

test("another language keeps what is searched for", async () => {
  const address = new URL("nb-NO/search.html?q=passord", await liveApp()).href;
  await withPage({}, async (page) => {
    await page.goto(address);
    await page.locator(".languages summary").click();
    await follow(page, page.locator('.languages a[hreflang="en-US"]'));
    assert.equal(page.url(), address.replace("nb-NO", "en-US"));
  });
});

test("the menu of languages opens and closes by the keyboard", async () => {
  const { home } = await addressesByTemplate("nb-NO");
  await withPage({}, async (page) => {
    await page.goto(home);
    await page.locator(".languages summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(".languages li a").first().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".languages[open]").count(), 0);
    assert.ok(await page.locator(".languages summary").evaluate((it) => it === document.activeElement));
  });
});

test("a button copies code, and another the answers and steps", async () => {
  const { outcome, "article with every block": article } = await addressesByTemplate("nb-NO");
  const permissions = ["clipboard-read", "clipboard-write"];
  await withPage({ permissions }, async (page) => {
    const copied = async (selector) => {
      const button = page.locator(selector);
      await button.click();
      const done = await page.locator("body").getAttribute("data-copied");
      await page.getByRole("button", { name: done }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    await page.goto(article);
    assert.match(await copied(".code button"), /^Get-MgUser .* Format-List\s*$/);
    await page.goto(outcome);
    const text = await copied("[data-copy-all]");
    assert.ok(text.includes(await page.locator(".answers dd").first().innerText()));
    assert.ok(text.includes(await page.locator(".step p").first().innerText()));
    assert.match(text, /https:\/\//, "links are copied with their addresses");
    const lines = text.split("\n");
    for (const furniture of await page.locator("[data-copy-area] :is(.change, .start-again, summary, .which, h2)").allTextContents()) {
      assert.ok(!lines.includes(furniture.trim()), furniture);
    }
    assert.doesNotMatch(text, /[\u2066-\u2069]|\n\n\n|^\d+$/m);
    assert.ok(text.endsWith(page.url()), "and the page with its own");
    const folded = await page.locator("[data-copy-area] .more-steps .step > div").allTextContents();
    assert.ok(folded.length > 0);
    const flat = (it) => it.replace(/[\s\u2066-\u2069]+/g, "");
    for (const step of folded) assert.ok(flat(text).includes(flat(step)), step);
    assert.equal(await page.locator(".more-steps[open]").count(), 0, "folded steps stay so");
  });
});

const folder = process.env.SCREENSHOTS;

test("screenshots are kept", { skip: folder ? false : "SCREENSHOTS names no folder" }, async () => {
  await mkdir(folder, { recursive: true });
  const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
  for (const locale of locales) {
    const all = await addressesByTemplate(locale);
    await withPage({ locale }, async (page) => {
      for (const name of ["home", "article", "question", "outcome", "results"]) {
        await page.goto(all[name]);
        for (const [screen, size] of Object.entries(screens)) {
          await page.setViewportSize(size);
          for (const colorScheme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme });
            await page.screenshot({ path: join(folder, `${name}-${locale}-${screen}-${colorScheme}.png`), fullPage: true });
          }
        }
      }
    });
  }
});
