// What is wrong with a page that is open in the browser.

/** What axe finds wrong. */
export async function violations(page) {
  return page.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    const { violations } = await globalThis.axe.run(document, { rules, preload: false, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll(/\s+/g, " ")}`),
    );
  });
}

/** Texts whose letters are not of the language they are declared to be in, and blocks that run the wrong way. */
export async function languageFaults(page) {
  return page.evaluate(() => {
    const scripts = {
      ar: /\p{Script=Arabic}/u,
      ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
      zh: /\p{Script=Han}/u,
    };
    const foreign = /[\p{Script=Arabic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    const languageOf = (element) => element.closest("[lang]").getAttribute("lang").split("-")[0];
    const faults = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.data.trim();
      if (element.closest("script, style, code, kbd, input, bdi, mark, title, noscript")) continue;
      const language = languageOf(element);
      const letters = text.match(/\p{L}/gu) ?? [];
      const words = text.match(/\p{L}+/gu) ?? [];
      const isWrong = scripts[language]
        ? words.length >= 4 && letters.length >= 20 && !scripts[language].test(text)
        : foreign.test(text);
      if (isWrong) faults.push(`"${text.slice(0, 60)}" is said to be in ${language}`);
    }
    for (const element of document.querySelectorAll("[lang]")) {
      const { direction, display } = getComputedStyle(element);
      const right = ["ar", "he", "fa", "ur"].includes(languageOf(element)) ? "rtl" : "ltr";
      if (display.startsWith("inline") || display === "none" || direction === right) continue;
      const text = element.textContent.trim().slice(0, 60);
      faults.push(`<${element.localName} lang=${element.lang}> runs ${direction}: "${text}"`);
    }
    return faults;
  });
}

/** What sticks out of the screen without a box of its own to scroll in. */
export async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      return [`the page is ${document.documentElement.scrollWidth} wide on a screen of ${width}`];
    }
    const canScroll = (element) => element && (getComputedStyle(element).overflowX === "auto" || canScroll(element.parentElement));
    const sticksOut = [...document.querySelectorAll("main :is(p, li, a, h1, h2, h3, td, button, input), header a, footer a")].filter((element) => {
      const box = element.getBoundingClientRect();
      const isSeen = box.width > 0 && element.checkVisibility() && !element.closest(".skip, .hidden");
      return isSeen && (box.right > width + 1 || box.left < -1) && !canScroll(element);
    });
    return sticksOut.map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
  });
}
