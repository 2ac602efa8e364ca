/* Comforts only: every page works without this script. */
"use strict";

const words = document.body.dataset;

/* The other language opens at the same section, answer and search. Sections of all
   languages have the same number; one that has none is looked for by its own name. */
const topOf = (it) => it.getBoundingClientRect().top + scrollY;
const named = () => document.querySelector("article :target");
function sectionAt(place) {
  if (document.querySelector(".fits :target")) return location.hash;
  const below = (it) => topOf(it) - place;
  const target = named();
  if (target && below(target) > -9 && below(target) < innerHeight) {
    const step = target.id.startsWith("step-") ? target : target.querySelector('[id^="step-"]');
    return step ? `#${step.id}` : location.hash;
  }
  const steps = place ? [...document.querySelectorAll('article [id^="step-"]')] : [];
  const passed = steps.filter((it) => below(it) < innerHeight / 4);
  const read = passed.find((it) => below(it) >= 0) ?? passed.at(-1);
  return read ? `#${read.id}` : "";
}

/* The menu stands above the text: whoever goes up to it has read where the page stood before.
   A menu closes on Escape, on a click elsewhere, and when the focus leaves it. */
const menu = document.querySelector(".languages");
if (menu) {
  const end = menu.getBoundingClientRect().bottom + scrollY, REST = 1e3, STAY = 15e3;
  let read = 0, last = 0, moved = 0;
  const rest = (now) => {
    if (now - moved > (last > end ? REST : STAY)) read = last > end ? last : 0;
  };
  const jump = () => (read = named() ? topOf(named()) : read);
  jump();
  addEventListener("hashchange", jump);
  addEventListener("scroll", ({ timeStamp }) => {
    rest(timeStamp);
    if (Math.max(last, scrollY) > end) moved = timeStamp;
    last = scrollY;
  }, { passive: true });
  menu.addEventListener("toggle", ({ timeStamp }) => {
    if (!menu.open) return;
    rest(timeStamp);
    const section = sectionAt(scrollY > end ? scrollY : read);
    const typed = document.querySelector(".page-search main input[type=search]");
    for (const link of menu.querySelectorAll("a[data-language]")) {
      link.hash = section;
      if (location.search) link.search = location.search;
      else if (typed && typed.value) link.search = `?${new URLSearchParams({ q: typed.value })}`;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
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
function unfold() {
  const folded = [...document.querySelectorAll(".more-steps:not([open])")];
  for (const it of folded) it.open = true;
  return () => folded.forEach((it) => (it.open = false));
}
let foldAgain;
addEventListener("beforeprint", () => {
  foldAgain = unfold();
  if (!location.protocol.startsWith("http")) return;
  for (const link of document.querySelectorAll(".prose a, .step a, .source a")) {
    const to = link.getAttribute("href");
    if (to && !to.startsWith("http") && !to.startsWith("#")) link.dataset.address = link.href;
  }
});
addEventListener("afterprint", () => foldAgain?.());

const tools = document.querySelector("[data-tools]");
if (tools) {
  tools.hidden = false;
  tools.querySelector("[data-print]").addEventListener("click", () => print());
  const button = tools.querySelector("[data-copy-all]");
  button.addEventListener("click", () => copy(answersAndSteps(), button));
}

/* What was answered and the steps, as one would write them down. */
function answersAndSteps() {
  const again = unfold(), area = document.querySelector("[data-copy-area]");
  const all = (selector, within = area) => [...within.querySelectorAll(selector)];
  const text = (it) => it.innerText.replace(/[\u2066-\u2069]/g, "").replace(/\s*\n\s*/g, "\n").trim();
  const link = (it) => `${text(it)}: ${it.href}`;
  const group = (it) => [
    ...all(".step", it).map((step) => [`${text(step.firstElementChild)}. ${text(step.lastElementChild)}`, ...all("a", step).map((it) => `   ${link(it)}`)].join("\n")),
    link(it.querySelector(".source a")),
  ];
  const parts = [
    all(".eyebrow, h1").map(text),
    all("dl > div").map((it) => all("dt, dd:not(.change)", it).map(text).join("\n– ")),
    ...all(".steps").map(group),
    location.protocol.startsWith("http") ? [location.href] : [],
  ];
  again();
  return parts.filter((it) => it.length).map((it) => it.join("\n")).join("\n\n");
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
