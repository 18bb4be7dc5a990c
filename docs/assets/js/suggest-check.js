// @ts-check
/*
 * The problems of a letter that somebody suggests, as they write: names and marks that can't be read (letter-language.js),
 * a title about what letters leave out, a subject or search words that are missing, a question that changes nothing, a
 * decision that isn't stated, and too few or too many words. Everything else is left to the check of the pull request.
 * Rules, limits and messages are data (suggest-data.js).
 * tests/browser/test_suggest_parity.py holds it to hooks/bowout/proof.
 */
(() => {
  "use strict";

  /** @typedef {{ least: number, most: number, sentences: number, first: number[], greeting: boolean }} Facts */

  const { explain, build, fieldsOf, fill, textsOf, visible, names } = window.bowoutLetter;
  const data = () => window.bowoutSuggest;
  const NEVER = 10_000;
  const words = (/** @type {string} */ text) => (text.match(/\S+/g) || []).length;
  const sentences = (/** @type {string} */ text) =>
    (text.match(new RegExp(data().sentence, "gu")) || []).map((part) => part.trim()).filter(Boolean);
  /** Whether a text ends in the middle of a sentence, which the next wording of its paragraph goes on with. */
  const runsOn = (/** @type {string} */ text) => /(?:,|\p{L})$/u.test(text);
  const greets = (/** @type {string} */ text) => text.endsWith(",") && !text.includes("\n") && words(text) <= 8;
  const states = (/** @type {RequiredRule} */ rule, /** @type {string} */ text) => new RegExp(rule.match, rule.exact ? "u" : "iu").test(text.replace(/[\u2018\u2019]/g, "'"));

  /** One paragraph with every set of its blanks filled or not. @returns {Facts} */
  const factsOf = (/** @type {Run[]} */ text, /** @type {Letter} */ letter, /** @type {RequiredRule[]} */ rules) => {
    const own = fieldsOf(text);
    const values = Object.fromEntries(letter.fields.map((field) => [field.id, field.shown]));
    const samples = Array.from({ length: 2 ** own.length }, (_, row) =>
      fill(text, Object.fromEntries(own.filter((__, i) => row & (1 << i)).map((id) => [id, values[id]])), names(letter)));
    const readings = [...new Set(samples)].map((sample) => {
      const parts = sentences(sample);
      const first = rules.map((rule) =>
        states(rule, sample) ? parts.findIndex((part) => states(rule, part)) + 1 || parts.length : NEVER);
      return { words: words(sample), sentences: parts.length - Number(runsOn(sample)), first };
    });
    const filled = samples.filter(Boolean);
    return {
      least: Math.min(...readings.map((one) => one.words)),
      most: Math.max(...readings.map((one) => one.words)),
      sentences: Math.max(...readings.map((one) => one.sentences)),
      first: rules.map((_, i) => Math.max(...readings.map((one) => one.first[i]))),
      greeting: filled.length > 0 && filled.every(greets),
    };
  };

  /** Every way to answer these choices. */
  const combinations = (/** @type {Choice[]} */ choices) =>
    choices.reduce((rows, choice) => rows.flatMap((row) => choice.options.map(([option]) => ({ ...row, [choice.id]: option }))), /** @type {Choices[]} */ ([{}]));

  /** Whether the rule's words stand among the first sentences behind the greeting. */
  const stated = (/** @type {Facts[]} */ main, /** @type {number} */ rule, /** @type {number} */ within) => {
    let before = 0;
    let started = !main.some((one) => one.greeting);
    for (const facts of main) {
      if (!started) started = facts.greeting;
      else if (before + facts.first[rule] <= (within || 1_000)) return true;
      else before += facts.sentences;
    }
    return false;
  };

  /** The ids of the questions on which something depends. @returns {string[]} */
  const named = (/** @type {Item[]} */ items) =>
    items.flatMap((item) => [...(item.sort === "one" ? item.alternatives : [item]).flatMap(({ when }) => when.map(([id]) => id)), ...(item.sort === "if" ? named(item.items) : [])]);

  /** Words in the title, or in when it's the right letter, that letters to this reader are not about. */
  const offTopic = (/** @type {LetterFile} */ file, /** @type {(path: string[], name: string, values: MessageValues, id: string, see: string, at: number) => void} */ tell) => {
    for (const { id, match, unless, to, subject } of data().titles.filter((rule) => rule.to.includes(file.to)))
      for (const key of /** @type {("title" | "use_when")[]} */ (["title", "use_when"])) {
        const read = file[key].replace(/[\u2018\u2019]/g, "'").toLowerCase();
        const places = (/** @type {string} */ pattern) =>
          pattern ? [...read.matchAll(new RegExp(pattern, "g"))].map((found) => /** @type {[number, number]} */ ([found.index, found.index + found[0].length])) : [];
        const excused = places(unless);
        const found = places(match).find(([start, end]) => !excused.some(([from, to]) => start < to && from < end));
        if (found) tell([key], "off-topic", { words: file[key].slice(...found), subject }, "off-topic", id, found[0]);
      }
  };

  /** The decision and the length, over every way to answer the questions; of each problem the worst case is reported. */
  const allVersions = (/** @type {Letter} */ letter, /** @type {(path: string[], name: string, values: MessageValues, id?: string) => void} */ tell) => {
    const { most, must, limits, tone } = data();
    const ways = letter.choices.reduce((n, choice) => n * choice.options.length, 1);
    if (ways > most.combinations || textsOf(letter.body).some((text) => fieldsOf(text).length > most.blanks)) return;
    const asked = named(letter.body);
    for (const { id } of letter.choices) if (!asked.includes(id)) tell(["choices", id], "unused-choice", { name: id });
    const rules = must.filter((rule) => rule.kinds.includes(letter.kind) && rule.channels.includes(letter.channel));
    /** @type {Map<Run[], Facts>} */
    const known = new Map();
    const facts = (/** @type {Run[]} */ text) => {
      const found = known.get(text) || factsOf(text, letter, rules);
      known.set(text, found);
      return found;
    };
    /** @type {Map<string, { badness: number, name: string, id: string, values: MessageValues }>} */
    const worst = new Map();
    const keep = (/** @type {string} */ key, /** @type {number} */ badness, /** @type {string} */ name, /** @type {MessageValues} */ values, id = name) => {
      if (badness > (worst.get(key)?.badness ?? -1)) worst.set(key, { badness, name, id, values });
    };
    const amount = (/** @type {number} */ n) => explain("words", { count: n })[n === 1 ? 1 : 0];
    for (const choices of combinations(letter.choices)) {
      const main = visible(letter.body, choices).flatMap((one) => (one.sort === "p" ? [facts(one.text)] : []));
      const list = letter.choices.map(({ id, options }) => `“${options.find(([option]) => option === choices[id])?.[1]}”`).join(", ");
      const where = explain("combination", { choices: list })[list ? 0 : 1];
      const least = main.reduce((n, one) => n + one.least, 0);
      const longest = main.reduce((n, one) => n + one.most, 0);
      const [low, high] = limits[letter.channel][choices[tone] === "brief" ? "brief" : "default"];
      if (least < low) keep(`short ${low}`, low - least, "too-short", { words: amount(low - least), count: least, combination: where, bound: low });
      if (longest > high) keep(`long ${high}`, longest - high, "too-long", { words: amount(longest - high), count: longest, combination: where, bound: high });
      rules.forEach((rule, i) => {
        if (stated(main, i, rule.within)) return;
        const first = rule.within ? explain("rule/where", { within: rule.within })[0] : "";
        keep(rule.id, 0, "rule/missing", { ...rule, code: "", where: first, combination: where }, rule.id);
      });
    }
    for (const { name, id, values } of worst.values()) tell(["body"], name, values, id);
  };

  /** Every problem of a letter that can be seen while it is written. */
  const check = (/** @type {LetterFile} */ file) => {
    const { letter, problems } = build(file);
    const readable = problems.every(({ id }) => id === "word-left-behind" || Object.values(data().spaceLeft).includes(id));
    const tell = (/** @type {string[]} */ path, /** @type {string} */ name, /** @type {MessageValues} */ values = {}, id = name, see = "", /** @type {number | undefined} */ at = undefined) => {
      const [message, remedy] = explain(name, values);
      problems.push({ path, id, message: message.trim(), remedy, see, at });
    };
    offTopic(file, tell);
    if (letter.channel === "email" && !letter.subject) tell([], "no-subject");
    if (!file.aliases.length) tell([], "no-aliases");
    if (readable) allVersions(letter, tell);
    return problems;
  };

  window.bowoutSuggestCheck = { check };
})();
