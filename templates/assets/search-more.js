/* What `search.js` loads when it needs it: what misspelt words may have meant, and
   excerpts of texts. */
"use strict";

veiviserSearch.extend(({ count, fold, isCode, kindOf }) => {
  const WORD = 0, CODE = 2, ABSENT = 3;
  const CORRECTIONS = 5, LEAST_LIKELY = 0.3, FUNCTION_WORD = 0.1;

  /* Damerau's distance with cheaper slips; more than `limit` where it is more. */
  const isVowel = (c) => "aeiouyåæøäöü".includes(c);
  function distance(typed, meant, limit) {
    if (Math.abs(typed.length - meant.length) > Math.ceil(limit)) return limit + 1;
    const doubled = (letters, at) => at > 1 && letters[at - 1] === letters[at - 2];
    let before = [], last = [], row = meant.map((_, at) => at);
    row.push(meant.length);
    for (let i = 1; i <= typed.length; i += 1) {
      [before, last, row] = [last, row, [i]];
      const c = typed[i - 1];
      for (let j = 1; j <= meant.length; j += 1) {
        const o = meant[j - 1], other = isVowel(c) && isVowel(o) ? 0.8 : 1;
        let cost = Math.min(
          last[j] + (doubled(typed, i) ? 0.6 : 1),
          row[j - 1] + (doubled(meant, j) ? 0.6 : 1),
          last[j - 1] + (c === o ? 0 : other),
        );
        if (i > 1 && j > 1 && c === meant[j - 2] && typed[i - 2] === o && c !== o) cost = Math.min(cost, before[j - 2] + 0.8);
        row.push(cost);
      }
      if (Math.min(...row) > limit) return limit + 1;
    }
    return row[meant.length] + (typed[0] === meant[0] ? 0 : 0.4);
  }

  /* Words so near another, of the likely ones or of all, that begin as it does. */
  function near(shelf, word, limit, isOfAll) {
    const all = shelf.beginning([...fold(word)][0], isOfAll).filter(({ word }) => !isCode(word) && count(word) >= 3);
    const costs = all.map((item) => ({ item, cost: distance([...word], [...item.word], limit) }));
    return costs.filter((it) => it.cost <= limit + 1e-6);
  }

  /* The commonest word that is one slip from another. */
  function slip(shelf, word) {
    const common = near(shelf, word, 0.8, false).filter(({ item }) => item.articles >= 20 && item.word !== word);
    const best = common.reduce((a, b) => (a && a.item.articles >= b.item.articles ? a : b), null);
    return best ? [[best.item, 0.8]] : [];
  }

  /* What a misspelt word may have meant, with how likely each is. */
  function corrections(shelf, word) {
    const length = count(word);
    const limit = length < 8 ? 1 : 2;
    let found = near(shelf, word, limit, false);
    if (shelf.missing.size) return [];
    if (!found.some((it) => it.cost <= 1)) found = near(shelf, word, limit, true);
    if (shelf.missing.size) return [];
    if (!found.length && length >= 6 && length < 8) found = near(shelf, word, 1.4, true);
    const likely = ({ item, cost }) => 0.5 * Math.log(item.articles + 1) - 4 * cost;
    found.sort((a, b) => likely(b) - likely(a) || (a.item.word < b.item.word ? -1 : 1));
    const best = found.length ? likely(found[0]) : 0;
    return found
      .slice(0, 2 * CORRECTIONS)
      .map((it) => [it.item, (it.cost <= 1 ? 0.9 : 0.75) * Math.sqrt(Math.exp(likely(it) - best))])
      .filter(([, quality]) => quality > LEAST_LIKELY)
      .slice(0, CORRECTIONS);
  }

  /* A form that occurs nowhere, by how others of its kind end or begin: what it is
     a form of, under its own name. */
  function unseenForm(shelf, word) {
    const number = shelf.chunkOf(fold(word));
    for (const [, has, side, other] of shelf.head.endings.matchAll(/([^ <>]*)([<>])([^ ]*)/gu)) {
      const isFront = side === "<", rest = isFront ? word.slice(has.length) : word.slice(0, word.length - has.length);
      if (word !== (isFront ? has + rest : rest + has) || count(rest) < 3) continue;
      const seen = isFront ? other + rest : rest + other, key = fold(seen);
      const all = [...shelf.likelyOf(key), ...((shelf.chunkOf(key) === number && shelf.dictionary(number)?.get(key)) || [])];
      const item = all.find((it) => it.word === seen && it.nature !== CODE);
      if (!item || (!isFront && other && haveInCommon(shelf, item.group, seen.slice(0, rest.length + 1)))) continue;
      return { ...item, word, key: fold(word), form: -1, nature: item.nature === ABSENT ? ABSENT : WORD, articles: 0, parts: null, links: [], isLikely: false };
    }
    return null;
  }

  /* Whether there are several forms of a group, and all begin like this. */
  function haveInCommon(shelf, group, beginning) {
    const forms = [...shelf.loadedWords()].filter((it) => it.group === group);
    return forms.length > 1 && forms.every(({ word }) => word.startsWith(beginning));
  }

  /* Pairs of characters of words that are written without spaces. */
  function pairs(language, text) {
    const found = [];
    for (const run of language.runs(text)) {
      const written = text.slice(run.start, run.end);
      if (!run.unspaced && !(language.hangul && /[\uac00-\ud7a3]/.test(written))) continue;
      const clusters = [];
      let at = run.start;
      for (const c of written) {
        const end = at + c.length, last = clusters[clusters.length - 1];
        if (last && ["mark", "unseen"].includes(kindOf(c))) last.end = end;
        else clusters.push({ start: at, end });
        at = end;
      }
      const all = clusters.length === 1 ? clusters : clusters.slice(1).map((it, place) => ({ start: clusters[place].start, end: it.end }));
      found.push(...all.map((it) => ({ ...it, text: language.normalize(text.slice(it.start, it.end)) })));
    }
    return found;
  }

  function codes(language, text) {
    const all = [];
    const inside = /(?:[a-zA-Z0-9.\-_@\u2010\u2011]|(?=[\p{Alphabetic}\p{N}])[\u0080-\u0dff])+/gu;
    const edge = /[\p{Alphabetic}\p{N}]/u;
    for (const found of text.matchAll(inside)) {
      const chars = [...found[0]];
      let first = 0, last = chars.length;
      while (first < last && !edge.test(chars[first])) first += 1;
      while (last > first && !edge.test(chars[last - 1])) last -= 1;
      const written = chars.slice(first, last).join("");
      const start = found.index + chars.slice(0, first).join("").length;
      const digits = (written.match(/[0-9]/g) ?? []).length;
      const joined = /[.\-_@\u2010\u2011]/.test(written);
      if (!written || !(joined || (digits && /\p{Alphabetic}/u.test(written)) || digits >= 4)) continue;
      const whole = language.normalize(written).replace(/[\u2010\u2011]/g, "-");
      all.push({ text: whole, start, end: start + written.length });
      if (whole.split(".").length > 2 && !digits) all.push({ text: whole.slice(whole.indexOf(".") + 1), start, end: start + written.length });
    }
    return all;
  }

  const LONGEST_SNIPPET = 240;

  /* Finds in texts of one language what evidence was found for. */
  class Matcher {
    constructor({ shelf, alternatives, query }, lang) {
      this.language = shelf.language;
      this.sentences = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(lang, { granularity: "sentence" }) : null;
      const hasWeight = (it) => !query.hasSubstance || it.weight > FUNCTION_WORD;
      this.pairs = new Set(query.slots.filter((it) => it.pair && !it.inside && hasWeight(it)).map((it) => this.language.normalize(query.text.slice(it.start, it.end))));
      const words = alternatives.filter((it) => it.means !== "characters").flatMap((it) => it.words.flatMap((it) => it.words ?? it));
      const groups = new Set(words.map((it) => it.group).filter((it) => it >= 0));
      this.stems = new Map(words.flatMap(({ word, group }) => (word ? [[word, group < 0 ? word : group]] : [])));
      for (const item of shelf.loadedWords()) if (groups.has(item.group)) this.stems.set(item.word, item.group);
      const isGrammar = (word) => this.language.functionWords.has(word) || /^[\u3040-\u30ff]$/u.test(word);
      if (query.hasSubstance) for (const word of this.stems.keys()) if (isGrammar(word)) this.stems.delete(word);
    }
    snippet(text) {
      const lines = text.split("\n").filter((it) => it.trim());
      const line = this.best(lines) ?? "";
      const passage = (line.length > LONGEST_SNIPPET ? this.best(this.passages(line)) : line) ?? line;
      return { text: passage.trim(), marks: this.marks(passage.trim()) };
    }
    best(pieces) {
      let best = null;
      for (const piece of pieces) {
        const found = this.marks(piece), kinds = new Set(found.map((it) => it.kind));
        if (!best || kinds.size > best.count) best = { piece, count: kinds.size };
      }
      return best?.piece;
    }
    passages(line) {
      const passages = [];
      let passage = "";
      const add = (piece) => {
        if (passage && passage.length + piece.length > LONGEST_SNIPPET) {
          passages.push(passage);
          passage = "";
        }
        passage += piece;
      };
      const sentences = this.sentences ? [...this.sentences.segment(line)].map((it) => it.segment) : [line];
      for (const sentence of sentences) {
        if (sentence.length <= LONGEST_SNIPPET) add(sentence);
        else for (const piece of sentence.match(/\S{1,60}\s*|\s+/gu)) add(piece);
      }
      return [...passages, passage];
    }
    /* Where in a text what is wanted stands, in order, not overlapping. */
    marks(text) {
      const words = this.language.words(text).filter((it) => this.stems.has(it.text));
      const found = words.map(({ start, end, text }) => ({ start, end, kind: this.stems.get(text) }));
      if (this.pairs.size) {
        const own = pairs(this.language, text).filter((it) => this.pairs.has(it.text));
        found.push(...own.map(({ start, end, text }) => ({ start, end, kind: text })));
      }
      found.sort((a, b) => a.start - b.start || a.end - b.end);
      const marks = [];
      for (const it of found) {
        const last = marks[marks.length - 1];
        if (last && it.start <= last.end) last.end = Math.max(last.end, it.end);
        else marks.push({ ...it });
      }
      return marks;
    }
  }

  /* How misspelt words were understood: what is shown instead of what was
     typed, or, where other words begin as it does, what may have been meant. */
  function correction(query, evidence) {
    let shown = query.text, meant = query.text;
    for (let place = query.slots.length - 1; place >= 0; place -= 1) {
      const slot = query.slots[place];
      if (slot.pair) continue;
      const of = (it, ...wanted) => it.alternatives.filter(({ first, end, means }) => first <= place && place < end && wanted.includes(means));
      const isRight = query.known[place] || evidence.some((it) => of(it, "joined", "parted", "code").length);
      const own = (isRight ? evidence.slice(0, 1) : evidence).find((it) => of(it, "corrected").length);
      if (!own) continue;
      const best = of(own, "corrected").reduce((a, b) => (b.quality > a.quality ? b : a));
      const { word } = best.words[0], articles = (it) => own.shelf.articlesOf(it.words[0].word);
      const begun = Math.max(0, ...of(own, "completed").map(articles));
      const put = (text) => text.slice(0, slot.start) + word + text.slice(slot.end);
      if (isRight) {
        meant = put(meant);
        continue;
      }
      if (!begun) shown = put(shown);
      if (articles(best) > begun) meant = put(meant);
    }
    if (shown !== query.text) return { query: shown, isShown: true };
    return meant === query.text ? null : { query: meant, isShown: false };
  }

  return { unseenForm, corrections, slip, correction, pairs, codes, Matcher };
});
