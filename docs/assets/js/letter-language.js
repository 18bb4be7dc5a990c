// @ts-check
/*
 * The language of letters in the browser: texts with {blanks} and [[parts that go|or this]], and the sheet that
 * builder.js drives. It is the twin of hooks/bowout/model/text.py, model/build.py and render/html.py;
 * tests/browser/test_suggest_parity.py holds them together on every letter and on what people get wrong.
 * What is said of a mistake comes as data (suggest-data.js), from the same place as the checker's words.
 */
(() => {
  "use strict";

  /**
   * @typedef {{ field: string, at: number }} Blank
   * @typedef {{ body: Run[], otherwise: Run[] | null }} Guard
   * @typedef {string | { br: true } | Blank | Guard} Run
   * @typedef {{ id: string, message: string, remedy: string, at: number }} Fault
   * @typedef {(string | number)[]} Path
   * @typedef {{ path: Path, at?: number, key?: string, id: string, message: string, remedy: string }} Problem
   * @typedef {[string, string[]][]} When
   * @typedef {{ id: string, ask: string, default: string, help: string, role: string, options: [string, string][] }} Choice
   * @typedef {{ id: string, ask: string, blank: string, example: string, type: string, optional: boolean, help: string,
   *   autocomplete: string, counts: boolean, open: boolean, from: string, role: string }} Field
   * @typedef {{ sort: "p", text: Run[], written: string, when: When, why: string, path: Path | null, meaning: Run[], block: string,
   *   frame?: string }} Paragraph
   * @typedef {{ sort: "one", alternatives: Paragraph[], when: When, why: string }} OneOf
   * @typedef {{ sort: "group", items: Item[], when: When, joined?: boolean }} Group
   * @typedef {{ sort: "do" | "part", words: string, when: When, path: Path }} Line
   * @typedef {{ sort: "if", words: string, items: Item[], when: When, path: Path }} Branch
   * @typedef {Paragraph | OneOf | Group | Line | Branch} Item
   * @typedef {{ head: any[], subject: string, subject_label?: string, sign?: string }} Layout
   * @typedef {{ lang: string, channel: string, channels: string[], locale: string, numbers: string[], kind: string, choices: Choice[], fields: Field[], listed: string[],
   *   subject: Run[] | null, subjectMeaning: Run[], body: Item[], lengths: any, whole: boolean, data: any }} Letter
   * @typedef {{ fields: any, choices: any, blocks: any, words: Record<string, string>, layouts?: any }} Shared
   */

  const data = () => /** @type {any} */ (window).bowoutSuggest;

  /** Message and remedy of a problem, with the values put in. */
  const told = (/** @type {string} */ name, /** @type {Record<string, any>} */ values = {}) =>
    data().told[name].map((/** @type {string} */ words) => words.replace(/\$(\w+)/g, (_, key) => String(values[key])));

  /* ---- Texts ---- */

  const TOKEN = /\[\[|\]\]|\||\{[^{}\n]*\}|\n|[{}[\]]|[^[\]{}|\n]+/g;
  const NAME = /^[a-z][a-z0-9_]*$/;
  const TERM = /\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![*\p{L}\p{N}_])(?:\{:lang=([\w-]+)\})?/gu;
  const INSIDE = /[\p{L}\p{N}_*\\]$/u;
  /** Words and terms in turn, as `split` gives them. A lookbehind would do, but Safari before 16.4 can't read one.
   * @returns {string[]} */
  const splitTerms = (/** @type {string} */ text) => {
    const parts = [];
    let last = 0;
    TERM.lastIndex = 0;
    for (let found = TERM.exec(text); found; found = TERM.exec(text)) {
      if (INSIDE.test(text.slice(0, found.index))) TERM.lastIndex = found.index + 1;
      else {
        parts.push(text.slice(last, found.index), found[1], found[2]);
        last = TERM.lastIndex;
      }
    }
    return [...parts, text.slice(last)];
  };

  /** @returns {{ runs: Run[], faults: Fault[] }} */
  const parse = (/** @type {string} */ text) => {
    const tokens = [...text.matchAll(TOKEN)].map((found) => ({ token: found[0], at: found.index }));
    const { deepest } = data();
    /** @type {Fault[]} */
    const faults = [];
    let place = 0;
    const peek = () => (place < tokens.length ? tokens[place].token : "");
    const fault = (/** @type {string} */ name, /** @type {number} */ at, values = {}) => {
      const [message, remedy] = told(name, values);
      faults.push({ id: name.split("/")[0], message, remedy, at });
    };
    /** @returns {Run[]} */
    const runs = (/** @type {number} */ depth) => {
      /** @type {Run[]} */
      const found = [];
      while (peek()) {
        if (depth && (peek() === "]]" || peek() === "|")) break;
        const { token, at } = tokens[place++];
        if (token === "[[" && depth < deepest) found.push(guard(depth, at));
        else if (token === "\n") found.push({ br: true });
        else if (token[0] === "{" && token.length > 1) {
          const name = token.slice(1, -1);
          if (NAME.test(name)) found.push({ field: name, at });
          else {
            const wanted = name.trim().toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "field";
            fault("bad-blank", at, { token, wanted });
          }
        } else if (["[[", "]]", "|", "{", "}", "[", "]"].includes(token)) fault(`stray-mark/${token}`, at);
        else found.push(token);
      }
      return found;
    };
    /** @returns {Guard} */
    const guard = (/** @type {number} */ depth, /** @type {number} */ at) => {
      const body = runs(depth + 1);
      /** @type {Run[] | null} */
      let otherwise = null;
      if (peek() === "|") {
        place++;
        otherwise = runs(depth + 1);
      }
      while (peek() === "|") {
        fault("two-fallbacks", tokens[place++].at);
        runs(depth + 1);
      }
      if (peek()) place++;
      else fault("open-guard", at);
      if (!body.some((run) => isBlank(run))) fault("guard-without-blank", at);
      return { body, otherwise };
    };
    return { runs: runs(0), faults };
  };

  /** @returns {run is Blank} */
  const isBlank = (/** @type {Run} */ run) => typeof run === "object" && "field" in run;
  /** @returns {run is Guard} */
  const isGuard = (/** @type {Run} */ run) => typeof run === "object" && "body" in run;
  const unique = (/** @type {string[]} */ list) => [...new Set(list)];
  /** The fields directly inside; those of inner guards do not count. */
  const needs = (/** @type {Guard} */ guard) => unique(guard.body.filter(isBlank).map((blank) => blank.field));
  /** Every blank, guards and fallbacks included. @returns {Blank[]} */
  const blanks = (/** @type {Run[]} */ text) =>
    text.flatMap((run) => (isBlank(run) ? [run] : isGuard(run) ? [...blanks(run.body), ...blanks(run.otherwise || [])] : []));
  const fieldsOf = (/** @type {Run[]} */ text) => unique(blanks(text).map((blank) => blank.field));
  /** Blanks where an empty value would show; each field once. @returns {Blank[]} */
  const unguarded = (/** @type {Run[]} */ text) => {
    /** @type {Map<string, Blank>} */
    const found = new Map();
    const keep = (/** @type {Blank} */ blank) => found.has(blank.field) || found.set(blank.field, blank);
    for (const run of text) {
      if (isBlank(run)) keep(run);
      else if (isGuard(run)) [...unguarded(run.body.filter(isGuard)), ...unguarded(run.otherwise || [])].forEach(keep);
    }
    return [...found.values()];
  };

  const SEAM = "\x1f"; // behind a value while a text is filled
  /** @type {(text: Run[], values: Record<string, string>, names: Record<string, string>) => string} */
  const filled = (text, values, names) =>
    text.map((run) => {
      if (typeof run === "string") return run;
      if (isBlank(run)) return values[run.field] ? values[run.field] + SEAM : `[${names[run.field] ?? run.field}]`;
      if (!isGuard(run)) return "\n";
      return filled(needs(run).every((field) => values[field]) ? run.body : run.otherwise || [], values, names);
    }).join("");
  /** The words of a text; an empty blank shows its name in brackets. A value that ends in a mark takes the letter's with it.
   * @type {typeof filled} */
  const fill = (text, values, names) =>
    filled(text, values, names).replace(/([.!?\u2026])\x1f+\./g, "$1").replace(/([!?])\x1f+[!?]/g, "$1").replaceAll(SEAM, "");

  /* ---- "Did you mean": Python's difflib, whose words these are ---- */

  const matching = (/** @type {string[]} */ a, /** @type {string[]} */ b) => {
    let [size, from, to] = [0, 0, 0];
    for (let i = 0; i < a.length; i++)
      for (let j = 0; j < b.length; j++) {
        let n = 0;
        while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n]) n++;
        if (n > size) [size, from, to] = [n, i, j];
      }
    if (!size) return 0;
    /** @type {number} */
    const rest = matching(a.slice(0, from), b.slice(0, to)) + matching(a.slice(from + size), b.slice(to + size));
    return size + rest;
  };
  const didYouMean = (/** @type {string} */ word, /** @type {Iterable<string>} */ known, form = "{}") => {
    const words = [...new Set(known)].sort();
    const show = (/** @type {string} */ one) => form.replace("{}", one);
    let [best, score] = ["", 0];
    const typed = [...word].slice(0, 60);
    for (const one of words) {
      const ratio = typed.length + one.length ? (2 * matching([...one], typed)) / (typed.length + one.length) : 1;
      if (ratio >= 0.6 && ratio >= score) [best, score] = [one, ratio];
    }
    if (best) return ` Did you mean ${show(best)}?`;
    return words.length > 0 && words.length <= 8 ? ` Known: ${words.map(show).join(", ")}.` : "";
  };

  /* ---- From what a file holds to a letter ---- */

  const isTrue = (/** @type {any} */ value) => value === true || value === "true";
  const listOf = (/** @type {any} */ value) => (value == null ? [] : Array.isArray(value) ? value : [value]);

  /** A letter, with every name looked up, and what is wrong with its names and texts.
   * @returns {{ letter: Letter, problems: Problem[] }} */
  const build = (/** @type {any} */ file, /** @type {Shared} */ shared, lang = "en") => {
    /** @type {Problem[]} */
    const problems = [];
    const tell = (/** @type {Path} */ path, /** @type {string} */ name, values = {}, /** @type {{ at?: number, key?: string }} */ place = {}) => {
      const [message, remedy] = told(name, values);
      problems.push({ path, ...place, id: name.split("/")[0], message, remedy });
    };

    /** @type {Choice[]} */
    const choices = [];
    const unreadable = new Set();
    const channels = /** @type {string[]} */ ([...new Set(listOf(file.channel))]);
    const [channelChoice, asksChannel] = /** @type {[string, any]} */ (
      Object.entries(shared.choices).find(([, one]) => /** @type {any} */ (one).role === "channel") || ["", null]);
    if (channels.length > 1 && !asksChannel) tell(["channel"], "no-channel-choice");
    else if (channels.length > 1)
      choices.push({
        id: channelChoice, ask: asksChannel.ask, default: channels[0], help: asksChannel.help || "", role: "channel",
        options: channels.map((id) => [id, asksChannel.options[id] ?? id]),
      });
    for (const [id, own] of Object.entries(file.choices || {})) {
      const path = ["choices", id];
      const keys = { ...shared.choices[id], ...own };
      const missing = ["ask", "default", "options"].find((key) => !(key in keys));
      const before = problems.length;
      let offered = missing ? {} : keys.options;
      if (missing) tell(path, "missing-key/choice", { name: id, key: missing, hint: didYouMean(id, Object.keys(shared.choices)) });
      else {
        if (keys.only) {
          keys.only.forEach((/** @type {string} */ name, /** @type {number} */ i) => {
            if (!(name in offered)) tell([...path, "only", i], "unknown-option", { choice: id, name, hint: didYouMean(name, Object.keys(offered)) });
          });
          offered = Object.fromEntries(keys.only.filter((/** @type {string} */ name) => name in offered).map((/** @type {string} */ name) => [name, offered[name]]));
        }
        if (!(keys.default in offered)) {
          const at = own && "default" in own ? [...path, "default"] : path;
          tell(at, "unknown-option/default", { name: keys.default, choice: id, hint: didYouMean(keys.default, Object.keys(offered)) });
        }
        if (Object.keys(offered).length < 2) tell(path, "lone-option", { name: id });
      }
      if (problems.length > before) unreadable.add(id);
      else choices.push({ id, ask: keys.ask, default: keys.default, help: keys.help || "", role: keys.role || "", options: Object.entries(offered) });
    }

    /** @type {Field[]} */
    const fields = [];
    /** @type {string[]} */
    const listed = [];
    (file.fields || []).forEach((/** @type {any} */ entry, /** @type {number} */ i) => {
      const [id, own] = typeof entry === "string" ? [entry, null] : Object.entries(entry)[0];
      const path = ["fields", i];
      const inner = own ? [...path, id] : path;
      listed.push(id);
      if (fields.some((field) => field.id === id)) return tell(path, "duplicate-field", { name: id });
      const base = Object.hasOwn(shared.fields, id) ? shared.fields[id] : undefined; // not what every object has
      if (!own && !base) return tell(inner, "unknown-field/shared", { name: id, hint: didYouMean(id, Object.keys(shared.fields)) });
      const keys = { ...base, ...own };
      const missing = ["ask", "blank", "example"].filter((key) => !(key in keys));
      for (const key of missing) tell(inner, "missing-key/field", { name: id, key });
      if (missing.length) return;
      fields.push(fieldOf(id, keys));
    });

    const text = (/** @type {string} */ written, /** @type {Path} */ path) => {
      const { runs, faults } = parse(written);
      for (const { id, message, remedy, at } of faults) problems.push({ path, at, id, message, remedy });
      const empty = written.indexOf("\n\n");
      if (empty >= 0) tell(path, "two-paragraphs", {}, { at: empty });
      return runs;
    };
    /** @returns {When} */
    const when = (/** @type {any} */ terms, /** @type {Path} */ path, /** @type {string} */ inBlock) =>
      Object.entries(terms || {}).flatMap(([id, options]) => {
        if (id === channelChoice && channels.length < 2)
          return /** @type {When} */ (listOf(options).includes(channels[0]) ? [] : [[id, []]]); // there is one way to send it
        const choice = choices.find((one) => one.id === id);
        if (!choice) {
          if (!unreadable.has(id))
            tell(path, "unknown-choice", { name: id, hint: didYouMean(id, choices.map((one) => one.id)) }, { key: id });
          return [];
        }
        const own = choice.options.map(([option]) => option);
        listOf(options).forEach((name, i) => {
          if (own.includes(name) || (inBlock && name in (shared.choices[id]?.options || {}))) return;
          tell(Array.isArray(options) ? [...path, id, i] : [...path, id], "unknown-option", { choice: id, name, hint: didYouMean(name, own) });
        });
        return /** @type {When} */ ([[id, listOf(options).filter((name) => own.includes(name))]]);
      });
    const lives = (/** @type {When} */ terms) => terms.every(([, options]) => options.length);

    /** @returns {Paragraph} */
    const paragraph = (/** @type {any} */ own, /** @type {When} */ terms, /** @type {Path} */ path, /** @type {string} */ inBlock) => ({
      sort: "p", text: own.text ? text(own.text, [...path, "text"]) : [], written: own.text, when: terms, why: own.why || "",
      path: [...path, "text"], meaning: own.en ? text(own.en, [...path, "en"]) : [], block: inBlock,
    });
    /** @returns {Item[]} */
    const item = (/** @type {any} */ own, /** @type {Path} */ path, /** @type {string} */ inBlock) => {
      if (typeof own === "string") return [{ sort: "p", text: text(own, path), written: own, when: [], why: "", path, meaning: [], block: inBlock }];
      const terms = when(own.when, [...path, "when"], inBlock);
      if (!lives(terms)) return [];
      if ("text" in own) return [paragraph(own, terms, path, inBlock)];
      if ("one_of" in own) {
        const alternatives = own.one_of.flatMap((/** @type {any} */ one, /** @type {number} */ i) => {
          const at = [...path, "one_of", i];
          const terms = when(one.when, [...at, "when"], inBlock);
          return lives(terms) ? [paragraph(one, terms, at, inBlock)] : [];
        });
        return [{ sort: "one", alternatives, when: [], why: own.why || "" }];
      }
      if ("use" in own) {
        const body = shared.blocks?.[own.use]?.body || [];
        return [{ sort: "group", items: body.flatMap((/** @type {any} */ one) => item(one, [...path, "use"], inBlock || own.use)), when: terms }];
      }
      if ("paragraph" in own) {
        const items = own.paragraph.flatMap((/** @type {any} */ one, /** @type {number} */ i) => item(one, [...path, "paragraph", i], inBlock));
        return [{ sort: "group", items, when: terms, joined: true }];
      }
      if ("do" in own || "part" in own) {
        const sort = "do" in own ? "do" : "part";
        return [{ sort, words: own[sort], when: terms, path }];
      }
      const items = own.say.flatMap((/** @type {any} */ one, /** @type {number} */ i) => item(one, [...path, "say", i], inBlock));
      return [{ sort: "if", words: own.if_they, items, when: terms, path }];
    };

    const subject = file.subject == null ? null : text(file.subject, ["subject"]);
    /** @type {Item[]} */
    let body = (file.body || []).flatMap((/** @type {any} */ one, /** @type {number} */ i) => item(one, ["body", i], ""));
    const subjectMeaning = file.subject_en ? text(file.subject_en, ["subject_en"]) : [];
    const { locale, layout } = layoutOf(file, lang, shared.layouts);
    if (channels.includes("letter") && file.layout !== "none") {
      const head = layout.head.map((/** @type {any} */ one) =>
        framing(parse(one.text ?? one).runs, parse(one.en ?? "").runs, "head"));
      const known = new Set([...listed, ...fields.map((field) => field.id)]);
      for (const id of fieldsOf(head.flatMap((one) => one.text))) {
        const keys = shared.fields[id];
        if (known.has(id) || !keys) continue;
        known.add(id);
        listed.push(id);
        fields.push(fieldOf(id, keys));
      }
      const sentBy = (file.sent_by || []).flatMap((/** @type {any} */ one, /** @type {number} */ i) => item(one, ["sent_by", i], ""));
      const sender = fields.find((field) => field.role === "sender")?.id || "";
      /** @type {When} */
      const onPaper = channels.length > 1 ? [[channelChoice, ["letter"]]] : [];
      body = framed(body, layout, onPaper, { subject, subjectMeaning, sentBy, sender, head });
    }
    const signed = paragraphsOf(body).some((one) => one.text.some((run) => typeof run === "string" && run.includes("____")));
    if (isTrue(file.signature) && !signed)
      body.push({ sort: "p", text: ["_".repeat(24), { br: true }, shared.words.signature || "Signature"], written: "", when: [], why: "", path: null, meaning: [], block: "" });
    const letter = {
      lang, channel: channels[0], channels, locale, numbers: shared.layouts?.numbers || [], kind: file.kind, choices, fields, listed, subject, body, lengths: file.lengths || {},
      data: file, subjectMeaning, whole: !problems.length,
    };
    return { letter, problems };
  };

  /** @returns {Field} */
  const fieldOf = (/** @type {string} */ id, /** @type {any} */ keys) => ({
    id, ask: keys.ask, blank: keys.blank, example: keys.example, type: keys.type || "text", help: keys.help || "",
    optional: isTrue(keys.optional), autocomplete: keys.autocomplete || "", counts: !!keys.counts,
    open: listOf(keys.counts ?? []).some((/** @type {any} */ one) => one.paper || isTrue(one.at_least) || isTrue(one.contract)), from: keys.from_field || "",
    role: keys.role || "",
  });

  /* ---- What stands around it on paper: the twin of model/layout.py ---- */

  /** The locale of a letter, and how its country lays it out. @returns {{ locale: string, layout: Layout }} */
  const layoutOf = (/** @type {any} */ file, /** @type {string} */ lang, /** @type {any} */ { locale = lang, elsewhere = locale, locales = {}, layouts = {} } = {}) => {
    const tags = /** @type {string[]} */ ([...new Set((file.countries || listOf(file.country ?? [])).filter((/** @type {string} */ code) => code in locales)
      .map((/** @type {string} */ code) => locales[code]))]);
    const tag = file.locale || (tags.length > 1 ? elsewhere : tags[0] || (file.country || file.countries ? elsewhere : locale));
    return { locale: tag, layout: layouts[tag.toLowerCase()] || layouts.default || { head: [], subject: "above" } };
  };

  /** @returns {Paragraph} */
  const framing = (/** @type {Run[]} */ text, /** @type {Run[]} */ meaning, /** @type {string} */ frame) =>
    ({ sort: "p", text, written: "", when: [], why: "", path: null, meaning, block: "layout", frame });

  /** @param {Item[]} body @param {Layout} layout @param {When} onPaper @returns {Item[]} */
  const framed = (body, layout, onPaper, /** @type {any} */ { subject, subjectMeaning, sentBy, sender, head }) => {
    const breaks = (/** @type {Run | undefined} */ run) => typeof run === "object" && "br" in run;
    /** The place of the sender's name among the runs of a closing; -1 where it closes nothing. */
    const nameAt = (/** @type {Run[]} */ text) => {
      const place = text.findLastIndex((run) => isBlank(run) && run.field === sender);
      const after = text[place + 1];
      return place >= 0 && (!place || breaks(text[place - 1])) && (!after || breaks(after) || isGuard(after)) ? place : -1;
    };
    const closes = (/** @type {Run[]} */ text) => nameAt(text) >= 0;
    const lined = (/** @type {Run[]} */ text) => {
      const place = nameAt(text);
      return place < 0 ? text : [...text.slice(0, place), layout.sign || "_".repeat(24), /** @type {Run} */ ({ br: true }), ...text.slice(place)];
    };
    /** @returns {Paragraph[]} */
    const ways = (/** @type {Paragraph} */ own) => {
      if (!closes(own.text)) return [own];
      const signed = { ...own, text: lined(own.text), meaning: lined(own.meaning), when: [...own.when, ...onPaper], frame: "sign" };
      return onPaper.length ? [signed, own] : [signed];
    };
    /** @returns {Item} */
    const signed = (/** @type {Item} */ own) => {
      if (own.sort === "group") return { ...own, items: own.items.map(signed) };
      if (own.sort === "one") return { ...own, alternatives: own.alternatives.flatMap(ways) };
      if (own.sort !== "p" || !closes(own.text)) return own;
      const both = ways(own);
      if (both.length < 2) return both[0];
      const alternatives = both.map((one) => ({ ...one, when: /** @type {When} */ (one.frame ? onPaper : []), why: "" }));
      return { sort: "one", alternatives, why: own.why, when: own.when };
    };
    const sent = (/** @type {Item} */ own) =>
      own.sort === "p" ? { ...own, frame: "sent" }
      : own.sort === "one" ? { ...own, alternatives: own.alternatives.map((one) => ({ ...one, frame: "sent" })) } : own;
    const label = layout.subject_label ? [`${layout.subject_label} `] : [];
    const lines = subject ? [framing([...label, ...subject], subjectMeaning, "subject")] : [];
    const below = layout.subject === "below";
    const above = [...head, ...sentBy.map(sent), ...(below ? [] : lines)];
    const group = (/** @type {Item[]} */ items) => /** @type {Item[]} */ (items.length ? [{ sort: "group", items, when: onPaper }] : []);
    const own = body.map(signed);
    return [...group(above), ...own.slice(0, 1), ...(below ? group(lines) : []), ...own.slice(1)];
  };

  /* ---- What a letter shows ---- */

  const holds = (/** @type {When} */ when, /** @type {Record<string, string>} */ choices) =>
    when.every(([id, options]) => options.includes(choices[id]));
  /** Every paragraph that could be shown. @returns {Paragraph[]} */
  const paragraphsOf = (/** @type {Item[]} */ items) =>
    items.flatMap((item) => (item.sort === "p" ? [item] : item.sort === "one" ? item.alternatives
      : item.sort === "group" || item.sort === "if" ? paragraphsOf(item.items) : []));
  /** Every item, those inside blocks and branches after their parent. @returns {Item[]} */
  const flatten = (/** @type {Item[]} */ items) =>
    items.flatMap((item) => (item.sort === "group" || item.sort === "if" ? [item, ...flatten(item.items)] : [item]));
  /** The items that these choices show; branches are kept whole. @returns {(Paragraph | Line | Branch)[]} */
  const shown = (/** @type {Item[]} */ items, /** @type {Record<string, string>} */ choices) =>
    items.flatMap((item) => {
      if (!holds(item.when, choices)) return [];
      if (item.sort === "one") {
        const chosen = item.alternatives.find((one) => holds(one.when, choices));
        return chosen && chosen.text.length ? [chosen] : [];
      }
      if (item.sort === "group") return shown(item.items, choices);
      return item.sort !== "p" || item.text.length ? [item] : [];
    });
  const defaults = (/** @type {Letter} */ letter) => Object.fromEntries(letter.choices.map((choice) => [choice.id, choice.default]));
  const names = (/** @type {Letter} */ letter) =>
    Object.assign(Object.create(null), Object.fromEntries(letter.fields.map((field) => [field.id, field.blank])));

  /* ---- The sheet ---- */

  const make = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes = {}, /** @type {(Node | string)[]} */ ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };

  /** The element of a letter, open at its default choices with every blank empty.
   * `english` has the names of the blanks for the reading copy of a letter in another language. */
  const article = (/** @type {Letter} */ letter, /** @type {Record<string, string>} */ words, /** @type {Record<string, string>} */ english = {}) => {
    const blank = names(letter);
    const open = defaults(letter);
    const nameOf = (/** @type {string} */ id) => blank[id] ?? id;
    const condition = (/** @type {When} */ when) =>
      /** @type {Record<string, string>} */ (when.length ? { "data-when": JSON.stringify(Object.fromEntries(when)) } : {});
    const hiddenIf = (/** @type {boolean} */ hide) => /** @type {Record<string, string>} */ (hide ? { hidden: "" } : {});
    const state = (/** @type {When} */ when) => ({ ...condition(when), ...hiddenIf(!holds(when, open)) });

    /** @returns {(Node | string)[]} */
    const inside = (/** @type {Run[]} */ text) => text.flatMap((run, place) => {
      if (typeof run === "string" && /^_+$/.test(run)) return [make("span", { class: "sign-line" }, run)];
      if (typeof run === "string") {
        const before = text[place - 1];
        const apart = before && (isBlank(before) || isGuard(before)) && /^[.!?]/.test(run);
        return apart ? [make("span", { "data-mark": "" }, run[0]), run.slice(1)].filter(Boolean) : [run];
      }
      if (isBlank(run)) {
        const mark = make("mark", { class: "blank", "data-field": run.field }, `[${nameOf(run.field)}]`);
        const field = letter.fields.find((one) => one.id === run.field);
        const dates = field?.counts ? letter.fields.filter((one) =>
          field.from === one.id || one.role === "start" || (field.open && one.role === "length")) : [];
        if (!dates.length) return [mark];
        return [mark, make("span", { "data-needs": dates.map((one) => one.id).join(" "), "data-skip": "", hidden: "" })];
      }
      if (!isGuard(run)) return [make("br")];
      const wanted = needs(run).join(" ");
      if (!wanted) return inside(run.body); // that it holds no blank is told
      const body = make("span", { "data-needs": wanted, hidden: "" }, ...inside(run.body));
      return run.otherwise ? [body, make("span", { "data-unless": wanted }, ...inside(run.otherwise))] : [body];
    });
    const line = (/** @type {Paragraph} */ { text, frame }, attributes = {}) =>
      make("p", { ...(frame ? { "data-frame": frame } : {}), ...attributes, ...(fill(text, {}, blank) ? {} : { "data-empty": "" }) }, ...inside(text));
    /** Words in italics are in the letter's language, as in model/foreign.py. @returns {(Node | string)[]} */
    const terms = (/** @type {string} */ text) => letter.lang === "en" ? [text]
      : splitTerms(text).flatMap((part, place, parts) =>
        place % 3 === 0 ? [part] : place % 3 === 1 ? [make("em", { lang: parts[place + 1] || letter.lang }, part)] : []);
    /** @returns {Node[]} */
    let branches = 0;
    const note = (/** @type {string} */ why) =>
      why ? [make("p", { class: "why", "data-skip": "" }, ...terms(why))] : [];
    /** @returns {Node[]} */
    const meaning = (/** @type {Run[]} */ text) => {
      /** @returns {(Node | string)[]} */
      const meant = (/** @type {Run} */ run) =>
        isGuard(run) ? run.body.flatMap(meant)
        : isBlank(run) ? [make("span", { "data-copy": run.field, ...(english[run.field] ? {} : { lang: letter.lang }) },
          `[${english[run.field] || nameOf(run.field)}]`)]
        : inside([run]);
      return text.length ? [make("p", { class: "meaning", lang: "en", "data-skip": "" },
        make("span", { class: "sr" }, `${words.in_english} `), ...text.flatMap(meant))] : [];
    };
    const noted = (/** @type {Paragraph} */ own) => {
      const said = [line(own), ...meaning(own.meaning)];
      return [...(own.meaning.length && own.why ? [make("div", {}, ...said)] : said), ...note(own.why)];
    };
    /** @returns {Node[]} */
    const item = (/** @type {Item} */ own) => {
      if (own.sort === "p") {
        if (own.meaning.length) return [make("div", state(own.when), ...noted(own))];
        return [line(own, state(own.when)), ...note(own.why)];
      }
      if (own.sort === "one") {
        const chosen = own.alternatives.find((one) => holds(one.when, open));
        const parts = own.alternatives.map((one) => {
          const attributes = { ...condition(one.when), ...hiddenIf(one !== chosen) };
          return one.why || one.meaning.length ? make("div", attributes, ...noted(one)) : line(one, attributes);
        });
        return [make("div", { "data-one-of": "" }, ...parts), ...note(own.why)];
      }
      if (own.sort === "group") {
        const parts = own.items.flatMap(item);
        if (own.joined) {
          const spaced = own.items.flatMap((one, i) => [...(i ? [" "] : []), ...item(one)]);
          return [make("div", { class: "joined", "data-joined": "", ...state(own.when) }, ...spaced)];
        }
        return own.when.length ? [make("div", state(own.when), ...parts)] : parts;
      }
      if (own.sort === "do") return [make("p", { class: "direction", "data-kind": "do", ...state(own.when) }, `(${own.words})`)];
      if (own.sort === "part") return [make("h3", { "data-kind": "part", ...state(own.when) }, own.words)];
      const title = make("h3", {}, `${words.if_they} ${own.words}`);
      branches += 1;
      return [make("section", { class: "branch", id: `branch-${branches}`, "data-kind": "branch", ...state(own.when) }, title, ...own.items.flatMap(item))];
    };
    const choice = letter.choices.find((one) => one.role === "channel");
    const shownIf = choice ? state([[choice.id, ["email"]]]) : {};
    const reading = meaning(letter.subjectMeaning);
    const subject = letter.subject === null || !letter.channels.includes("email") ? [] : [
      make("p", { class: "letter-subject", "data-subject": "", ...(reading.length ? {} : shownIf) },
        make("span", { class: "label", "data-skip": "" }, `${words.subject}: `), ...inside(letter.subject)),
      ...reading,
    ];
    const parts = reading.length && choice ? [make("div", shownIf, ...subject)] : subject;
    return make("div", { class: "letter", "data-article": "", lang: letter.lang, translate: "no" }, ...parts, ...letter.body.flatMap(item));
  };

  /** @type {any} */ (window).bowoutLetter = {
    told, parse, isBlank, isGuard, blanks, fieldsOf, unguarded, fill, didYouMean, build, article,
    holds, paragraphsOf, flatten, shown, defaults, names, listOf, isTrue,
  };
})();
