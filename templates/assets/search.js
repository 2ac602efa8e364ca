/* Finds articles where no server does: in files that the build wrote, and of
   these in the few that a query asks for. It knows nothing of the page and of
   how files are loaded. The ranking is the server's. What it seldom needs at
   first stands in `search-more.js`. */
"use strict";

const veiviserSearch = (() => {
  const LONGEST = 1000, MOST_WORDS = 32, MOST_CORRECTED = 8;
  const FUNCTION_WORD = 0.1, UNSPACED = 0.6, PAIR = 0.5;
  const PARTED = 0.9, PARTED_KNOWN = 0.6, COMPLETED = 0.7, COMPLETED_KNOWN = 0.25, SYNONYM = 0.9, TURN_OF_PHRASE = 1.1, QUESTION = 5, APART = 0.4;
  const COMPLETIONS = 12;
  const AS_WRITTEN = 0.3, IN_COMPOUND = 0.6, FOLDED = 0.6, BETWEEN = 0.6, SATURATION = 2;
  const COVERAGE = 0.25, COVERED = 0.5, TITLE = 0.3, TITLES = 30, WHOLE_TITLE = 0.7, IN_ORDER = 0.2;
  const SUBJECT = 2, STRONG = 0.6, UNTOLD = 0.25;
  const WEIGHTS = [4, 1.5, 3, 1], LENGTHS = [0.5, 0.3, 0, 0.6];
  const WORD = 0, WORD_AND_CODE = 1, CODE = 2, ABSENT = 3;

  /* What files hold, by their names. */
  const taken = new Map();
  const take = (name, data) => taken.set(name, data);

  /* Numbers as `index/browser/coder.rs` wrote them. */
  const STEPS = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5];
  class Decoder {
    constructor(text) {
      this.bytes = atob(text);
      this.at = this.code = 0;
      for (let i = 0; i < 4; i += 1) this.code = (this.code * 256 + this.next()) >>> 0;
      this.range = 0xffffffff;
      this.zero = new Uint16Array(4096).fill(2048);
      this.seen = new Uint8Array(4096);
    }
    next() {
      return this.bytes.charCodeAt(this.at++) & 255;
    }
    fill() {
      while (this.range < 0x1000000) {
        this.range = (this.range << 8) >>> 0;
        this.code = ((this.code << 8) | this.next()) >>> 0;
      }
    }
    bit(kind, place) {
      const model = kind * 64 + place, bit = this.narrow(this.zero[model]);
      learn(this, model, bit);
      return bit;
    }
    narrow(zero) {
      const bound = (this.range >>> 12) * zero, isSet = this.code >= bound;
      if (isSet) {
        this.code -= bound;
        this.range -= bound;
      } else this.range = bound;
      this.fill();
      return isSet ? 1 : 0;
    }
    /* So many words, each told from the one before; `read` reads what follows it. */
    words(letters, read) {
      for (let left = this.plain(20), word = []; left > 0; left -= 1) {
        word = word.slice(0, this.number(35));
        for (;;) {
          let node = 1;
          while (node < 256) {
            const bit = this.narrow(letters.mix(word[word.length - 1] ?? 0, word[word.length - 2] ?? 0, node));
            letters.learn(bit);
            node = node * 2 + bit;
          }
          if (node === 256) break;
          word.push(node - 256);
        }
        read(decodeURIComponent(escape(String.fromCharCode(...word))));
      }
    }
    even() {
      this.range >>>= 1;
      const isSet = this.code >= this.range;
      if (isSet) this.code -= this.range;
      this.fill();
      return isSet ? 1 : 0;
    }
    number(kind) {
      let length = 0, value = 1;
      while (this.bit(kind, length)) length += 1;
      for (let place = 0; place < length; place += 1) {
        const isLearnt = place < 2 && length < 16;
        value = value * 2 + (isLearnt ? this.bit(kind, 13 + 3 * length + value) : this.even());
      }
      return value - 1;
    }
    oneOf(kind, bits) {
      let node = 1;
      while (node < 1 << bits) node = node * 2 + this.bit(kind, node);
      return node - (1 << bits);
    }
    plain(bits) {
      let value = 0;
      while (bits--) value = value * 2 + this.even();
      return value;
    }
    forget(kind) {
      this.zero.fill(2048, kind * 64, kind * 64 + 64);
      this.seen.fill(0, kind * 64, kind * 64 + 64);
    }
  }

  /* Counts of articles, exact below 16, in steps of a fifth above. */
  const countOf = (rank) => (rank < 16 ? rank : Math.round(16 * 1.2 ** (rank - 16)));
  const widthOf = (groups) => Math.floor(Math.log2(groups || 1)) + 1;

  /* What the letters of words are likely to be, learnt from those of a text. */
  class Letters {
    constructor(text) {
      this.zero = new Uint16Array(131328).fill(2048);
      this.seen = new Uint8Array(131328);
      for (const word of text ? text.split(" ") : [""]) {
        let first = 0, second = 0;
        for (const letter of [...bytesOf(word), 0]) {
          for (let node = 1, place = 7; place >= 0; place -= 1) {
            const bit = (letter >> place) & 1;
            this.mix(first, second, node);
            this.learn(bit);
            node = node * 2 + bit;
          }
          [first, second] = [letter, first];
        }
      }
    }
    copy() {
      return Object.assign(Object.create(Letters.prototype), { zero: this.zero.slice(), seen: this.seen.slice() });
    }
    /* How likely a bit is 0, by the two letters before. */
    mix(first, second, node) {
      this.places = [node, 256 + first * 256 + node, 65792 + ((second * 40503 + first * 7919 + node * 257) & 65535)];
      let zero = this.zero[node];
      for (const place of this.places.slice(1)) {
        const trust = Math.min(this.seen[place], 3);
        zero = (zero * (4 - trust) + this.zero[place] * trust) >> 2;
      }
      return zero;
    }
    learn(bit) {
      for (const place of this.places) learn(this, place, bit);
    }
  }

  function learn({ zero, seen }, place, bit) {
    const step = STEPS[seen[place]];
    if (seen[place] < 23) seen[place] += 1;
    zero[place] += bit ? -(zero[place] >> step) : (4096 - zero[place]) >> step;
  }

  const bytesOf = (text) => Array.from(unescape(encodeURIComponent(text)), (it) => it.charCodeAt(0));

  /* Texts to words, as the server's analyzers do. */
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
  const WRITTEN_APART = /[\u0e01-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u3005-\u3007\u3031-\u3035\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
  const OPTIONAL = /[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0307]/;
  const NIQQUD = /[\u0591-\u05c7]/;
  const SAME = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ς": "σ", "ё": "е", "\u2019": "'", "\u02bc": "'" };
  const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810];
  const isCode = (word) => /[0-9.@_\\/]/.test(word);
  const count = (text) => [...text].length;

  function kindOf(c) {
    if (/[a-zA-Z0-9_]/.test(c)) return "spaced";
    if (/['\u2019\u02bc\uff07]/.test(c)) return "apostrophe";
    if (c < "\u0080") return "";
    if (UNSEEN.test(c)) return "unseen";
    if (/\p{M}/u.test(c)) return "mark";
    if (WRITTEN_APART.test(c)) return "unspaced";
    return /[\p{Alphabetic}\p{N}]/u.test(c) ? "spaced" : "";
  }

  class Language {
    constructor({ functionWords, links, dotless, parts, hangul }) {
      Object.assign(this, { links, dotless, parts, hangul });
      this.functionWords = new Set(functionWords.split(" "));
      const has = typeof Intl === "object" && typeof Intl.Segmenter === "function";
      this.segmenter = has ? new Intl.Segmenter("und", { granularity: "word" }) : null;
    }
    normalize(text) {
      let out = "";
      for (let c of text.normalize("NFKC")) {
        if (this.dotless && c === "I") c = "ı";
        else if (this.dotless && c === "İ") c = "i";
        else c = c.toLowerCase();
        for (const letter of c) out += this.letter(letter);
      }
      return out;
    }
    letter(c) {
      if (c < "\u0080") return c;
      if (UNSEEN.test(c) || OPTIONAL.test(c) || (NIQQUD.test(c) && /\p{M}/u.test(c))) return "";
      const code = c.codePointAt(0), zero = ZEROS.find((it) => code >= it && code < it + 10);
      return zero ? String(code - zero) : (SAME[c] ?? c);
    }
    /* Runs of letters and digits of one way of writing. */
    runs(text) {
      const chars = [...text], kinds = chars.map(kindOf), runs = [];
      let run = null, at = 0;
      chars.forEach((c, place) => {
        const kind = kinds[place], next = kinds[place + 1], start = at;
        at += c.length;
        const own = run && (run.unspaced ? "unspaced" : "spaced");
        const goesOn =
          run &&
          (kind === own || kind === "mark" ||
            (kind === "unseen" && (next === own || next === "mark")) ||
            (kind === "apostrophe" && !this.parts && next === "spaced" && own === "spaced"));
        if (goesOn) run.end = at;
        else if (kind === "spaced" || kind === "unspaced") {
          run = { start, end: at, unspaced: kind === "unspaced" };
          runs.push(run);
        } else run = null;
      });
      return runs;
    }
    words(text) {
      const words = [];
      for (const run of this.runs(text)) {
        const written = text.slice(run.start, run.end);
        const pieces = run.unspaced && this.segmenter ? [...this.segmenter.segment(written)] : [{ index: 0, segment: written }];
        for (const { index, segment } of pieces) {
          const start = run.start + index;
          words.push({ start, end: start + segment.length, unspaced: run.unspaced, text: this.normalize(segment) });
        }
      }
      return words;
    }
  }

  const LETTERS = { "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };
  function fold(word) {
    if (!/[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]/.test(word)) return word;
    const plain = word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return plain.replace(/[øæœßłđðþı]/g, (c) => LETTERS[c]).normalize("NFC");
  }

  /* The characters that simplified Chinese is usually written in, as its old encoding has them. */
  function simplifiedCharacters() {
    const bytes = [];
    for (let lead = 0xb0; lead < 0xf8; lead += 1) for (let trail = 0xa1; trail < 0xff; trail += 1) bytes.push(lead, trail);
    return new Set(new TextDecoder("gbk").decode(Uint8Array.from(bytes)));
  }

  /* The index of one locale, as far as it is loaded. */
  class Shelf {
    constructor(locale, head, missing) {
      Object.assign(this, { locale, head, missing, isSource: head.source === null, writesApart: !head.compounds && !head.b.length });
      this.language = new Language(head.language);
      this.chunks = new Map();
      this.synonyms = { found: new Map(), beginnings: new Set() };
      this.readGrammar();
      let first = 0;
      this.firsts = head.p.map((step) => (first += step));
      this.readDuplicates();
    }
    readGrammar() {
      const { grammarWords, grammar, likely, language } = this.head, decoder = new Decoder(grammarWords), width = widthOf(grammar - likely);
      this.grammar = new Map();
      for (const word of language.functionWords.split(" ")) {
        if (decoder.oneOf(0, 1)) continue;
        this.grammar.set(word, { word, group: likely + decoder.plain(width), form: decoder.number(6), nature: WORD, marked: fold(word) !== word });
      }
    }
    /* How long the texts of the locale are, and the titles of the source as well:
       its texts are as long, more or less. */
    readLengths(source) {
      const [text, ...averages] = taken.get(`${this.locale}/lengths`), decoder = new Decoder(text), count = this.head.articles;
      const norm = (part, length, mean) => WEIGHTS[part] / (1 - LENGTHS[part] + (LENGTHS[part] * length) / Math.max(mean, 1));
      const shelves = source ? [this, source] : [this];
      shelves.forEach((it, place) => {
        it.titleWords = new Uint8Array(count).fill(averages[place][4]);
        it.norms = WEIGHTS.map((weight, part) => (part && place ? this.norms[part] : new Float32Array(count).fill(weight)));
      });
      for (let article = 0; article < count; article += 1) {
        const isMissing = decoder.oneOf(0, 1);
        if (isMissing && (!source || decoder.oneOf(2, 1))) continue;
        const words = decoder.number(1);
        this.norms[3][article] = norm(3, Math.exp(decoder.oneOf(3, 6) * 0.3) - 1, averages[0][3]);
        const more = source && !isMissing ? decoder.number(10) : 0;
        shelves.forEach((it, place) => {
          it.titleWords[article] = words + (place ? (more & 1 ? (more + 1) / 2 : -more / 2) : 0);
          it.norms[0][article] = norm(0, it.titleWords[article], averages[place][4]);
        });
      }
    }
    readDuplicates() {
      if (!this.head.t) return;
      const decoder = new Decoder(this.head.duplicates), count = this.head.articles;
      this.leaders = [];
      for (let article = 0; article < count; article += 1) {
        this.leaders.push(decoder.oneOf(0, 1) ? this.leaders[article - decoder.number(1)] : article);
      }
    }
    leaderOf(article) {
      return this.leaders[article];
    }
    /* What means the same as words of a chunk of postings. */
    readSynonyms(decoder, first, end) {
      let next = first;
      const width = widthOf(this.head.grammar), named = [], { found, beginnings } = this.synonyms;
      const group = () => {
        const ago = decoder.number(61), own = ago > 2 ? named.splice(ago - 3, 1)[0] : ago > 1 ? first + decoder.plain(widthOf(end - first)) : ago ? decoder.plain(width) : next;
        next = Math.max(next, own + 1);
        named.unshift(own);
        return own;
      };
      const word = () => ({ group: group(), form: decoder.number(59), marked: decoder.oneOf(60, 1) });
      const terms = (kind) => Array.from({ length: decoder.number(kind) }, () => {
        const words = Array.from({ length: decoder.number(58) }, word);
        return { words, target: words.length > 1 ? [{ group: group(), form: 0, words }] : words };
      });
      for (let lines = decoder.plain(16); lines > 0; lines -= 1) {
        const from = terms(56), to = terms(57);
        for (const term of from) {
          const path = term.words.map((it) => it.group), key = path.join();
          path.forEach((_, place) => beginnings.add(path.slice(0, place + 1).join()));
          if (!found.has(key)) found.set(key, []);
          found.get(key).push(...(to.length ? to : from).filter((it) => it !== term).map((it) => it.target));
        }
      }
    }
    isGrammar(group) {
      return group >= this.head.likely && group < this.head.grammar;
    }
    /* A chunk by its letter and number; where it is not there, it is asked for. */
    chunk(letter, number, read) {
      const name = letter + number;
      if (!this.chunks.has(name)) {
        const data = taken.get(`${this.locale}/${name}`);
        if (data === undefined) {
          this.missing.add(`${this.locale}/${name}`);
          return null;
        }
        this.chunks.set(name, read(data, number));
      }
      return this.chunks.get(name);
    }
    dictionary(number) {
      if (!this.head.d.length) return new Map();
      return this.chunk("d", number, (text) => this.readWords(new Decoder(text), this.head.d[number][1], false));
    }
    /* The words that queries are likeliest to name. */
    likely(number) {
      if (!this.head.l.length) return new Map();
      return this.chunk("l", number, (text) => this.readWords(new Decoder(text), this.head.l[number][1], true)) ?? new Map();
    }
    likelyOf(key) {
      return this.likely(this.chunkOf(key, "l")).get(key) ?? [];
    }
    /* Words by what they are sorted by. */
    readWords(decoder, next, areLikely) {
      const { groups, grammar } = this.head, before = new Map(), byKey = new Map();
      const part = () => ({ group: decoder.plain(widthOf(decoder.oneOf(6, 1) ? grammar : groups)), form: decoder.number(7), marked: decoder.oneOf(13, 1) });
      this.letters ??= new Letters(this.head.language.functionWords);
      decoder.words(this.letters.copy(), (word) => {
        const item = { word, key: fold(word), nature: decoder.oneOf(0, 2), articles: 0, form: 0, parts: null, translations: [], isLikely: areLikely };
        if (item.nature !== ABSENT) {
          item.articles = countOf(decoder.number(1));
        }
        const told = areLikely ? decoder.oneOf(15, 2) : decoder.oneOf(14, 1) - 1;
        if (told >= 0) {
          if (told === 1) next = (item.group = next + decoder.number(16)) + 1;
          else item.group = told ? next - 1 - decoder.number(3) : decoder.plain(widthOf(grammar));
          item.form = decoder.number(4);
        } else if (decoder.oneOf(2, 1)) item.group = next++;
        else {
          item.group = next - 1 - decoder.number(3);
          item.form = decoder.number(4);
        }
        if (decoder.oneOf(5, 1)) {
          if (this.writesApart && item.nature < CODE) item.together = countOf(decoder.number(18));
          else item.parts = [part(), part()];
        }
        item.links = Array.from({ length: decoder.number(19) }, () => ({ group: decoder.plain(widthOf(decoder.oneOf(20, 1) ? grammar : groups)), form: decoder.number(21) - 1 }));
        if (!this.isSource) this.readTranslations(item, decoder, before);
        if (!byKey.has(item.key)) byKey.set(item.key, []);
        byKey.get(item.key).push(item);
      });
      return byKey;
    }
    readTranslations(item, decoder, before) {
      if (before.has(item.group) && decoder.oneOf(8, 1)) {
        item.translations = before.get(item.group);
        return;
      }
      for (let left = decoder.number(9); left > 0; left -= 1) {
        const words = Array.from({ length: 1 + decoder.oneOf(10, 1) });
        const forms = words.map(() => ({ group: decoder.plain(widthOf(this.head.source[decoder.oneOf(17, 1)])), form: decoder.number(11), marked: 0 }));
        item.translations.push([forms, (decoder.oneOf(12, 4) + 1) / 16]);
      }
      before.set(item.group, item.translations);
    }
    /* The words of all chunks that are loaded. */
    *loadedWords() {
      for (const [name, chunk] of this.chunks) {
        if (/^[dl]/.test(name)) for (const items of chunk.values()) yield* items;
      }
    }
    /* What a file holds of an article. */
    row(letter, article, read = (rows) => rows) {
      const size = this.head[letter], number = Math.floor(article / size);
      return this.chunk(letter, number, read)?.[article - number * size];
    }
    chunkOf(key, letter = "d") {
      const firsts = this.head[letter];
      let low = 0, high = firsts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (firsts[middle][0] <= key) low = middle;
        else high = middle;
      }
      return low;
    }
    /* The words that are `word` but for its optional marks; where it is none of
       them, a word it is a form of stands for it. */
    alike(word) {
      const key = fold(word), asked = this.missing.size, likely = this.likelyOf(key);
      if (this.missing.size > asked) return [];
      if (this.language.functionWords.has(word)) return likely;
      if (likely.some((it) => it.word === word)) return likely;
      const all = [...likely, ...(this.dictionary(this.chunkOf(key))?.get(key) ?? [])];
      if (this.missing.size > asked || all.some((it) => it.word === word)) return all;
      if (isCode(word) || count(word) < 4) return all;
      if (!more) this.missing.add("more");
      const form = more?.unseenForm(this, word);
      return form ? [...all, form] : all;
    }
    item(word) {
      return this.alike(word).find((it) => it.word === word) ?? null;
    }
    likelyItem(word) {
      return this.likelyOf(fold(word)).find((it) => it.word === word) ?? null;
    }
    articlesOf(word) {
      const item = this.item(word);
      return item && item.nature < CODE ? item.articles : 0;
    }
    knows(word) {
      const isUnmarked = fold(word) === word;
      return this.grammar.has(word) || this.alike(word).some((it) => it.word === word || (isUnmarked && it.nature < CODE));
    }
    /* The words whose keys begin like this, of the likely ones or of all. */
    beginning(key, isOfAll) {
      const all = [], end = `${key}\uffff`;
      for (let number = this.chunkOf(key, "l"); number <= this.chunkOf(end, "l"); number += 1) all.push(this.likely(number));
      for (let number = this.chunkOf(key); isOfAll && number <= this.chunkOf(end); number += 1) all.push(this.dictionary(number) ?? new Map());
      const words = [];
      for (const byKey of all) for (const [own, items] of byKey) if (own.startsWith(key)) words.push(...items);
      return words.filter((it) => it.nature < CODE);
    }
    /* What to look a word up by. */
    reference(word, alike = this.alike(word)) {
      const item = alike.find((it) => it.word === word);
      const others = alike.filter((it) => it !== item && it.nature < CODE);
      const { group = -1, form = 0, nature = ABSENT, links } = item ?? {};
      return { word, group, form, nature, marked: fold(word) !== word, others, links };
    }
    chunkOfGroup(group) {
      const after = this.firsts.findIndex((first) => first > group);
      return (after < 0 ? this.firsts.length : after) - 1;
    }
    postings(group) {
      const { firsts } = this, number = this.chunkOfGroup(group);
      const chunk = this.chunk("p", number, (text) => this.readPostings(new Decoder(text), firsts[number], firsts[number + 1] ?? this.head.groups));
      return chunk ? chunk[group - firsts[number]] : NOWHERE;
    }
    pairPostings(pair) {
      const { b } = this.head;
      let number = b.findIndex((first) => first > pair) - 1;
      if (number === -2) number = b.length - 1;
      if (number < 0) return NOWHERE;
      const chunk = this.chunk("b", number, (text) => {
        const decoder = new Decoder(text), lists = new Map();
        decoder.words(new Letters(""), (it) => lists.set(it, this.readList(decoder, 1)));
        return lists;
      });
      return chunk?.get(pair) ?? NOWHERE;
    }
    readPostings(decoder, first, end) {
      const lists = [];
      if (first < this.head.named || this.isGrammar(first)) this.readSynonyms(decoder, first, end);
      for (let group = first; group < end; group += 1) {
        const forms = decoder.number(10);
        lists.push(forms ? this.readList(decoder, forms) : this.readPhrase(decoder));
      }
      return lists;
    }
    /* Reads the articles of a list, one after the other. */
    articles(decoder, length) {
      let article = -1, first = 16;
      return () => {
        const gap = decoder.number(first + Math.min(Math.floor(Math.log2(length)), 15)) + 1;
        first = gap * length * 4 < this.head.articles ? 40 : 16;
        return (article += gap);
      };
    }
    /* Which articles hold all words of a phrase, how strongly, and where in the title. */
    readPhrase(decoder) {
      const words = decoder.number(15), length = decoder.number(14), values = new Map(), places = new Map();
      const next = this.articles(decoder, length);
      for (let at = 0; at < length; at += 1) {
        const article = next();
        values.set(article, (decoder.oneOf(32, 5) + 0.5) / 32);
        if (decoder.oneOf(33, 1)) places.set(article, Array.from({ length: words }, () => decoder.number(34)));
      }
      return { values, places };
    }
    /* Which articles hold a group, and what each has of it: words by themselves,
       in compounds, of which forms, and where in its title. */
    readList(decoder, forms) {
      const length = decoder.number(14), next = this.articles(decoder, length);
      const list = { articles: new Uint32Array(length), own: new Float32Array(length), parts: new Float32Array(length), forms: new Uint16Array(length), places: new Map() };
      decoder.forget(12);
      decoder.forget(13);
      for (let at = 0; at < length; at += 1) {
        list.articles[at] = next();
        this.readPosting(decoder, forms, list, at);
      }
      return list;
    }
    readPosting(decoder, forms, list, at) {
      const mask = decoder.oneOf(0, 4), article = list.articles[at], { norms } = this;
      let inTitle = 0;
      list.forms[at] = 1;
      for (let part = 0; part < 4; part += 1) {
        if (!((mask >> part) & 1)) continue;
        const times = TIMES[decoder.number(3 + part)];
        if (part === 0) inTitle = Math.min(times, 3);
        list.own[at] += times * norms[part][article];
      }
      if (this.head.compounds) {
        const inside = decoder.oneOf(mask ? 1 : 2, 4);
        for (let part = 0; part < 4; part += 1) {
          if ((inside >> part) & 1) list.parts[at] += (decoder.number(7) + 1) * norms[part][article];
        }
      }
      if (forms > 1 && mask) {
        if (decoder.oneOf(11, 1)) list.forms[at] = 1 << decoder.oneOf(12, 4);
        else for (let form = (list.forms[at] = 0); form < Math.min(forms, 16); form += 1) list.forms[at] |= decoder.bit(13, form) << form;
      }
      if (!inTitle) return;
      const places = [];
      for (let place = 0; places.length < inTitle; place += 1) {
        place += decoder.number(places.length ? 9 : 8);
        places.push(place);
      }
      list.places.set(article, places);
    }
    /* How strongly articles show a word, from 0 to 1. */
    values(reference, means) {
      const sums = new Map();
      const add = (list, weigh) => {
        for (let at = 0; at < list.articles.length; at += 1) {
          const sum = weigh(list, at);
          if (sum > 0) sums.set(list.articles[at], (sums.get(list.articles[at]) ?? 0) + sum);
        }
      };
      const { group, form, nature, marked, others = [], links = [] } = reference, list = group < 0 ? NOWHERE : this.postings(group);
      if (list.values) return list.values;
      if (means === "characters") add(group < 0 ? this.pairPostings(reference.word) : list, ({ own }, at) => own[at]);
      else if (means === "code") add(list, ({ own }, at) => 2 * own[at]);
      else if (means === "completed") add(list, (list, at) => share(list, at, form));
      else {
        const bonus = AS_WRITTEN + (marked ? FOLDED : 0), times = nature === WORD_AND_CODE ? 2 : 1;
        add(list, (list, at) => times * list.own[at] + IN_COMPOUND * list.parts[at] + bonus * share(list, at, form));
        const folded = group < 0 ? 1 : FOLDED;
        for (const it of links) add(this.postings(it.group), (list, at) => BETWEEN * (it.form < 0 ? list.own[at] : share(list, at, it.form)));
        for (const other of others) add(this.postings(other.group), (list, at) => folded * list.own[at]);
      }
      for (const [article, sum] of sums) sums.set(article, sum / (sum + SATURATION));
      return sums;
    }
  }

  const TIMES = [1, 2, 3, 4.4, 7, 10.5, 15.5, 23, 34, 50];
  const keyOf = ({ group, form }) => `${group}.${form}`;
  const NOWHERE = { articles: [], own: [], parts: [], forms: [], places: new Map() };
  const isThere = (item) => item !== null && (item.nature !== ABSENT || item.form > 0);

  /* What a form has of what an article holds of its group. */
  function share({ own, forms }, at, form) {
    const mask = forms[at];
    if (!((mask >> Math.min(form, 15)) & 1)) return 0;
    let all = 0;
    for (let rest = mask; rest; rest &= rest - 1) all += 1;
    return own[at] / all;
  }

  /* What few queries need, and what only excerpts do: a script of its own. */
  let more = null;
  const extend = (make) => (more = make({ count, fold, isCode, kindOf }));

  /* What a misspelt word may have meant, with how likely each is. */
  function corrections(shelf, word) {
    const length = count(word);
    if (length < 4 || isCode(word) || length > 32) return [];
    if (!more) shelf.missing.add("more");
    return more ? more.corrections(shelf, word) : [];
  }

  /* The two words of a compound that the dictionary does not have. */
  function split(shelf, word) {
    const letters = [...word], length = letters.length;
    if (length < 7 || length > 48) return null;
    const links = shelf.language.links.length ? shelf.language.links : [""];
    const score = (part) => {
      const own = count(part);
      if (own < 3) return null;
      const articles = (shelf.likelyItem(part)?.articles ?? 0) * (own >= 5 ? 2 : 1);
      return articles >= (own === 3 ? 20 : own === 4 ? 4 : 2) ? Math.log(articles) + 1.5 * Math.min(own, 8) : null;
    };
    let best = null;
    for (let at = 3; at <= length - 3; at += 1) {
      const tail = letters.slice(at).join(""), front = letters.slice(0, at).join("");
      for (const link of links) {
        if (!front.endsWith(link)) continue;
        const head = front.slice(0, front.length - link.length), one = score(head);
        const other = one === null ? null : score(tail);
        if (other === null) continue;
        const sum = one + other - (link ? 0.5 : 0);
        if (!best || sum > best.sum) best = { sum, head, tail };
      }
    }
    return best && [shelf.likelyItem(best.head), shelf.likelyItem(best.tail)];
  }

  const asReference = (item) => ({ ...item, marked: item.marked ?? item.key !== item.word });

  /* What a query is made of: words, then pairs of characters. */
  function slotsOf(text, { language, head }) {
    const words = language.words(text).slice(0, MOST_WORDS);
    const slots = words.map((it) => ({
      start: it.start, end: it.end, pair: false,
      weight: language.functionWords.has(it.text) ? FUNCTION_WORD : it.unspaced || (language.hangul && /[\uac00-\ud7a3]/.test(it.text)) ? UNSPACED : 1,
    }));
    keepSubstance(slots);
    const pairs = head.b.length ? more.pairs(language, text).slice(0, MOST_WORDS) : [];
    slots.push(...pairs.map(({ start, end, text }) => ({ start, end, pair: true, weight: /^[\u3040-\u309f]*$/.test(text) ? FUNCTION_WORD : PAIR })));
    return slots;
  }

  function keepSubstance(slots) {
    const words = slots.filter((it) => !it.pair);
    if (words.every((it) => it.weight <= FUNCTION_WORD)) words.forEach((it) => (it.weight = 1));
  }

  /* What to look up in one shelf, in the order of the server. */
  class Plan {
    constructor(shelf, query) {
      Object.assign(this, { shelf, query });
      this.words = query.slots.map((it) => shelf.language.normalize(query.text.slice(it.start, it.end)));
      this.wordCount = query.slots.filter((it) => !it.pair).length;
      this.found = [];
      /* How many articles hold each word or both of its parts. */
      this.together = [];
    }
    add(first, end, words, means, quality) {
      this.found.push({ first, end, words, means, quality });
    }
    make() {
      const { shelf, query } = this;
      query.slots.forEach((slot, place) => {
        const word = this.words[place];
        if (slot.inside) this.pair(slot, place);
        else if (slot.pair) this.add(place, place + 1, [{ word, group: -1 }], "characters", 1);
        else {
          const grammar = slot.isGrammar && (shelf.grammar.get(word) ?? shelf.reference(word, []));
          this.add(place, place + 1, [grammar || shelf.reference(word, this.asks(place) ? undefined : [])], "typed", 1);
        }
      });
      this.codes();
      if (query.corrects) this.joins();
      this.parts();
      if (shelf.missing.size) return;
      if (query.corrects) this.corrections();
      if (shelf.missing.size) return;
      this.completions();
      if (shelf.isSource) {
        query.translations.forEach((all, slot) => all.forEach(([words, likely]) => {
          if (!query.hasMore || words.some((it) => !shelf.isGrammar(it.group))) this.add(slot, slot + 1, words, "translated", likely);
        }));
      }
      this.synonyms();
    }
    /* A pair of characters in words that are known is where they are; across two
       of them it is where both are, often apart, and beside one of grammar where
       the other is. Where a word is two others, it is where that is which it is of. */
    pair({ inside: all, start }, place) {
      if (this.shelf !== this.query.own) return;
      const { slots } = this.query, inside = all.filter((it) => !slots[it].isGrammar);
      const words = inside.map((it) => this.shelf.reference(this.words[it]));
      if (!words.length || words.some((it) => it.group < 0)) return;
      this.add(place, place + 1, words, "characters", all.length > 1 ? APART : 1);
      const word = slots[inside[0]], parts = words.length > 1 ? null : this.partsOf(this.words[inside[0]]);
      if (parts) this.add(place, place + 1, [asReference(parts[2 * start + 2 < word.start + word.end ? 0 : 1])], "characters", APART);
    }
    partsOf(word) {
      const item = this.shelf.item(word);
      return item?.isLikely ? item.parts : split(this.shelf, word);
    }
    /* Whether a shelf is asked of a word: that of the source language only where
       the reader's own does not know it; its dictionary tells the translations. */
    asks(place) {
      return this.shelf === this.query.own || !this.query.ownKnows[place];
    }
    codes() {
      if (this.shelf !== this.query.own && this.query.ownKnows.every(Boolean)) return;
      if (!/[0-9]{4}|[0-9]\p{Alphabetic}|\p{Alphabetic}[0-9]|[\p{Alphabetic}\p{N}][.\-_@\u2010\u2011]+[\p{Alphabetic}\p{N}]/u.test(this.query.text)) return;
      if (!more) this.shelf.missing.add("more");
      for (const code of more?.codes(this.shelf.language, this.query.text) ?? []) {
        const slots = this.query.slots.slice(0, this.wordCount);
        const inside = (it) => it.start >= code.start && it.end <= code.end;
        const first = slots.findIndex(inside);
        if (first < 0) continue;
        let end = first;
        while (end < slots.length && inside(slots[end])) end += 1;
        const [head, tail, ...more] = code.text.split("-");
        const isJoined = this.query.corrects && head && tail && !more.length && !isCode(code.text);
        const joined = isJoined ? head + tail : "";
        if (joined && isThere(this.shelf.item(joined))) this.add(first, end, [this.shelf.reference(joined)], "joined", 1);
        if (end - first > 1) this.add(first, end, [this.shelf.reference(code.text)], "code", 1);
      }
    }
    joins() {
      for (let first = 0; first + 1 < this.wordCount; first += 1) {
        const [head, tail] = [this.words[first], this.words[first + 1]];
        if (count(head) + count(tail) < 4 || (isCode(head) && isCode(tail))) continue;
        if (!this.asks(first) && !this.asks(first + 1)) continue;
        const areKnown = this.query.known[first] && this.query.known[first + 1];
        for (const link of ["", ...this.shelf.language.links]) {
          const joined = head + link + tail;
          const item = areKnown ? this.shelf.likelyItem(joined) : this.shelf.item(joined);
          if (isThere(item) && !this.found.some((it) => it.words[0].word === joined)) {
            this.add(first, first + 2, [this.shelf.reference(joined)], "joined", 1);
          }
        }
      }
    }
    parts() {
      for (let slot = 0; slot < this.wordCount; slot += 1) {
        const word = this.words[slot];
        if (isCode(word) || this.query.slots[slot].isGrammar || !this.asks(slot)) continue;
        const item = this.shelf.item(word), known = this.shelf.articlesOf(word) > 0;
        /* Where words are written apart, what is known is not two others. */
        this.together[slot] = item?.together;
        if (known && this.shelf.writesApart) continue;
        const parts = this.partsOf(word);
        if (parts) this.add(slot, slot + 1, parts.map(asReference), "parted", known ? PARTED_KNOWN : PARTED);
      }
    }
    corrections() {
      let corrected = 0;
      for (let slot = 0; slot < this.wordCount; slot += 1) {
        const explained = this.found.some((it) => it.first <= slot && slot < it.end && it.means !== "typed");
        if (this.query.slots[slot].weight <= FUNCTION_WORD || corrected === MOST_CORRECTED || explained) continue;
        const near = (this.query.known[slot] ? this.slip(slot) : corrections(this.shelf, this.words[slot])) ?? [];
        corrected += near.length ? 1 : 0;
        for (const [item, quality] of near) {
          this.add(slot, slot + 1, [this.shelf.reference(item.word)], "corrected", quality);
        }
      }
    }
    /* What authors misspelt as the reader did: hardly any article has it. Or it
       merely looks like a form that none has. */
    slip(slot) {
      const word = this.words[slot], isUnseen = this.found[slot].words[0].form < 0;
      const articles = this.asks(slot) ? this.shelf.articlesOf(word) || Number(isUnseen) : 0;
      if (!articles || articles > 3 || count(word) < 5 || isCode(word)) return [];
      if (!more) this.shelf.missing.add("more");
      return more?.slip(this.shelf, word);
    }
    completions() {
      const last = this.wordCount - 1, slot = this.query.slots[last];
      if (!slot || slot.end !== this.query.text.replace(/\p{Cc}+$/u, "").length) return;
      const word = this.words[last], length = count(word);
      if (length < 2 || (slot.weight < 0.5 && length < 3)) return;
      const isKnown = this.query.known[last], quality = isKnown ? COMPLETED_KNOWN : COMPLETED;
      if (isKnown && !this.asks(last)) return;
      const begun = this.shelf.beginning(fold(word), !isKnown).filter((it) => it.word.startsWith(word));
      begun.sort((a, b) => b.articles - a.articles || (a.word < b.word ? -1 : 1));
      const [typed] = this.found[last].words, { shelf } = this;
      const isNear = ({ group }) => typed.group >= 0 && shelf.chunkOfGroup(group) === shelf.chunkOfGroup(typed.group);
      for (const item of begun.slice(0, COMPLETIONS)) {
        if (item.word !== word && (!isKnown || isNear(item))) this.add(last, last + 1, [asReference(item)], "completed", quality);
      }
    }
    synonyms() {
      const { found: synonyms, beginnings } = this.shelf.synonyms;
      const readings = this.words.slice(0, this.wordCount).map(() => []);
      for (const it of this.found) {
        const isReading = it.words.length === 1 && it.end - it.first === 1 && ["typed", "corrected", "translated"].includes(it.means);
        if (!isReading || it.words[0].group < 0) continue;
        const [{ group }] = it.words;
        /* What means the same stands beside where a word is. */
        if (group < this.shelf.head.named || (this.shelf.isGrammar(group) && !this.query.hasSubstance)) this.shelf.postings(group);
        readings[it.first].push([group, it.means === "typed" ? 1 : it.quality]);
      }
      const best = new Map();
      for (let first = 0; first < readings.length; first += 1) {
        let paths = [["", 1]];
        for (let place = first; place < readings.length && place < first + 6; place += 1) {
          const all = paths.flatMap(([path, likely]) => readings[place].map(([group, quality]) => [path ? `${path},${group}` : `${group}`, likely * quality]));
          const longer = all.filter(([path]) => beginnings.has(path));
          /* Words of grammar may stand between those of a term. */
          const skips = this.query.slots[place].weight <= FUNCTION_WORD;
          paths = [...paths.filter(([path]) => skips && path), ...longer];
          for (const [path, quality] of longer) {
            for (const words of synonyms.get(path) ?? []) {
              const key = `${first},${place}:${words.map(keyOf)}`;
              const known = best.get(key);
              if (!known || known.quality < quality) best.set(key, { first, end: place + 1, words, quality });
            }
          }
        }
      }
      for (const it of best.values()) this.add(it.first, it.end, it.words, "synonym", it.quality * (it.end - it.first > 1 && this.wordCount >= QUESTION ? TURN_OF_PHRASE : SYNONYM));
    }
  }

  /* What one shelf says of a query: how strongly each article shows each slot. */
  class Evidence {
    constructor(shelf, plan, query) {
      Object.assign(this, { shelf, query, alternatives: plan.found });
      this.slots = query.slots.map(({ pair }, place) => ({ pair, rarity: 0, values: new Map(), typed: new Set(), together: plan.together[place] ?? 0 }));
      for (const it of plan.found) this.gather(it);
      for (const slot of this.slots) {
        const holding = Math.max(slot.typed.size || slot.values.size, slot.together), count = shelf.head.entries;
        if (!holding) continue;
        const strong = [...slot.values.values()].filter((it) => it >= STRONG).length;
        const subject = slot.pair ? UNTOLD : (strong + UNTOLD) / (Math.max(slot.values.size, slot.together) + 1);
        slot.rarity = Math.log(1 + (count - holding + 0.5) / (holding + 0.5)) * (1 + SUBJECT * Math.sqrt(subject));
      }
    }
    gather({ first, end, words, means, quality }) {
      if (means === "typed" && this.query.hasSubstance && this.shelf.isGrammar(words[0].group)) return;
      const all = words.map((it) => this.shelf.values(it, means));
      const isTyped = means !== "completed" && means !== "synonym";
      for (const [article, own] of all[0]) {
        let sum = own;
        if (!all.slice(1).every((it) => it.has(article) && ((sum += it.get(article)), true))) continue;
        const value = (sum / all.length) * quality;
        for (let slot = first; slot < end; slot += 1) {
          const { values, typed } = this.slots[slot];
          if (value > (values.get(article) ?? 0)) values.set(article, value);
          if (isTyped) typed.add(article);
        }
      }
    }
    /* How much of the query a title says, and of the title the query. */
    titleShare(article, slots) {
      const length = this.shelf.titleWords[article];
      if (!length) return 0;
      const covered = new Set();
      let all = 0, said = 0, inOrder = 0, last = -1;
      for (let place = 0; place < slots.length && !slots[place].pair; place += 1) {
        const weight = slots[place].weight * this.slots[place].rarity, from = last + 1, isFirst = place === 0;
        all += weight;
        const found = this.inTitle(article, place, from, covered);
        if (found) {
          said += weight * found.quality;
          if (found.at === from && (last >= 0 || isFirst)) inOrder += weight;
          last = found.at;
        } else last = -1;
      }
      all = Math.max(all, 1e-6);
      const part = covered.size / length;
      return (((1 - WHOLE_TITLE + WHOLE_TITLE * part) * said) / all) * (1 - IN_ORDER + (IN_ORDER * inOrder) / all);
    }
    inTitle(article, slot, from, covered) {
      for (const it of this.alternatives) {
        if (slot < it.first || slot >= it.end || it.means === "characters") continue;
        const places = it.words.flatMap(({ group, nature, words }) => {
          if (group < 0 || nature === CODE) return undefined;
          if (it.means === "typed" && this.query.hasSubstance && this.shelf.isGrammar(group)) return undefined;
          const own = this.shelf.postings(group).places.get(article) ?? [];
          return words && own.length ? own : own.find((place) => place >= from) ?? own[0];
        });
        if (places.includes(undefined)) continue;
        places.forEach((place) => covered.add(place));
        return { at: places[0], quality: it.quality };
      }
      return null;
    }
  }

  /* Sums what all shelves say of each article, best first. */
  function rank(evidence, slots) {
    const scores = new Map(), covered = new Map(), ofSubstance = new Set();
    let all = 0;
    slots.forEach((slot, place) => {
      const rarity = Math.max(...evidence.map((it) => it.slots[place].rarity)), most = new Map();
      all += slot.weight * rarity;
      for (const { slots: shown } of evidence) {
        for (const [article, value] of shown[place].values) {
          scores.set(article, (scores.get(article) ?? 0) + slot.weight * shown[place].rarity * value);
          most.set(article, Math.max(most.get(article) ?? 0, slot.weight * rarity * Math.min(value / COVERED, 1)));
        }
      }
      for (const [article, value] of most) {
        covered.set(article, (covered.get(article) ?? 0) + value);
        if (slot.weight > FUNCTION_WORD) ofSubstance.add(article);
      }
    });
    const ranked = [];
    for (const [article, score] of scores) {
      if (ofSubstance.size && !ofSubstance.has(article)) continue;
      ranked.push({ article, score: score * (1 - COVERAGE + (COVERAGE * covered.get(article)) / Math.max(all, 1e-6)) });
    }
    const order = (a, b) => b.score - a.score || a.article - b.article;
    ranked.sort(order);
    const best = ranked.length ? ranked[0].score : 0, top = ranked.slice(0, TITLES);
    for (const it of top) it.score += TITLE * best * Math.max(...evidence.map((own) => own.titleShare(it.article, slots)));
    top.sort(order);
    return [...top, ...ranked.slice(TITLES)];
  }

  /* An address names words of the title by their places. */
  function addressOf([title, address]) {
    const words = title.toLowerCase().match(/[a-z0-9]+/g);
    return address.split("-").map((it) => (/^[0-9]+$/.test(it) ? words[it] : it.replace("'", ""))).join("-");
  }

  /* Opens an index. `load` fetches files by name and resolves when they ran. */
  async function open(load, locale, source) {
    const missing = new Set();
    const fetch = async (names) => {
      const has = (name) => (name === "more" ? more : taken.has(name));
      await Promise.all(names.filter((it) => !has(it)).map(load));
      for (const name of names) if (!has(name)) throw new Error(`${name} is missing`);
    };
    const locales = [...new Set([locale, source])];
    await fetch([...locales.map((it) => `${it}/head`), `${locale}/lengths`]);
    const shelves = locales.map((it) => new Shelf(it, taken.get(`${it}/head`), missing));
    shelves[0].readLengths(shelves[1]);
    return new Index(shelves, missing, fetch);
  }

  class Index {
    constructor(shelves, missing, fetch) {
      Object.assign(this, { shelves, missing, fetch });
    }
    /* Does the work anew until all files are there that it asks for. */
    async settle(work) {
      for (;;) {
        this.missing.clear();
        const result = work();
        if (!this.missing.size) return result;
        await this.fetch([...this.missing]);
      }
    }
    /* The articles a query finds, best first, and the query as it was understood. */
    async search(text, { corrects = true, collapses = true } = {}) {
      text = await this.simplified([...text].slice(0, LONGEST).join(""));
      if (this.shelves[0].head.b.length) await this.fetch(["more"]);
      const slots = slotsOf(text, this.shelves[0]);
      if (!slots.length) return { hits: [], correction: null, evidence: [] };
      return this.settle(() => this.answer({ text, slots: slots.map((it) => ({ ...it })), corrects }, collapses));
    }
    /* A query in the characters of the articles, where it has others of Chinese. */
    async simplified(text) {
      const { head, locale } = this.shelves[0], name = `${locale}/han`;
      const usual = head.isSimplified && simplifiedCharacters();
      if (!usual || [...text].every((it) => usual.has(it) || !/\p{Script=Han}/u.test(it))) return text;
      await this.fetch([name]);
      const [others, own] = taken.get(name).map((it) => [...it]);
      return Array.from(text, (it) => own[others.indexOf(it)] ?? it).join("");
    }
    answer(query, collapses) {
      const { shelves, missing } = this;
      const wordIn = (shelf, slot) => shelf.language.normalize(query.text.slice(slot.start, slot.end));
      const knows = query.slots.map(() => []);
      for (const shelf of shelves) {
        query.slots.forEach((slot, place) => knows[place].push(!slot.pair && !knows[place][0] && shelf.knows(wordIn(shelf, slot))));
        if (missing.size) return null;
      }
      query.own = shelves[0];
      query.known = knows.map((it) => it.includes(true));
      query.ownKnows = knows.map((it) => it[0]);
      this.weigh(query, knows);
      this.leaveOut(query);
      query.translations = this.translations(query);
      if (missing.size) return null;
      const plans = shelves.map((it) => new Plan(it, query));
      plans.forEach((it) => it.make());
      if (missing.size) return null;
      const evidence = plans.map((plan) => new Evidence(plan.shelf, plan, query));
      if (missing.size) return null;
      let hits = rank(evidence, query.slots);
      if (collapses) hits = this.collapse(hits);
      return { hits, correction: more?.correction(query, evidence) ?? null, evidence };
    }
    weigh(query, knows) {
      query.slots.forEach((slot, place) => {
        if (slot.pair || knows[place][0]) return;
        const isGrammar = (it) => it.language.functionWords.has(it.language.normalize(query.text.slice(slot.start, slot.end)));
        if (this.shelves.slice(1).some(isGrammar)) slot.weight = FUNCTION_WORD;
      });
      keepSubstance(query.slots);
    }
    /* Leaves out what costs much and tells little: function words beside others.
       Pairs of characters of words that are known are told from these; in a long
       word all pairs are found where it is, so that together they count as two. */
    leaveOut(query) {
      const words = query.slots.filter((it) => !it.pair);
      query.hasSubstance = words.some((it) => it.weight > FUNCTION_WORD);
      query.hasMore = words.filter((it) => it.weight > FUNCTION_WORD).length > 1;
      const isCommon = (it) => this.shelves.some(({ grammar, language }) => grammar.has(language.normalize(query.text.slice(it.start, it.end))));
      for (const it of words) it.isGrammar = query.hasSubstance && it.weight <= FUNCTION_WORD && isCommon(it);
      const unknown = words.filter((_, place) => !query.ownKnows[place]);
      const isNeeded = (pair) => unknown.some((it) => it.start < pair.end && it.end > pair.start);
      for (const slot of query.slots.filter((it) => it.pair && !isNeeded(it))) {
        const around = words.map((it, place) => [it, place]).filter(([it]) => it.start < slot.end && it.end > slot.start);
        slot.inside = around.map(([, place]) => place);
        if (around.length === 1) slot.weight *= 2 / (around[0][0].end - around[0][0].start);
      }
    }
    /* What each word is in the source language. */
    translations(query) {
      const [own] = this.shelves;
      let left = query.corrects ? MOST_CORRECTED : 0;
      return query.slots.map((slot, place) => {
        if (slot.pair || own.isSource || slot.isGrammar) return [];
        const word = own.language.normalize(query.text.slice(slot.start, slot.end));
        if (query.known[place] || !left) {
          const item = own.item(word);
          return item && item.nature !== CODE ? item.translations : [];
        }
        left -= 1;
        const near = corrections(own, word);
        return near.flatMap(([item, quality]) => item.translations.filter(([words]) => words.length === 1).map(([words, likely]) => [words, likely * quality]));
      });
    }
    /* Titles, addresses and marks of hits. */
    async titles(hits) {
      const [own] = this.shelves;
      const rows = ([titles, addresses, marks, locales]) => {
        const all = [addresses.split("\n"), marks, locales.split(" ")];
        return titles.split("\n").map((title, place) => [title, ...all.map((it) => it[place])]);
      };
      return this.settle(() => hits.map(({ article }) => {
        const row = own.row("t", article, rows);
        return row && { article, title: row[0], address: addressOf(row), isMachine: (row[2] & 1) > 0, isOutdated: (row[2] & 2) > 0, lang: row[3] || own.locale };
      }));
    }
    /* The best of the texts of titled hits, with what matched in them and in titles. */
    async snippets(result, hits) {
      const [own] = this.shelves, matchers = new Map();
      const texts = await this.settle(() => {
        if (!more) this.missing.add("more");
        return hits.map(({ article }) => own.row("x", article));
      });
      return hits.map(({ lang, title }, place) => {
        if (!matchers.has(lang)) matchers.set(lang, new more.Matcher(result.evidence.find((it) => it.shelf.locale === lang) ?? result.evidence[0], lang));
        const matcher = matchers.get(lang);
        return { ...matcher.snippet(texts[place]), title: matcher.marks(title) };
      });
    }
    collapse(hits) {
      const leaders = new Set();
      return hits.filter(({ article }) => {
        const group = this.shelves[0].leaderOf(article), isNew = !leaders.has(group);
        leaders.add(group);
        return isNew;
      });
    }
  }

  return { take, open, extend };
})();

/* What the files of an index call: so short because they are many. */
const $v = veiviserSearch.take;
