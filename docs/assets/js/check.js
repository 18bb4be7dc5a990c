// @ts-check
/*
 * "Check my letter". Reads a letter by the rules of snippets/rules (rules.<lang>.js), in slices, and only once the
 * typing pauses. What the rules say stands in the page already; their patterns come once somebody writes. The letter
 * isn't sent, stored, or put into the URL.
 */
(() => {
  "use strict";

  /**
   * @typedef {{ id: string, severity: string, match: string, exact?: 1, unless?: string, with?: string, most?: number,
   *   must?: 1, decides?: 1, within?: number, kinds?: string[], channels?: string[], countries?: string[], not?: string[] }} Rule
   * @typedef {{ lists: {[name: string]: string}, rules: Rule[], sentence: string }} Rules
   * @typedef {{ cased: string, small: string, starts: number[], ends: number[] }} Folded
   * @typedef {[number, number]} Span
   * @typedef {{ at: number, text: string, spans: Map<Rule, Span[]> }} Part
   * @typedef {{ email?: string, by?: string, ends?: string }} Place what a country's page says about how it must go out
   * @typedef {{ lang?: string, kind?: string, channel?: string, country?: string, place?: Place }} Options
   */

  /* ---- Reading: the same as hooks/bowout/proof, which proves our own letters ---- */

  const LONGEST = 1200; // characters of a part: no slice of work is long
  const TITLES = /\b(Mrs?|Ms|Mx|Dr|Prof|St|No|Nr|Mme|Mlle|Dhr|Mevr)\./gi;
  const GREETING = /^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|day|evening)|greetings|to whom|sehr geehrte|guten|liebe|hallo|madame|monsieur|bonjour|cher|chère|geachte|beste|goedendag)(?![\p{L}])/iu;

  const allRules = () => /** @type {{[lang: string]: Rules}} */ (/** @type {any} */ (window).bowoutRules || {});

  /* Rules that aren't here yet, by language: with them a first view would be twice as heavy. They come all together,
     so that no request tells which language somebody writes in. */

  const home = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src || "";
  /** @type {Map<string, string>} */
  const later = new Map();
  /* Where a policy for Trusted Types is asked for, this one lets the rules through and nothing else. */
  const onlyRules = {
    createScriptURL: (/** @type {string} */ address) => {
      if ([...later.values()].includes(address)) return address;
      throw new TypeError("Not a script of the check");
    },
  };
  /** @type {any} */
  let policy;
  const script = (/** @type {string} */ address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      policy ||= /** @type {any} */ (window).trustedTypes?.createPolicy("bowout-check", onlyRules) || onlyRules;
      element.src = policy.createScriptURL(address);
      element.onload = resolve;
      element.onerror = () => {
        element.remove();
        reject(new Error("The rules could not be loaded"));
      };
      document.head.append(element);
    });
  /** @type {Promise<unknown> | null} */
  let coming = null;
  /** All rules, asked for once; after a failure those that are missing may be asked for again. */
  const fetched = () => {
    const missing = [...later].filter(([lang]) => !(lang in allRules()));
    coming ||= Promise.all(missing.map(([, address]) => script(address))).catch((error) => {
      coming = null;
      throw error;
    });
    return coming;
  };
  const knows = (/** @type {string} */ lang) => lang in allRules() || later.has(lang);

  /* The same as hooks/bowout/model/fold.py: what comes out is ASCII, some currencies, and one sign for every emoji. */

  const SIGNS = [
    ["\t\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "],
    ["\x0b\x0c\u2028\u2029", "\n"],
    ["´\u2018\u2019\u201a\u201b\u2032\u02bc", "'"],
    ["\u201c\u201d\u201e\u201f\u2033«»", '"'],
    ["\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"],
    ["…", "."], ["¿", "?"], ["¡", "!"],
  ];
  /** @type {{[char: string]: string}} */
  const FOLDS = {
    ß: "ss", ẞ: "SS", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O", đ: "d", Đ: "D", ł: "l", Ł: "L", ı: "i", ĳ: "ij", Ĳ: "IJ",
    ſ: "s", "\u212a": "K", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
  };
  for (const [chars, sign] of SIGNS) for (const char of chars) FOLDS[char] = sign;
  const DROPPED = [
    [0, 0x1f], [0x7f, 0x7f], [0xad, 0xad], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f], [0xd800, 0xdfff],
    [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0x1f3fb, 0x1f3ff], [0xe0000, 0xe0fff],
  ];
  const PICTURES = [[0x2600, 0x27bf], [0x2b50, 0x2b55], [0x1f000, 0x1fbff]];
  const SYMBOLS = [[0x80, 0xbf], [0x2000, 0x2bff], [0x3001, 0x303f]];
  const among = (/** @type {number} */ code, /** @type {number[][]} */ ranges) => ranges.some(([from, to]) => code >= from && code <= to);
  const folded = (/** @type {string} */ char) => {
    const code = /** @type {number} */ (char.codePointAt(0));
    if ((code >= 32 && code < 127) || "\n€£₹¥".includes(char)) return char;
    if (char in FOLDS) return FOLDS[char];
    if (among(code, DROPPED)) return "";
    if (among(code, [[0xc0, 0x24f], [0x1e00, 0x1eff]])) {
      const base = char.normalize("NFD")[0];
      return /[a-z]/i.test(base) && base < "\x7f" ? base : "z";
    }
    if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
    if (among(code, PICTURES)) return "☺";
    return among(code, SYMBOLS) ? " " : "z";
  };
  const RUNS = /\*+|_+|\x60+| +|(?:^|\n)#{1,6} /g;
  /** @type {{[char: string]: number}} */
  const MOST = { "*": 3, _: 2 };
  /** @returns {Folded} */
  const fold = (/** @type {string} */ text) => {
    let chars = "";
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    let at = 0;
    for (const char of text) {
      const code = /** @type {number} */ (char.codePointAt(0));
      const next = at + char.length;
      if (code >= 0x300 && code < 0x370) {
        if (ends.length) ends[ends.length - 1] = next; // an accent belongs to the letter before it
      } else {
        const into = folded(char);
        for (let i = 0; i < into.length; i++) starts.push(at), ends.push(next);
        chars += into;
      }
      at = next;
    }
    let cased = "";
    /** @type {number[]} */
    const kept = [];
    const keep = (/** @type {number} */ from, /** @type {number} */ to) => {
      cased += chars.slice(from, to);
      for (let i = from; i < to; i++) kept.push(i);
    };
    let last = 0;
    for (const { 0: run, index } of chars.matchAll(RUNS)) {
      const stays = run[0] === " " || run[0] === "\n" ? 1 : run.length > (MOST[run[0]] || 9) ? run.length : 0;
      keep(last, index + stays);
      last = index + run.length;
    }
    keep(last, chars.length);
    return { cased, small: cased.toLowerCase(), starts: kept.map((i) => starts[i]), ends: kept.map((i) => ends[i]) };
  };
  const inside = (/** @type {string} */ two) => /^[a-z0-9]{2}$/i.test(two);
  /** A place of the folded text in the original, grown to whole words. @returns {Span} */
  const origin = (/** @type {Folded} */ { cased, starts, ends }, /** @type {Span} */ [from, to]) => {
    while (from > 0 && inside(cased.slice(from - 1, from + 1))) from--;
    while (to < cased.length && inside(cased.slice(to - 1, to + 1))) to++;
    return [starts[from], ends[to - 1]];
  };

  /* Patterns: {name} stands for the words of a list. */

  const expand = (/** @type {string} */ pattern, /** @type {{[name: string]: string}} */ lists, depth = 0) =>
    pattern.replace(/\{([a-z][a-z0-9_]*)\}/g, (/** @type {string} */ all, name) =>
      depth < 5 && name in lists ? "(?:" + expand(lists[name], lists, depth + 1) + ")" : all);
  /** @type {Map<Rule, { match: RegExp, unless?: RegExp, with?: RegExp, sentence: RegExp }>} */
  const compiled = new Map();
  const patterns = (/** @type {Rule} */ rule) => {
    let made = compiled.get(rule);
    if (!made) {
      const owner = Object.values(allRules()).find(({ rules }) => rules.includes(rule));
      const read = (/** @type {string=} */ pattern) => (pattern ? new RegExp(expand(pattern, owner?.lists || {}), "g") : undefined);
      made = { match: /** @type {RegExp} */ (read(rule.match)), unless: read(rule.unless), with: read(rule.with), sentence: new RegExp(owner?.sentence || "", "g") };
      compiled.set(rule, made);
    }
    return made;
  };
  /** @returns {Span[]} */
  const places = (/** @type {RegExp} */ pattern, /** @type {string} */ text) =>
    [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);
  /** Where a rule's words stand, but for those that touch an exception. @returns {Span[]} */
  const findIn = (/** @type {Rule} */ rule, /** @type {Folded} */ read) => {
    const { match, unless } = patterns(rule);
    const text = rule.exact ? read.cased : read.small;
    let found = places(match, text);
    if (found.length && unless) {
      const excused = places(unless, text);
      found = found.filter(([from, to]) => !excused.some((span) => span[0] < to && span[1] > from));
    }
    return found.map((span) => origin(read, span));
  };
  const stands = (/** @type {RegExp} */ pattern, /** @type {string} */ text) => ((pattern.lastIndex = 0), pattern.test(text));
  /** What a rule finds in a text by itself. */
  const find = (/** @type {Rule} */ rule, /** @type {string} */ text) => {
    const read = fold(text);
    const together = patterns(rule).with;
    return together && !stands(together, rule.exact ? read.cased : read.small) ? [] : findIn(rule, read);
  };

  /** A line of so many characters that ends without a blank one behind it goes on. */
  const WRAPPED = 45;
  /** Line breaks that only wrap a line become spaces, one for one: places stay where they are. */
  const level = (/** @type {string} */ text) => {
    const lines = text.replace(/[\t\u00a0\u2007\u202f]/g, " ").split("\n");
    return lines.map((line, i) => (i === lines.length - 1 ? line : line + (line.length >= WRAPPED && lines[i + 1] ? " " : "\n"))).join("");
  };

  /** Paragraphs, and long ones cut at the end of a sentence or of a word. @returns {Generator<{ at: number, text: string }>} */
  function* pieces(/** @type {string} */ text) {
    let start = 0;
    for (const paragraph of text.match(/\n?[^\n]+(?:\n[^\n]+)*\n?|\n/g) || []) {
      let at = start;
      let rest = level(paragraph);
      start += paragraph.length;
      while (rest.length > LONGEST) {
        const head = rest.slice(0, LONGEST);
        const cut = Math.max(head.lastIndexOf(". "), head.lastIndexOf("\n")) + 1 || head.lastIndexOf(" ") + 1;
        const size = cut > LONGEST / 4 ? cut : LONGEST - (/[\ud800-\udbff]$/.test(head) ? 1 : 0);
        yield { at, text: rest.slice(0, size) };
        at += size;
        rest = rest.slice(size);
      }
      if (rest.trim()) yield { at, text: rest };
    }
  }

  /* What is pasted along with a letter: its mail's head, and what it answers. */

  const HEAD = /^[ ]*(?:from|to|cc|bcc|sent|date|reply-to|von|an|gesendet|datum|de|à|envoyé|van|aan|verzonden)[ ]*:/i;
  const ANSWERED = /^[ ]*(?:on [^\n]{5,120} wrote|am [^\n]{5,120} schrieb[^\n]{0,80}|le [^\n]{5,120} a écrit|op [^\n]{5,120} schreef[^\n]{0,80})[ ]*:[ ]*$|^[ ]*-{2,}[ ]*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|oorspronkelijk bericht)/i;
  const blank = (/** @type {string} */ line) => " ".repeat(line.length);
  /** The letter alone: what others wrote becomes spaces, so that places stay where they are. */
  const own = (/** @type {string} */ text) => {
    const lines = text.split("\n");
    const quoted = (/** @type {string} */ line) => /^\s*>/.test(line);
    const all = lines.every((line) => !line.trim() || quoted(line));
    let said = 0;
    let over = false;
    return lines.map((line, i) => {
      if (all) return line.replace(/^[\s>]+/, blank);
      over ||= said > 4 && (ANSWERED.test(line) || (HEAD.test(line) && HEAD.test(lines[i + 1] || "") && said > 20));
      if (over || quoted(line) || ANSWERED.test(line) || (said < 5 && HEAD.test(line))) return blank(line);
      if (!/^\s*(?:subject|betreff|objet|onderwerp|re|fwd?)\s*:/i.test(line)) said += (line.match(/\S+/g) || []).length;
      return line;
    }).join("\n");
  };

  /** What was found in a paragraph is kept until the paragraph changes. @type {Map<string, Map<Rule, Span[]>>} */
  let known = new Map();

  /** Reads a text piece by piece and rule by rule, so that it can rest in between. @returns {Generator<void, Part[]>} */
  function* reading(/** @type {string} */ text, /** @type {Rule[]} */ rules, /** @type {string} */ lang) {
    const kept = new Map();
    const parts = [];
    for (const piece of pieces(text)) {
      const key = `${lang} ${piece.text}`;
      const spans = kept.get(key) || known.get(key) || new Map();
      kept.set(key, spans);
      parts.push({ ...piece, spans });
      /** @type {Folded | undefined} */
      let read;
      for (const rule of rules) {
        if (spans.has(rule)) continue;
        read ||= fold(piece.text);
        spans.set(rule, findIn(rule, read));
        yield;
      }
    }
    known = kept;
    return parts;
  }

  /** Where the letter begins to speak: behind the subject, the address and the greeting. */
  const opening = (/** @type {string} */ text) => {
    const lines = [];
    let at = 0;
    for (const line of text.slice(0, 3000).split("\n", 40)) {
      lines.push({ line, end: at + line.length });
      at += line.length + 1;
    }
    const short = lines.filter(({ line }) => line.trim() && line.trim().split(/\s+/).length <= 8);
    const found =
      short.find(({ line }) => GREETING.test(line) && /[,:!،、，：]\s*$/.test(line)) ||
      short.find(({ line }) => /[,،，]\s*$/.test(line)) ||
      short.find(({ line }) => GREETING.test(line) && !/[.?]/.test(line)) ||
      [...lines].reverse().find(({ line }) => /^\s*(?:subject|re|betreff|objet|onderwerp)\s*:/i.test(line));
    return found ? found.end : 0;
  };

  /** Which sentence says it: 1, 2, …; 0 if none does. The opening is looked at first, then all of it. */
  const place = (/** @type {Rule} */ rule, /** @type {string} */ text) => {
    const says = (/** @type {string} */ words) => stands(patterns(rule).match, words);
    const read = (/** @type {string} */ words) => fold(level(words)).small.replace(TITLES, "$1 ");
    const body = read(text.slice(opening(text)).slice(0, 6000));
    const sentences = (body.match(patterns(rule).sentence) || []).map((s) => s.trim()).filter(Boolean);
    return sentences.findIndex(says) + 1 || (says(body) || says(read(text.slice(0, 6000))) ? sentences.length || 1 : 0);
  };

  /**
   * Languages by their small words; those without rules are here to be told from the others. A word that several
   * languages have counts for each of them, but less. Read word by word: Safari before 16.4 knows no lookbehind.
   */
  const SMALL = /** @type {{[lang: string]: string}} */ ({
    en: "the and to of my you your is am have for that this with i it not will be was but from would i'm i've won't me can hi dear sorry thanks thank please start job offer withdraw had an never no on of at their they there it's that's which what another more as by so has could we us or about been were offered accepted other if still do don't didn't when you're i'd i'll he she his her how any some than who out up really get got want need hope know think feel after before all only just like day days week time company contract",
    de: "ich und der die das den dem nicht mit sie ihnen zum zur für mich mir mein meine meinen ist habe bin auf ein eine einen im am wir uns aber doch leider hiermit bitte ihr ihre kündige es wird werde kann zu von vertrag stelle nach bei als man sehr geehrte geehrter frau herr grüßen freundlichen danke habe hat auch noch nur wenn wie so sind meiner einer dass",
    fr: "je et le la les des vous pas que pour mon ma mes votre vos au aux une un du de ce cette ne est suis ai à en dans sur avec qui mais par plus j'ai nous merci bonjour poste madame monsieur cordialement ils elle leur me m'ont j'ai n'ai chez finalement hier euros donne préavis contrat janvier décembre se sera prendra été cette",
    nl: "ik en het een van niet u uw mijn dat op voor de bij hierbij is zijn heb ben wil met aan om maar ook die dit te me mij je jullie graag helaas baan zeg geachte mevrouw heer groet hierbij aangetekend verzonden daar krijg kom gaat mijn uit naar over er kan zal bent hebt nog meer worden wordt haar",
    es: "yo y el los las de que no en un una mi su para por con se me ha es muy pero del al esta gracias puesto",
    it: "io e il lo la di che non in un una mio per con si mi ho è sono ma del alla questo grazie lavoro vi",
    pt: "eu e o a os as de que não em um uma meu para por com se me é mas do da ao vaga proposta",
    pl: "i w na nie się z do że jest to o jak mi państwa dziękuję pracy umowę dnia od",
    sv: "jag och att det som en på är av för med inte den till har om mig tack",
    da: "jeg og at det som en på er af for med ikke den til har om mig tak",
    tr: "selam abi baska kusura bakma is pazartesi ve bir bu için ile de da ben size kabul maalesef işe",
  });
  const SPECIFIC = /** @type {{[lang: string]: RegExp}} */ ({
    de: /[ßäöü]/g, fr: /[êèçœâîôûëù]/g, es: /[ñ¿¡]/g, pt: /[ãõ]/g, pl: /[ąęłżźśćń]/g, sv: /å/g, da: /[øå]/g, tr: /[ğşı]/g, it: /[ìò]/g,
  });
  /** The language of a text, if we have rules for it; "" if it is another, or none. */
  const guess = (/** @type {string} */ text) => {
    const head = own(text).slice(0, 3000).normalize("NFC").toLowerCase();
    const words = (head.match(/[\p{L}\p{M}]+|[^\s\p{L}\p{P}\p{N}]/gu) || []).length;
    const runs = head.replace(/[\u2018\u2019]/g, "'").match(/\p{L}+(?:'\p{L}+)?/gu) || [];
    /** @type {Map<string, string[]>} */
    const owners = new Map();
    for (const [lang, list] of Object.entries(SMALL)) for (const word of list.split(" ")) owners.set(word, [...(owners.get(word) || []), lang]);
    /** @type {{[lang: string]: number}} */
    const score = {};
    for (const run of runs) {
      const langs = owners.get(run) || owners.get(run.replace(/^[a-z]+'/, "")) || [];
      for (const lang of langs) score[lang] = (score[lang] || 0) + 1 / langs.length;
    }
    for (const [lang, letters] of Object.entries(SPECIFIC)) score[lang] = (score[lang] || 0) + Math.min(1.5, 0.5 * (head.match(letters) || []).length);
    const [best, second] = Object.keys(score).sort((a, b) => score[b] - score[a]);
    const enough = words && score[best] / words > 0.08 && score[best] > 0.4;
    const plain = /^[\x00-\x7f\u2010-\u201d\u2026£€]*$/.test(head.replace(/\p{Extended_Pictographic}|\ufe0f/gu, "")) && /[a-z]/.test(head);
    if (plain && knows("en") && (!best || (score.en || 0) > 0.3 && score.en >= score[best] || words < 7 && score[best] < 0.5)) return "en";
    return enough && score[best] > (score[second] || 0) * 1.02 && knows(best) ? best : "";
  };

  const concerns = (/** @type {Rule} */ rule, /** @type {Options} */ { kind, channel, country }) =>
    (!rule.kinds || rule.kinds.includes(kind || "courtesy")) &&
    (!rule.channels || rule.channels.includes(channel || "email")) &&
    (!country || !rule.countries || rule.countries.includes(country)) &&
    (!country || !rule.not || !rule.not.includes(country));

  /** What a letter does, by its own words: it asks for release, gives notice, or takes back a yes. */
  const kindOf = (/** @type {string} */ text, /** @type {Rule[]} */ rules, /** @type {Options} */ options) => {
    const says = (/** @type {string} */ kind) =>
      rules.some((rule) => rule.must && rule.kinds?.includes(kind) && concerns(rule, { ...options, kind }) && place(rule, text));
    if (says("release")) return "release";
    const wrong = () => rules.some((rule) => rule.decides && rule.countries && find(rule, text).length);
    if (says("notice") && (options.country ? options.place?.ends : !says("courtesy") && !wrong())) return "notice";
    return "courtesy";
  };

  const FORMAL = ["courtesy", "notice", "release", "resignation"];
  /** What the country adds, at most one card: whether such a letter ends anything there, and how it must go out. */
  const local = (/** @type {string} */ kind, /** @type {string=} */ channel, /** @type {Place} */ { email, by, ends } = {}) => {
    if (!FORMAL.includes(kind)) return null;
    const paperless = channel === "email" || channel === "message" || !channel;
    const refused = paperless && (email === "void" || (email === "unsafe" && kind !== "courtesy"));
    if (kind === "courtesy" && ends) return { severity: email === "void" ? "block" : "explain", title: "kind-notice-title", text: "kind-notice", how: refused ? by : "" };
    if (refused) return { severity: email === "void" ? "block" : "warn", title: `email-${email}`, text: "", how: by };
    if (paperless && email === "contract" && kind !== "courtesy") return { severity: "explain", title: "email-contract", text: "", how: by };
    if (channel === "phone" && ends && by) return { severity: "warn", title: "phone-title", text: "phone", how: by };
    return null;
  };

  const LATE = 5;
  /** All that is to be told about a text whose parts are read. */
  const judge = (/** @type {string} */ text, /** @type {Part[]} */ parts, /** @type {Rule[]} */ rules, /** @type {Options} */ options) => {
    const kind = options.kind || kindOf(text, rules, options);
    const findings = [];
    const missing = [];
    const told = [];
    const late = [];
    let apologies = 0;
    for (const rule of rules.filter((one) => !one.must && concerns(one, { ...options, kind }))) {
      /** @type {Span[]} */
      const spans = parts.flatMap(({ at, spans: own }) =>
        (own.get(rule) || []).map(([from, to]) => /** @type {Span} */ ([at + from, at + to])));
      if (rule.most) apologies = spans.length;
      const { with: together } = patterns(rule);
      if (spans.length > (rule.most || 0) && (!together || stands(together, rule.exact ? fold(text).cased : fold(text).small)))
        findings.push({ rule, spans });
    }
    for (const rule of rules.filter((one) => one.must && concerns(one, { ...options, kind }))) {
      const where = place(rule, text);
      if (where) (where <= Math.max(LATE, rule.within || 0) ? told : late).push(rule);
      else if (!findings.some((found) => found.rule.decides)) missing.push(rule);
    }
    const words = (text.match(/\S+/g) || []).length;
    return { lang: options.lang, kind, findings, missing, told, late, words, apologies, local: local(kind, options.channel, options.place) };
  };

  const read = (/** @type {string} */ pasted, /** @type {Options} */ options = {}) => {
    const text = own(pasted);
    const lang = options.lang || guess(text);
    const rules = allRules()[lang]?.rules || [];
    const work = reading(text, rules, lang);
    let step = work.next();
    while (!step.done) step = work.next();
    return judge(text, step.value, rules, { ...options, lang });
  };
  /** @type {any} */ (window).bowoutCheck = { read, guess, find, fold, fetched };

  /* ---- The page ---- */

  const PAUSE = 450;
  const SLICE = 5; // milliseconds of work at a time
  const MARKS = 300; // shown in the copy; a letter has a dozen
  const SHOWN = 12000; // characters of the copy; to lay out more takes a browser long in some scripts
  const ORDER = ["block", "warn", "explain"];
  const FEWEST = 12; // words; less is no letter yet

  const make = (/** @type {string} */ tag, /** @type {string} */ kind, .../** @type {(Node|string)[]} */ content) => {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    element.append(...content);
    return element;
  };

  const start = (/** @type {HTMLElement} */ root) => {
    const one = (/** @type {string} */ name) => /** @type {any} */ (root.querySelector(`[data-${name}]`));
    const [form, text, kind, channel, country, lang, result, title, sum, good, cards, copy, status, all] =
      ["form", "text", "kind", "channel", "country", "lang", "result", "title", "sum", "good", "cards", "copy", "status", "all"].map(one);
    const say = (/** @type {string} */ key, values = {}) =>
      (root.getAttribute(`data-say-${key}`) || "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    const amount = (/** @type {string} */ key, /** @type {number} */ n) =>
      say(`${key}-${n === 1 ? "one" : n === 0 && key === "apologies" ? "none" : "many"}`, { n });

    const label = { block: say("change"), warn: say("think"), explain: say("know") };
    const card = (/** @type {string} */ severity, /** @type {(Node|string)[]} */ head, /** @type {Node[]} */ body, number = 0) => {
      const item = make("li", "check-card", make("p", "check-severity", label[severity]), make("h3", "", ...head), ...body);
      item.dataset.severity = severity;
      if (number) item.firstElementChild?.prepend(make("span", "check-number", String(number)), " ");
      return item;
    };
    const words = (/** @type {Rule} */ rule, /** @type {string} */ of) => {
      const entry = root.querySelector(`[data-rule="${of}/${rule.id}"]`);
      const [title, ...body] = [...(entry?.children || [])]; // its title, why, and what is better
      return { title: title?.textContent || rule.id, body: body.map((el) => el.cloneNode(true)) };
    };
    const quotes = (/** @type {Span[]} */ spans, /** @type {string} */ whole) => {
      const texts = [...new Set(spans.slice(0, 400).map(([from, to]) => whole.slice(from, to).trim().slice(0, 160)))];
      const line = make("p", "check-found", say("found"));
      for (const found of texts.slice(0, 4)) line.append(" ", make("q", "", found));
      if (texts.length > 4) line.append(" ", say("more", { n: texts.length - 4 }));
      return line;
    };

    const place = () => country.selectedOptions[0];
    const localCard = (/** @type {NonNullable<ReturnType<typeof local>>} */ found) => {
      const where = place().dataset.in;
      const link = make("a", "", say("country-link", { in: where }));
      link.setAttribute("href", new URL(`../../law/${place().value}/`, document.baseURI).pathname);
      const text = [found.text && say(found.text), found.how && say(`by-${found.how}`)].filter(Boolean).join(" ");
      return card(found.severity, [say(found.title, { in: where })], [...(text ? [make("p", "", text)] : []), make("p", "", link)]);
    };

    const length = (/** @type {number} */ n) => {
      const [brief, least, most] = channel.selectedOptions[0].dataset.limits.split(" ").map(Number);
      if (n > most) return card("warn", [say("long-title")], [make("p", "", say("long", { n, least, most }))]);
      if (n < brief) return card("explain", [say("short-title")], [make("p", "", say("short", { n, least, most }))]);
      return null;
    };

    /** The letter with the found words marked and numbered. */
    const marked = (/** @type {string} */ whole, /** @type {{ spans: Span[] }[]} */ findings) => {
      const edges = new Map();
      let shown = 0;
      findings.forEach(({ spans }, index) => {
        for (const [from, to] of spans) {
          if (shown++ >= MARKS || to > SHOWN) return;
          for (const edge of [from, to]) if (!edges.has(edge)) edges.set(edge, []);
          edges.get(from).push([index + 1, 1]);
          edges.get(to).push([index + 1, -1]);
        }
      });
      const open = new Map();
      const out = [];
      let last = 0;
      /** @type {HTMLElement | null} */
      let mark = null;
      const flush = (/** @type {number} */ to) => {
        if (to > last) {
          const numbers = [...open.keys()].sort((a, b) => a - b).join(", ");
          const part = whole.slice(last, to);
          // the same finding right behind itself is one mark
          if (!numbers) { out.push(part); mark = null; }
          else if (mark?.dataset.numbers === numbers) mark.firstChild?.appendChild(document.createTextNode(part));
          else {
            mark = make("mark", "", make("span", "", part), make("sup", "", numbers));
            mark.dataset.numbers = numbers;
            out.push(mark);
          }
        }
        last = to;
      };
      for (const edge of [...edges.keys()].sort((a, b) => a - b)) {
        flush(edge);
        for (const [number, step] of edges.get(edge)) {
          const depth = (open.get(number) || 0) + step;
          if (depth > 0) open.set(number, depth);
          else open.delete(number);
        }
      }
      flush(Math.min(whole.length, SHOWN));
      if (whole.length > SHOWN) out.push(make("p", "check-rest", say("rest")));
      return out;
    };

    /** What can be said for it, and only that: nothing is praised for what might have been overlooked. */
    const praise = (/** @type {ReturnType<typeof judge>} */ found) => {
      const out = [];
      if (found.told.length && FORMAL.includes(found.kind) && !found.late.length) out.push(say(`good-${found.kind}`));
      const [, least, most] = channel.selectedOptions[0].dataset.limits.split(" ").map(Number);
      if (found.words >= least && found.words <= most) out.push(say("good-length", { n: found.words }));
      if (found.apologies === 1) out.push(say("good-apology"));
      return out;
    };
    /** What nobody looked at, so that no silence is taken for a yes. */
    const unread = (/** @type {ReturnType<typeof judge>} */ found) => {
      if (!FORMAL.includes(found.kind)) return say("not-facts");
      return `${say("not-facts")}${country.value ? "" : ` ${say("not-country")}`}`;
    };

    let telling = 0;
    const announce = (/** @type {string} */ words, wait = 600) => {
      clearTimeout(telling);
      telling = setTimeout(() => {
        // the same words again are only heard if they differ
        status.textContent = words && words === status.textContent ? `${words}\u00a0` : words;
      }, wait);
    };

    const show = (/** @type {string} */ whole, /** @type {ReturnType<typeof judge>} */ found) => {
      const extra = [found.lang && found.local ? localCard(found.local) : null, found.lang ? length(found.words) : null].filter(Boolean);
      const sorted = [...found.findings].sort(
        (a, b) => ORDER.indexOf(a.rule.severity) - ORDER.indexOf(b.rule.severity) || a.spans[0][0] - b.spans[0][0]);
      const list = [];
      if (!found.lang) list.push(card("explain", [say("unknown-title")], [make("p", "", say("unknown"))]));
      for (const rule of found.missing) {
        const { title: name, body } = words(rule, found.lang || "");
        list.push(card(rule.severity, [`${say("missing")}: `, name], body));
      }
      for (const rule of found.late) list.push(card("warn", [say("late-title")], [make("p", "", say("late")), ...words(rule, found.lang || "").body.slice(1)]));
      sorted.forEach(({ rule, spans }, index) => {
        const { title: name, body } = words(rule, found.lang || "");
        list.push(card(rule.severity, [name], [quotes(spans, whole), ...body], index + 1));
      });
      list.push(...extra);
      list.sort((a, b) => ORDER.indexOf(a.dataset.severity) - ORDER.indexOf(b.dataset.severity));
      const count = (/** @type {string} */ severity) => list.filter((item) => item.dataset.severity === severity).length;
      const few = found.lang && found.words < FEWEST;
      const told = !found.lang ? say("told-unread")
        : list.length ? say("told", { change: count("block"), think: count("warn"), know: count("explain") })
        : few ? say("told-short")
        : say("told-none");
      const named = !lang.value && found.lang ? [say("guessed", { language: lang.querySelector(`[value="${found.lang}"]`).text })] : [];
      if (!kind.value && found.lang) named.push(` ${say("kind-guessed", { kind: kind.querySelector(`[value="${found.kind}"]`).text })}`);
      const apologies = found.lang ? `, ${amount("apologies", found.apologies)}` : "";
      const limits = found.lang ? [" ", make("span", "check-unread", unread(found))] : [];
      sum.replaceChildren(make("strong", "", told), ` ${amount("words", found.words)}${apologies}. `, ...named, ...limits);
      good.replaceChildren(...(found.lang && !few ? praise(found) : []).map((words) => make("li", "", words)));
      good.hidden = !good.childElementCount;
      cards.replaceChildren(...list);
      copy.replaceChildren(...marked(whole, sorted));
      copy.lang = found.lang || "";
      result.hidden = false;
      announce(told);
    };

    /** Without its rules a letter isn't checked, and nothing may look as if it was. */
    const unloaded = () => {
      sum.replaceChildren(make("strong", "", say("told-unread")), ` ${say("failed")}`);
      good.hidden = true;
      cards.replaceChildren();
      copy.replaceChildren();
      result.hidden = false;
      announce(`${say("told-unread")} ${say("failed")}`);
    };

    let timer = 0;
    let run = 0;
    const idle = (/** @type {() => void} */ next) => setTimeout(next, 0);
    /** Reads what stands there, a slice at a time; a key pressed meanwhile ends it. */
    const check = (then = () => {}) => {
      clearTimeout(timer);
      const mine = ++run;
      const pasted = text.value.replace(/\r\n?/g, "\n");
      const whole = own(pasted);
      if (!pasted.trim()) {
        result.hidden = true;
        announce("", 0);
        return;
      }
      const options = { kind: kind.value, channel: channel.value, country: country.value, place: place().dataset, lang: lang.value || guess(whole) };
      if (options.lang && !(options.lang in allRules())) {
        const still = () => mine === run;
        fetched().then(() => still() && check(then), () => still() && unloaded());
        return;
      }
      const rules = allRules()[options.lang]?.rules || [];
      const work = reading(whole, rules, options.lang);
      const slice = () => {
        if (mine !== run) return;
        const until = performance.now() + SLICE;
        let step = work.next();
        while (!step.done && performance.now() < until) step = work.next();
        if (!step.done) return void idle(slice);
        const parts = step.value;
        idle(() => {
          if (mine !== run) return;
          show(pasted, judge(whole, parts, rules, options));
          then();
        });
      };
      slice();
    };

    text.addEventListener("input", () => {
      fetched().catch(() => {}); // told once the letter is to be read
      run++;
      clearTimeout(timer);
      clearTimeout(telling);
      timer = setTimeout(check, PAUSE);
    });
    form.addEventListener("change", (/** @type {Event} */ { target }) => {
      if (target !== text) check();
    });
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      if (!text.value.trim()) return text.focus();
      check(() => title.focus());
    });
    form.addEventListener("reset", () => setTimeout(() => {
      check();
      text.focus();
    }));

    for (const { value } of lang.options)
      if (home && value && !(value in allRules())) later.set(value, new URL(`rules.${value}.js`, home).href);
    all.open = false;
    form.hidden = false;
  };

  for (const root of document.querySelectorAll("[data-check]")) start(/** @type {HTMLElement} */ (root));
})();
