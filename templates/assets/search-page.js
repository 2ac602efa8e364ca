/* The search page where no server answers: shows what `search.js` finds, while
   one types, and keeps the address of what is shown. */
"use strict";

{
  const box = document.querySelector("[data-search]");
  const form = document.querySelector("main form.search");
  const input = form.querySelector("input");
  const part = (name) => box.querySelector(name);
  const { locale, shelf, sourceLocale, source, machine, outdated, failed } = box.dataset;
  const folders = { [sourceLocale]: source, [locale]: shelf };
  const counts = JSON.parse(box.dataset.counts), languages = JSON.parse(box.dataset.languages);
  const language = document.documentElement.lang;
  const PAGE = 10, PAUSE = 150;
  const titleAtFirst = document.title;
  const settle = (isSettled) => box.toggleAttribute("data-settled", isSettled);

  /* A page that was opened as a file may run the scripts of its folder, but read nothing. */
  function load(name) {
    const at = name.indexOf("/"), script = document.createElement("script");
    return new Promise((resolve, reject) => {
      script.src = at < 0 ? box.dataset[name] : `${folders[name.slice(0, at)]}${name.slice(at + 1)}.js`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(script.src));
      document.head.append(script);
    }).finally(() => script.remove());
  }

  let opening = null;
  const open = () => (opening ??= veiviserSearch.open(load, locale, sourceLocale).catch((error) => {
    opening = null;
    throw error;
  }));

  /* Messages with places to fill in, as they are on the page at first. */
  const texts = new Map();
  function fill(element, values) {
    if (!texts.has(element)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), nodes = [];
      while (walker.nextNode()) nodes.push([walker.currentNode, walker.currentNode.data]);
      texts.set(element, nodes);
    }
    for (const [node, text] of texts.get(element)) {
      node.data = text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    }
  }

  const numbers = new Intl.NumberFormat(`${language}-u-nu-latn`), written = (number) => numbers.format(number);

  function countOf(number) {
    const rules = new Intl.PluralRules(language), kind = rules.select(number);
    const alike = number in counts ? String(number) : (Object.keys(counts).find((it) => +it > 3 && rules.select(+it) === kind) ?? "100");
    return counts[alike].replace(alike, written(number));
  }

  function make(name, values = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(values)) if (value) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function itemOf(hit) {
    const [name, lang, dir] = languages[hit.lang] ?? [], own = { lang, dir };
    const title = make("a", { href: `articles/${hit.address}.html`, ...own }, hit.title);
    const heading = make("h2", {}, title);
    if (name) heading.append(" ", make("span", { class: "badge" }, name));
    const item = make("li", {}, heading, make("p", own));
    const badges = [hit.isMachine && make("span", { class: "badge" }, machine), hit.isOutdated && make("span", { class: "badge badge-warning" }, outdated)].filter(Boolean);
    if (badges.length) item.append(make("p", { class: "about" }, ...badges.flatMap((it) => [it, " "])));
    return item;
  }

  function marked(text, marks) {
    const pieces = [];
    let end = 0;
    for (const mark of marks) {
      pieces.push(text.slice(end, mark.start), make("mark", {}, text.slice(mark.start, mark.end)));
      end = mark.end;
    }
    return [...pieces, text.slice(end)];
  }

  const addressOf = (query, page, isLiteral) => {
    const values = new URLSearchParams(query ? { q: query } : {});
    if (isLiteral) values.set("literal", 1);
    if (page > 1) values.set("page", page);
    return `search.html${query ? "?" : ""}${values}`;
  };

  /* The address names what is shown; where a browser keeps it for files, it stays as it was. */
  function remember(query, page, { isNew, isLiteral }) {
    document.title = query ? titleAtFirst.replace(/^[^–]*/, () => `${box.dataset.title.replace("{query}", () => query)} `) : titleAtFirst;
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", addressOf(query, page, isLiteral));
    } catch {
      return;
    }
  }

  function pages(query, page, all, isLiteral) {
    part("[data-pages]").hidden = all < 2;
    fill(part("[data-place]"), { page: written(page), pages: written(all) });
    for (const [name, to] of [["[data-previous]", page - 1], ["[data-next]", page + 1]]) {
      part(name).hidden = to < 1 || to > all;
      part(name).href = addressOf(query, to, isLiteral);
    }
  }

  function clear() {
    for (const name of ["[data-none]", "[data-corrected]", "[data-suggestion]", "[data-hits]", "[data-pages]"]) part(name).hidden = true;
    part("[role=status]").textContent = "";
    part("[role=status]").classList.remove("hidden");
    settle(true);
  }

  let latest = 0;
  async function show(query, page = 1, options = {}) {
    const own = (latest += 1), isLate = () => own !== latest;
    remember(query, page, options);
    if (!query.trim()) {
      clear();
      return;
    }
    if (part("[data-hits]").hidden && part("[data-none]").hidden) settle(false);
    try {
      const index = await open();
      const result = isLate() ? null : await understood(index, query, options.isLiteral);
      if (isLate()) return;
      page = Math.min(page, Math.max(1, Math.ceil(result.hits.length / PAGE)));
      const hits = await index.titles(result.hits.slice((page - 1) * PAGE, page * PAGE));
      if (isLate()) return;
      list(query, page, result, hits, options.isLiteral);
      if (options.isNew) part("[role=status]").focus();
      const snippets = await index.snippets(result, hits);
      if (isLate()) return;
      [...part("[data-hits]").children].forEach((item, place) => {
        const { text, marks, title } = snippets[place];
        item.querySelector("p").replaceChildren(...marked(text, marks));
        item.querySelector("a").replaceChildren(...marked(hits[place].title, title));
      });
      box.dataset.shown = query;
      settle(true);
    } catch (error) {
      if (isLate()) return;
      clear();
      part("[role=status]").textContent = failed;
    }
  }

  /* What a query finds; where it is looked up as typed, what it may have meant. */
  async function understood(index, query, isLiteral) {
    const result = await index.search(query, { corrects: !isLiteral });
    if (!isLiteral) return result;
    const { correction } = await index.search(query);
    return { ...result, correction: correction && { ...correction, isShown: false } };
  }

  function list(query, page, { hits: all, correction }, hits, isLiteral) {
    const status = part("[role=status]"), none = part("[data-none]");
    const corrected = part("[data-corrected]"), suggestion = part("[data-suggestion]");
    delete box.dataset.shown;
    part("[data-hits]").replaceChildren(...hits.map(itemOf));
    part("[data-hits]").hidden = !hits.length;
    none.hidden = all.length > 0;
    fill(none.querySelector("h2"), { query });
    status.textContent = all.length ? countOf(all.length) : none.querySelector("h2").textContent;
    status.classList.toggle("hidden", !all.length);
    corrected.hidden = !correction?.isShown;
    suggestion.hidden = !correction || correction.isShown;
    suggestion.querySelector("a")?.remove();
    if (correction?.isShown) {
      fill(corrected, { query: correction.query, typed: query });
      corrected.querySelector("a").href = addressOf(query, 1, true);
    } else if (correction) {
      suggestion.append(make("a", { href: addressOf(correction.query, 1) }, make("bdi", {}, correction.query)));
    }
    pages(query, page, Math.ceil(all.length / PAGE), isLiteral);
  }

  const asked = () => {
    const values = new URLSearchParams(location.search);
    const page = Math.max(1, parseInt(values.get("page") ?? "1", 10) || 1);
    return [values.get("q") ?? "", page, { isLiteral: values.get("literal") === "1" }];
  };

  let pause = 0;
  input.addEventListener("focus", () => open().catch(() => {}), { once: true });
  input.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(() => show(input.value), PAUSE);
  });
  input.addEventListener("compositionend", () => show(input.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    if (matchMedia("(pointer: coarse)").matches) input.blur();
    show(input.value);
  });
  box.addEventListener("click", (event) => {
    const link = event.target.closest("[data-pages] a, [data-corrected] a, [data-suggestion] a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const values = new URL(link.href).searchParams;
    input.value = values.get("q");
    show(input.value, Number(values.get("page") ?? 1), { isNew: true, isLiteral: values.get("literal") === "1" });
  });
  const restore = () => {
    const [query, page, options] = asked();
    if (query) input.value = query;
    if (input.value) show(input.value, page, options);
    else settle(true);
  };
  addEventListener("popstate", () => {
    input.value = asked()[0];
    show(...asked());
  });
  restore();
}
