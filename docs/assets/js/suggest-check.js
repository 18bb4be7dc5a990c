// @ts-check
/*
 * The checker in the browser, for "Suggest a letter": what hooks/bowout/check and proof say about one letter.
 * Patterns, limits and words are data (suggest-data.js, rules.<lang>.js); check.js finds the rules' words.
 * tests/browser/test_suggest_parity.py holds it to Python on every letter and on what people get wrong.
 */
(() => {
  "use strict";

  /**
   * @typedef {import("./letter-language.js")} _
   * @typedef {{ path: (string | number)[], at?: number, key?: string, id: string, message: string, remedy: string }} Problem
   * @typedef {{ least: number, most: number, sentences: number, counts: number[], first: number[], greeting: boolean,
   *   faults: [string, string, string][], samples: string[] }} Facts
   */

  const { told, isBlank, fieldsOf, blanks, unguarded, fill, didYouMean, build, holds, paragraphsOf, flatten, shown, names } =
    /** @type {any} */ (window).bowoutLetter;
  const data = () => /** @type {any} */ (window).bowoutSuggest;
  const pattern = (/** @type {[string, string]} */ [source, flags], more = "") => new RegExp(source, flags + more);
  const NEVER = 10_000;
  const words = (/** @type {string} */ text) => (text.match(/\S+/g) || []).length;
  const short = (/** @type {string} */ text) => {
    const flat = [...text.split(" ").join(" ").replace(/\n/g, "⏎")];
    return flat.length <= 90 ? flat.join("") : flat.slice(0, 87).join("") + "…";
  };

  /* ---- One text ---- */

  const marks = (/** @type {string} */ text) => {
    const { marks: all, first, small } = data();
    /** @type {[string, string][]} */
    const found = all.filter((/** @type {any} */ [, source]) => pattern(source).test(text)).map((/** @type {any} */ [id, , what]) => [id, what]);
    const letter = text.match(pattern(first))?.[0];
    if (letter && /^\p{Lowercase}$/u.test(letter) && !(text.match(/\S+/)?.[0] || "").includes("@")) found.push(small);
    return found;
  };
  const sentences = (/** @type {string} */ text) =>
    (text.match(pattern(data().sentence, "g")) || []).map((part) => part.trim()).filter(Boolean);
  const greets = (/** @type {string} */ text) => text.endsWith(",") && !text.includes("\n") && words(text) <= 8;

  /** The blanks' examples as a reader would see them. */
  const examples = (/** @type {any} */ letter) =>
    Object.fromEntries(letter.fields.map((/** @type {any} */ field) => {
      const { locale, numbers } = letter;
      if (field.type === "length") {
        const [, number, unit] = /^P(\d+)([DWM])$/.exec(field.example) || [];
        const unitName = { D: "day", W: "week", M: "month" }[/** @type {"D" | "W" | "M"} */ (unit)];
        const words = new Intl.NumberFormat(locale, { style: "unit", unit: unitName, unitDisplay: "long" }).format(+number);
        return [field.id, words.replace(number, numbers[+number - 1] || number)];
      }
      const forms = /** @type {Record<string, Intl.DateTimeFormatOptions>} */ ({ date: { dateStyle: "long" }, month: { year: "numeric", month: "long" } });
      const form = forms[field.type];
      return [field.id, form ? new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" }).format(new Date(field.example)) : field.example];
    }));

  const rulesFor = (/** @type {any} */ letter) =>
    /** @type {any[]} */ ((/** @type {any} */ (window).bowoutRules || {})[letter.lang] || []).filter((rule) =>
      (!rule.kinds || rule.kinds.includes(letter.kind)) && (!rule.channels || rule.channels.some((/** @type {string} */ id) => letter.channels.includes(id))));
  const search = (/** @type {any} */ rule, /** @type {string} */ text) =>
    text.match(new RegExp(rule.match, rule.exact ? "u" : "iu"))?.[0] || "";

  /** What was read before is kept while somebody types. @type {Map<string, Facts>} */
  let known = new Map();
  /** @type {Map<string, Facts>} */
  let kept = new Map();

  /** One paragraph with every set of its blanks filled or not. @returns {Facts} */
  const factsOf = (/** @type {any} */ text, /** @type {any} */ letter, /** @type {any[]} */ rules, /** @type {any} */ values) => {
    const key = JSON.stringify([letter.kind, letter.channel, text, fieldsOf(text).map((/** @type {string} */ id) => [values[id], names(letter)[id]])]);
    const before = kept.get(key) || known.get(key);
    if (before) {
      kept.set(key, before);
      return before;
    }
    const own = fieldsOf(text);
    const samples = [...new Set(Array.from({ length: 2 ** own.length }, (_, row) => {
      // the last blank changes first, as with itertools.product
      const filled = own.filter((/** @type {string} */ __, /** @type {number} */ i) => row & (1 << (own.length - 1 - i)));
      return fill(text, Object.fromEntries(filled.map((/** @type {string} */ id) => [id, values[id]])), names(letter));
    }))];
    const readings = samples.map((sample) => {
      const parts = sentences(sample);
      const counts = rules.map((rule) => /** @type {any} */ (window).bowoutCheck.find(rule, sample).length);
      const first = rules.map((rule, i) =>
        !rule.must || !counts[i] ? NEVER : parts.findIndex((part) => search(rule, part)) + 1 || parts.length);
      return { words: words(sample), sentences: parts.length, counts, first, faults: marks(sample) };
    });
    /** @type {Map<string, [string, string, string]>} */
    const faults = new Map();
    readings.forEach((one, i) => one.faults.forEach(([id, what]) => faults.set(id + what, [id, what, samples[i]])));
    // and with values that all end in a mark, as "Inc." does; a comma may stand behind such a value
    const ended = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, `${String(value).replace(/\.+$/, "")}.`]));
    const last = fill(text, ended, names(letter)).replaceAll(".,", ",");
    for (const [id, what] of marks(last)) if (!faults.has(id + what)) faults.set(id + what, [id, what, last]);
    const facts = {
      least: Math.min(...readings.map((one) => one.words)),
      most: Math.max(...readings.map((one) => one.words)),
      sentences: Math.max(...readings.map((one) => one.sentences)),
      counts: rules.map((_, i) => Math.max(...readings.map((one) => one.counts[i]))),
      first: rules.map((_, i) => Math.max(...readings.map((one) => one.first[i]))),
      greeting: samples.some(Boolean) && samples.filter(Boolean).every(greets),
      faults: [...faults.values()],
      samples,
    };
    kept.set(key, facts);
    return facts;
  };

  /* ---- The whole ---- */

  /** Every way to answer these choices. @returns {Record<string, string>[]} */
  const combinations = (/** @type {any[]} */ choices) =>
    choices.reduce((/** @type {any[]} */ rows, choice) =>
      rows.flatMap((row) => choice.options.map((/** @type {any} */ [option]) => ({ ...row, [choice.id]: option }))), [{}]);
  /** The choices that an item depends on. @returns {string[]} */
  const named = (/** @type {any} */ item) => [...new Set([
    ...item.when.map((/** @type {any} */ [id]) => id), ...(item.alternatives || []).flatMap(named), ...(item.items || []).flatMap(named),
  ])];
  /** Paragraphs among shown items, those in branches included. @returns {any[]} */
  const spoken = (/** @type {any[]} */ items, /** @type {any} */ choices) =>
    items.flatMap((item) => (item.sort === "p" ? [item] : item.sort === "if" ? spoken(shown(item.items, choices), choices) : []));
  /** @returns {any[][]} */
  const branches = (/** @type {any[]} */ items, /** @type {any} */ choices) =>
    items.flatMap((item) => {
      if (item.sort !== "if") return [];
      const inside = shown(item.items, choices);
      return [inside, ...branches(inside, choices)];
    });

  /** All that the checker says of one letter. @returns {Problem[]} */
  const check = (/** @type {any} */ file, /** @type {any} */ shared, lang = "en") => {
    kept = new Map();
    const { letter, problems } = build(file, shared, lang);
    const tell = (/** @type {Problem["path"]} */ path, /** @type {string} */ name, values = {}, place = {}, andHow = true) => {
      const [message, remedy] = told(name, values);
      problems.push({ path, ...place, id: name.split("/")[0], message, remedy: andHow ? remedy : "" });
    };
    const texts = [
      ...(letter.subject ? [{ text: letter.subject, written: file.subject, path: ["subject"], block: "" }] : []),
      ...paragraphsOf(letter.body).filter((/** @type {any} */ one) => one.text.length && one.path),
    ];

    const unknown = unknownFields(letter, texts, tell);
    ownTexts(letter, texts, tell);
    about(file, letter, tell);
    if (letter.whole && !problems.some((/** @type {Problem} */ one) => ["missing-key", "lone-option"].includes(one.id)) && !unknown) {
      const large = tooLarge(letter, texts, tell);
      if (!large) {
        whole(letter, texts, tell);
        prove(letter, texts, tell, problems);
      }
    }
    known = kept;
    return problems;
  };

  const unknownFields = (/** @type {any} */ letter, /** @type {any[]} */ texts, /** @type {any} */ tell) => {
    let count = 0;
    for (const { text, path, block } of texts) {
      const seen = new Set();
      for (const { field, at } of blanks(text)) {
        if (letter.listed.includes(field) || seen.has(field)) continue;
        seen.add(field);
        count++;
        if (block) {
          tell(path, "unknown-field/block", { name: field, block });
          continue;
        }
        const hint = didYouMean(field, letter.listed, "{{}}");
        tell(path, "unknown-field", { name: field, hint }, { at }, !hint.startsWith(" Did"));
      }
    }
    return count;
  };

  /** What is looked for in the texts as they were written. */
  const ownTexts = (/** @type {any} */ letter, /** @type {any[]} */ texts, /** @type {any} */ tell) => {
    const { avoided, html } = data();
    for (const { text, written, path } of texts) {
      for (const { field, at } of unguarded(text)) {
        if (!letter.fields.find((/** @type {any} */ one) => one.id === field)?.optional) continue;
        tell(path, "unguarded-optional", { name: field, mended: mended(written, field, at) }, { at });
      }
      const tag = written.search(pattern(html));
      if (tag >= 0) tell(path, "raw-html/text", {}, { at: tag });
      for (const [id, source] of avoided)
        for (const found of written.matchAll(pattern(source, "g"))) tell(path, id, { words: found[0] }, { at: found.index });
    }
  };

  /** The words around a blank put in a guard: a space and a small word before it go with it. */
  const mended = (/** @type {string} */ written, /** @type {string} */ field, /** @type {number} */ at) => {
    const end = at + field.length + 2;
    const start = written.slice(0, at).match(pattern(data().smallWords))?.index ?? at;
    const left = Math.max(0, written.slice(0, Math.max(start - 18, 0)).lastIndexOf(" "));
    const guarded = `${written.slice(left, start)}[[${written.slice(start, end)}]]${written.slice(end, end + 12)}`;
    return `${left ? "…" : ""}${guarded.trim().split(/\s+/).join(" ")}`;
  };

  /** Subject, script items, search words, and the lines that are Markdown. */
  const about = (/** @type {any} */ file, /** @type {any} */ letter, /** @type {any} */ tell) => {
    const { channel, subject } = letter;
    const { spoken: spokenChannels, subjects, html, link, schemes, letterLink, letters, sources } = data();
    if (letter.channels.includes("email") && subject === null) tell([], "no-subject");
    else if (!letter.channels.some((/** @type {string} */ id) => subjects.includes(id)) && subject !== null) tell([], "subject-not-wanted", { channel }, { key: "subject" });
    else if (subject && file.subject.includes("\n") && JSON.stringify(subject).includes('"br"')) tell([], "two-line-subject", {}, { key: "subject" });
    if (!spokenChannels.includes(channel))
      for (const item of flatten(letter.body)) {
        const name = { do: "do", if: "if_they", part: "part" }[/** @type {string} */ (item.sort)];
        if (name) tell(item.path, "script-item", { name, channel }, { key: name });
      }
    const aliases = file.aliases || [];
    if (!aliases.length) tell([], "no-aliases");
    aliases.forEach((/** @type {string} */ alias, /** @type {number} */ i) => {
      const lowered = alias.toLowerCase();
      if (aliases.slice(0, i).some((/** @type {string} */ one) => one.toLowerCase() === lowered)) tell(["aliases", i], "duplicate-alias", { alias: lowered });
    });
    (file.after || []).forEach((/** @type {string} */ line, /** @type {number} */ i) => {
      const path = ["after", i];
      const tag = line.search(pattern(html));
      if (tag >= 0) tell(path, "raw-html", {}, { at: tag });
      for (const found of line.matchAll(pattern(link, "g"))) {
        const scheme = /** @type {any} */ (found.groups).scheme;
        if (!schemes.includes(scheme.toLowerCase())) tell(path, "bad-link", { scheme }, { at: found.index + found[0].lastIndexOf(scheme) });
      }
      for (const found of line.matchAll(pattern(letterLink, "g"))) {
        const name = /** @type {any} */ (found.groups).id;
        if (!Object.hasOwn(letters, name)) tell(path, "unknown-letter", { name, hint: didYouMean(name, Object.keys(letters)) }, { at: line.indexOf(name) });
      }
    });
    (file.sources || []).forEach((/** @type {string} */ name, /** @type {number} */ i) => {
      if (!sources.includes(name)) tell(["sources", i], "unknown-source", { name, hint: didYouMean(name, sources) });
    });
  };

  const tooLarge = (/** @type {any} */ letter, /** @type {any[]} */ texts, /** @type {any} */ tell) => {
    const { combinations: most, blanks: mostBlanks } = data().most;
    const comma = (/** @type {number} */ n) => n.toLocaleString("en-US");
    const joint = jointChoices(letter, letter.body.map(named));
    const count = letter.choices.filter((/** @type {any} */ choice) => joint.has(choice.id)).reduce((/** @type {number} */ n, /** @type {any} */ choice) => n * choice.options.length, 1);
    let large = false;
    if (count > most) {
      large = true;
      tell([], "too-many-combinations", { count: comma(count), most: comma(most) }, { key: "choices" });
    }
    for (const { text, path } of texts) {
      const own = fieldsOf(text).length;
      if (own <= mostBlanks) continue;
      large = true;
      tell(path, "too-many-blanks", { count: own, most: mostBlanks });
    }
    return large;
  };

  /** What has nothing to do in the letter: blanks, choices, wordings, options. */
  const whole = (/** @type {any} */ letter, /** @type {any[]} */ texts, /** @type {any} */ tell) => {
    const used = new Set([...texts, ...paragraphsOf(letter.body)].flatMap(({ text }) => fieldsOf(text)));
    for (const field of letter.fields) if (field.counts) for (const id of [field.from, ...letter.fields.filter((/** @type {any} */ one) => one.role).map((/** @type {any} */ one) => one.id)]) used.add(id);
    for (const id of Object.values(letter.data.choices || {}).flatMap((/** @type {any} */ one) => one?.compare || [])) used.add(id);
    letter.listed.forEach((/** @type {string} */ name, /** @type {number} */ i) => {
      if (!used.has(name) && i < (letter.data.fields || []).length) tell(["fields", i], "unused-field", { name });
    });
    const inBody = new Set(flatten(letter.body).flatMap((/** @type {any} */ item) => named(item)));
    for (const { id, role } of letter.choices) if (!role && !inBody.has(id)) tell(["choices"], "unused-choice", { name: id }, { key: id });

    const alive = new Set();
    /** For each answer, what is shown with it where and among which others. @type {Map<string, Set<string>>} */
    const wordings = new Map();
    /** @type {any[]} */
    const things = [];
    const number = (/** @type {any} */ item) => (things.includes(item) ? things.indexOf(item) : things.push(item) - 1);
    const plain = (/** @type {any} */ text) => JSON.stringify(text, (key, value) => (key === "at" ? undefined : value));
    /** @returns {any} */
    const wording = (/** @type {any[]} */ items, /** @type {any} */ choices) => items.map((item) => [
      item.sort === "p" ? plain(item.text) : item.sort === "do" ? [item.words, "do"] : number(item),
      item.sort === "if" ? wording(shown(item.items, choices), choices) : [],
    ]);
    letter.body.forEach((/** @type {any} */ item, /** @type {number} */ place) => {
      const own = letter.choices.filter((/** @type {any} */ choice) => named(item).includes(choice.id));
      for (const choices of combinations(own)) {
        const items = shown([item], choices);
        for (const paragraph of spoken(items, choices)) alive.add(paragraph);
        const said = wording(items, choices);
        for (const answer of Object.entries(choices)) {
          const key = answer.join(" ");
          const others = Object.entries(choices).filter(([id]) => id !== answer[0]);
          wordings.set(key, (wordings.get(key) || new Set()).add(JSON.stringify([place, others, said])));
        }
      }
    });
    for (const paragraph of paragraphsOf(letter.body))
      if (!paragraph.block && paragraph.text.length && paragraph.path && !alive.has(paragraph)) tell(paragraph.path, "never-shown");
    for (const choice of letter.choices)
      choice.options.forEach((/** @type {any} */ [first], /** @type {number} */ i) => {
        for (const [second] of choice.options.slice(i + 1)) {
          const [one, two] = [wordings.get(`${choice.id} ${first}`), wordings.get(`${choice.id} ${second}`)];
          if (!choice.role && one && two && one.size === two.size && [...one].every((key) => two.has(key)))
            tell(["choices"], "same-option", { first, second, choice: choice.id }, { key: choice.id });
        }
      });
  };

  /** Every combination of choices, with every blank filled and empty. */
  const prove = (/** @type {any} */ letter, /** @type {any[]} */ texts, /** @type {any} */ tell, /** @type {Problem[]} */ problems) => {
    const rules = rulesFor(letter);
    const values = examples(letter);
    const speech = data().rules;
    const facts = (/** @type {any} */ text) => factsOf(text, letter, rules, values);
    const sayings = (/** @type {any} */ rule) => ({ code: rule.code, ...speech[rule.id] });

    for (const { text, written, path, block } of texts) {
      const found = facts(text);
      for (const [id, what, sample] of found.faults) {
        const [message, remedy] = told("filling", { what, sample: short(sample) });
        problems.push({ path, id, message, remedy });
      }
      rules.forEach((rule, i) => {
        if (rule.must || found.counts[i] <= (rule.most || 0)) return;
        const said = found.samples.map((sample) => search(rule, sample)).find(Boolean) || "";
        const at = said ? written.indexOf(said) : -1;
        const [message, remedy] = told("rule/words", { words: said, ...sayings(rule) });
        problems.push({ path, ...(!block && at >= 0 ? { at } : {}), id: rule.id, message, remedy });
      });
    }

    /** For each fault the worst combination. @type {Map<string, { badness: number, problem: Problem }>} */
    const worst = new Map();
    const keep = (/** @type {string} */ key, /** @type {string} */ id, /** @type {number} */ badness, /** @type {string} */ name, values = {}) => {
      const before = worst.get(key);
      if (before && badness <= before.badness) return;
      const [message, remedy] = told(name, values);
      worst.set(key, { badness, problem: { path: ["body"], id, message, remedy } });
    };
    const amount = (/** @type {number} */ n) => told("words", { count: n })[n === 1 ? 1 : 0];
    const parts = letter.body.map((/** @type {any} */ item) => ({ item, own: named(item), seen: new Map() }));
    const said = (/** @type {any} */ part, /** @type {any} */ choices) => {
      const key = part.own.map((/** @type {string} */ id) => choices[id]).join(" ");
      if (!part.seen.has(key)) {
        const items = shown([part.item], choices);
        const own = items.filter((/** @type {any} */ one) => one.sort === "p" && !["head", "sent", "subject"].includes(one.frame)).map((/** @type {any} */ one) => facts(one.text));
        const aside = branches(items, choices).map((inside) => inside.filter((one) => one.sort === "p").map((one) => facts(one.text)));
        const sum = (/** @type {Facts[]} */ list) => rules.map((rule, i) => (rule.must ? 0 : list.reduce((n, one) => n + one.counts[i], 0)));
        part.seen.set(key, {
          facts: own,
          counts: sum(own),
          aside: aside.map(sum),
          alone: rules.map((rule, i) => [...own, ...aside.flat()].some((one) => one.counts[i] > (rule.most || 0))),
        });
      }
      return part.seen.get(key);
    };

    /** An item with each way to answer its free choices, the others as given. */
    const ways = (/** @type {any} */ part, /** @type {any} */ choices, /** @type {string[]} */ free) =>
      combinations(letter.choices.filter((/** @type {any} */ choice) => free.includes(choice.id)))
        .map((own) => ({ own, said: said(part, { ...choices, ...own }) }));
    // with branches, or where it may greet, the ways of an item cannot be added up
    const together = jointChoices(letter, parts.map((/** @type {any} */ part) =>
      ways(part, {}, part.own).some((way) => way.said.aside.length || way.said.facts.some((/** @type {Facts} */ one) => one.greeting))
        ? [...part.own, ...part.own] : part.own));
    const sumOf = (/** @type {any} */ way, /** @type {"least" | "most"} */ key) =>
      way.said.facts.reduce((/** @type {number} */ n, /** @type {Facts} */ one) => n + one[key], 0);
    /** The way with the least or the most of something; the first of several. */
    const extreme = (/** @type {any[]} */ list, /** @type {(way: any) => number} */ of) =>
      list.reduce((best, way) => (of(way) > of(best) ? way : best));
    const where = (/** @type {any} */ choices, /** @type {any[]} */ picked) => {
      const all = Object.assign({}, choices, ...picked.map((way) => way.own));
      const list = letter.choices.map((/** @type {any} */ { id, default: usual }) => `${id} ${all[id] ?? usual}`).join(", ");
      return told("combination", { choices: list })[list ? 0 : 1];
    };
    /** @type {Map<string, any[]>} */
    const seen = new Map();
    const asks = letter.choices.find((/** @type {any} */ choice) => choice.role === "channel");
    for (const choices of combinations(letter.choices.filter((/** @type {any} */ choice) => together.has(choice.id)))) {
      const table = { ...data().limits[asks ? choices[asks.id] : letter.channel], ...letter.lengths };
      const spans = parts.map((/** @type {any} */ part, /** @type {number} */ place) => {
        const key = [place, ...part.own.filter((/** @type {string} */ id) => together.has(id)).map((/** @type {string} */ id) => choices[id])].join(" ");
        if (!seen.has(key)) seen.set(key, ways(part, choices, part.own.filter((/** @type {string} */ id) => !together.has(id))));
        return /** @type {any[]} */ (seen.get(key));
      });
      const shortest = spans.map((/** @type {any[]} */ list) => extreme(list, (way) => -sumOf(way, "least")));
      const longestOnes = spans.map((/** @type {any[]} */ list) => extreme(list, (way) => sumOf(way, "most")));
      const least = shortest.reduce((/** @type {number} */ n, /** @type {any} */ way) => n + sumOf(way, "least"), 0);
      const most = longestOnes.reduce((/** @type {number} */ n, /** @type {any} */ way) => n + sumOf(way, "most"), 0);
      const [fewest, longest] = table[choices.tone === "brief" ? "brief" : "default"].map(Number);
      if (least < fewest)
        keep(`too-short ${fewest} ${longest}`, "too-short", fewest - least, "too-short", { words: amount(fewest - least), count: least, told: where(choices, shortest), bound: fewest });
      if (most > longest)
        keep(`too-long ${fewest} ${longest}`, "too-long", most - longest, "too-long", { words: amount(most - longest), count: most, told: where(choices, longestOnes), bound: longest });
      rules.forEach((rule, i) => {
        if (rule.must) {
          const silent = unstated(spans, i, rule.within);
          if (!silent) return;
          const within = rule.within ? told("rule/where", { within: rule.within })[0] : "";
          return keep(rule.id, rule.id, 0, "rule/missing", { where: within, told: where(choices, silent), ...sayings(rule) });
        }
        const met = spans.map((/** @type {any[]} */ list) => extreme(list, (way) => way.said.counts[i])).filter((/** @type {any} */ way) => way.said.counts[i]);
        const aside = spans.flatMap((/** @type {any[]} */ list) => list.flatMap((way) => way.said.aside.map((/** @type {number[]} */ counts) => counts[i])));
        const count = met.reduce((/** @type {number} */ n, /** @type {any} */ way) => n + way.said.counts[i], 0) + Math.max(0, ...aside);
        if (count > (rule.most || 0) && !spans.some((/** @type {any[]} */ list) => list.some((way) => way.said.alone[i])))
          keep(rule.id, rule.id, count, "rule/often", { count, told: where(choices, met), most: rule.most || 0, ...sayings(rule) });
      });
    }
    for (const { problem } of worst.values()) problems.push(problem);
  };

  /** The choices that must be answered together: those that several items name, and those that a limit hangs on.
   * @param {string[][]} items the choices that each item names */
  const jointChoices = (/** @type {any} */ letter, items) => {
    const asks = letter.choices.find((/** @type {any} */ choice) => choice.role === "channel")?.id;
    const every = items.flat();
    const ids = /** @type {string[]} */ (letter.choices.map((/** @type {any} */ choice) => choice.id));
    return new Set(ids.filter((id) => ["tone", asks].includes(id) || every.filter((one) => one === id).length > 1));
  };

  /** The ways in which a rule's words stand nowhere, if there are such; of each item the one with most sentences. */
  const unstated = (/** @type {any[][]} */ spans, /** @type {number} */ rule, /** @type {number | undefined} */ within) => {
    let before = 0;
    let started = !spans.some((list) => list.some((way) => way.said.facts.some((/** @type {Facts} */ one) => one.greeting)));
    const picked = [];
    for (const list of spans) {
      const silent = list.flatMap((way) => {
        let [count, open] = [before, started];
        for (const facts of way.said.facts) {
          if (!open) open = facts.greeting;
          else if (count + facts.first[rule] <= (within || 1_000)) return [];
          else count += facts.sentences;
        }
        return [{ way, count, open }];
      });
      if (!silent.length) return null;
      const worst = silent.reduce((one, other) => (other.count > one.count ? other : one));
      [before, started] = [worst.count, worst.open];
      picked.push(worst.way);
    }
    return picked;
  };

  /** @type {any} */ (window).bowoutSuggestCheck = { check, examples };
})();
