/* Comforts only: every page works without this script. */
"use strict";

const words = document.body.dataset;

/* The other language opens at the same section and with the same search. Sections of all
   languages have the same number; one that has none is looked for by its own name. */
function sectionNow() {
  const steps = [...document.querySelectorAll('article [id^="step-"]')];
  const named = document.querySelector("article :target");
  if (named) {
    const step = named.id.startsWith("step-") ? named : named.querySelector('[id^="step-"]');
    return step ? `#${step.id}` : location.hash;
  }
  const passed = scrollY > 0 ? steps.filter((it) => it.getBoundingClientRect().top < innerHeight / 4) : [];
  return passed.length ? `#${passed.at(-1).id}` : "";
}
for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => {
    link.hash = sectionNow();
    const typed = document.querySelector(".page-search main input[type=search]");
    if (location.search) link.search = location.search;
    else if (typed && typed.value) link.search = `?${new URLSearchParams({ q: typed.value })}`;
  });
}

/* A menu closes on Escape and on a click elsewhere. */
const menu = document.querySelector(".languages");
if (menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

/* Copies text and says so on the button. */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const label = button.textContent;
  button.textContent = words.copied;
  setTimeout(() => (button.textContent = label), 2000);
}

for (const box of document.querySelectorAll(".code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.copy;
  button.addEventListener("click", () => copy(box.querySelector("code").textContent, button));
  box.append(button);
}

/* On paper all steps are there, and links say where they lead. */
const folded = [...document.querySelectorAll(".more-steps:not([open])")];
addEventListener("beforeprint", () => {
  for (const it of folded) it.open = true;
  if (!location.protocol.startsWith("http")) return;
  for (const link of document.querySelectorAll(".prose a, .step a, .source a")) {
    const to = link.getAttribute("href");
    if (to && !to.startsWith("http") && !to.startsWith("#")) link.dataset.address = link.href;
  }
});
addEventListener("afterprint", () => {
  for (const it of folded) it.open = false;
});

const tools = document.querySelector("[data-tools]");
if (tools) {
  tools.hidden = false;
  tools.querySelector("[data-print]").addEventListener("click", () => print());
  const button = tools.querySelector("[data-copy-all]");
  button.addEventListener("click", () => {
    const links = [...document.querySelectorAll("[data-copy-area] .step a")];
    const list = links.map((link) => `${link.textContent}: ${link.href}`).join("\n");
    const text = document.querySelector("[data-copy-area]").innerText;
    copy(`${text}\n\n${list}`.trim(), button);
  });
}

/* A message to support names the page, where the site does not know its own address. */
for (const link of document.querySelectorAll("a[data-mail]")) {
  const line = encodeURIComponent(`\r\n${link.dataset.mail}\r\n${location.href}`);
  const isNamed = link.href.includes(encodeURIComponent(location.pathname));
  const isServed = location.protocol.startsWith("http");
  if (isServed && !isNamed && link.href.length + line.length <= 2000) link.href += line;
}

/* Letters without marks, digits of any script as 0 to 9. */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f]/g, "")
    .replace(/[٠-٩۰-۹]/g, (digit) => digit.codePointAt(0) & 15)
    .toLowerCase();
}

/* The list from A to Z narrows while one types. */
const filter = document.querySelector("[data-filter]");
if (filter) {
  filter.hidden = false;
  const status = filter.querySelector("[role=status]");
  const letters = document.querySelector(".letters");
  const rows = [...document.querySelectorAll(".letter li")].map((row) => [row, fold(row.textContent)]);
  const sections = [...document.querySelectorAll(".letter")];
  filter.querySelector("input").addEventListener("input", (event) => {
    const wanted = fold(event.target.value).split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !wanted.every((it) => text.includes(it));
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    if (letters) letters.hidden = wanted.length > 0;
    status.hidden = sections.some((section) => !section.hidden);
  });
}
