// @ts-check
/*
 * The language of letters in the browser, as far as "Suggest a letter" can write it: texts with {blanks} and
 * [[parts that go|or this]], other words for an answer, the items of a script, one way to send it; and the sheet
 * that builder.js drives. What stands around a letter on paper, the shared blanks and questions, and the messages come
 * ready from Python (suggest-data.js). tests/browser/test_suggest_parity.py holds it to model/text.py, model/build.py
 * and render/article.py.
 */
(() => {
  "use strict";

  const PAPER = "letter";
  const data = () => window.bowoutSuggest;

  /** Message and remedy of a problem, with the values put in. */
  const explain = (/** @type {string} */ name, /** @type {MessageValues} */ values = {}) =>
    data().messages[name].map((words) => words.replace(/\$(\w+)/g, (_, key) => String(values[key])));

  /* ---- Texts ---- */

  const TOKEN = /\[\[|\]\]|\||\{[^{}\n]*\}|\n|[{}[\]]|[^[\]{}|\n]+/g;
  const NAME = /^[a-z][a-z0-9_]*$/;
  /** @returns {{ runs: Run[], faults: Fault[] }} */
  const parse = (/** @type {string} */ text) => {
    const tokens = [...text.matchAll(TOKEN)].map((found) => ({ token: found[0], at: found.index }));
    const { deepest } = data();
    /** @type {Fault[]} */
    const faults = [];
    let place = 0;
    const peek = () => (place < tokens.length ? tokens[place].token : "");
    /** @type {(name: string, at: number, values?: MessageValues, repair?: Repair) => void} */
    const fault = (name, at, values = {}, repair = undefined) => {
      const [message, remedy] = explain(name, values);
      faults.push({ id: name.split("/")[0], message, remedy, at, repair });
    };
    /** A blank that is written as the preview shows it: its words in single brackets. @returns {Repair | undefined} */
    const asShown = (/** @type {number} */ at) => {
      const from = text.slice(at).match(/^\[[^[\]{}|\n]+\]/)?.[0];
      const words = from?.slice(1, -1).trim().toLowerCase();
      const field = words && Object.keys(data().fields).find((id) => data().fields[id].blank.toLowerCase() === words);
      return from && field ? { from, to: `{${field}}` } : undefined;
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
            const suggested = name.trim().toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "field";
            fault("bad-blank", at, { token, suggested }, Object.hasOwn(data().fields, suggested) ? { from: token, to: `{${suggested}}` } : undefined);
          }
        } else if (["[[", "]]", "|", "{", "}", "[", "]"].includes(token)) fault(`stray-mark/${token}`, at, {}, token === "[" ? asShown(at) : undefined);
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
  /** @returns {run is { br: true }} */
  const isBreak = (/** @type {Run} */ run) => typeof run === "object" && "br" in run;
  const unique = (/** @type {string[]} */ list) => [...new Set(list)];
  /** The fields directly inside; those of inner guards do not count. */
  const needs = (/** @type {Guard} */ guard) => unique(guard.body.filter(isBlank).map((blank) => blank.field));
  /** Every blank, guards and fallbacks included. @returns {Blank[]} */
  const blanks = (/** @type {Run[]} */ text) =>
    text.flatMap((run) => (isBlank(run) ? [run] : isGuard(run) ? [...blanks(run.body), ...blanks(run.otherwise || [])] : []));
  const fieldsOf = (/** @type {Run[]} */ text) => unique(blanks(text).map((blank) => blank.field));
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
  /** The known word that comes nearest, if one is near. */
  const nearest = (/** @type {string} */ word, /** @type {string[]} */ known) => {
    let [best, score] = ["", 0];
    const typed = [...word].slice(0, 60);
    for (const one of [...known].sort()) {
      const ratio = typed.length + one.length ? (2 * matching([...one], typed)) / (typed.length + one.length) : 1;
      if (ratio >= 0.6 && ratio >= score) [best, score] = [one, ratio];
    }
    return best;
  };
  const didYouMean = (/** @type {string} */ word, /** @type {string[]} */ known) => {
    const best = nearest(word, known);
    if (best) return ` Did you mean ${best}?`;
    return known.length > 0 && known.length <= 8 ? ` Known: ${[...known].sort().join(", ")}.` : "";
  };

  /* ---- From what a file holds to a letter ---- */

  const listOf = (/** @type {string | string[]} */ value) => (Array.isArray(value) ? value : [value]);

  /** The letter of a file that the form wrote, and what is wrong with its names and texts.
   * @returns {{ letter: Letter, problems: FileProblem[] }} */
  const build = (/** @type {LetterFile} */ file) => {
    const { fields: shared, choices: questions, countries, layouts } = data();
    const layout = layouts[countries[file.country || ""].layout];
    /** @type {FileProblem[]} */
    const problems = [];
    const tell = (/** @type {FilePath} */ path, /** @type {string} */ name, values = {}, /** @type {{ at?: number, repair?: Repair }} */ place = {}) => {
      const [message, remedy] = explain(name, values);
      problems.push({ path, ...place, id: name.split("/")[0], message, remedy });
    };

    /** @type {Choice[]} */
    const choices = Object.entries(file.choices || {}).map(([id, own]) => {
      const { ask, default: usual, options } = questions[id];
      const offered = own.only || Object.keys(options);
      if (offered.length < 2) tell(["choices", id], "lone-option", { name: id });
      return { id, ask, default: own.default || usual, options: offered.map((option) => [option, options[option]]) };
    });

    /** @type {Field[]} */
    const fields = [];
    const known = (/** @type {string} */ id) => (Object.hasOwn(shared, id) ? shared[id] : null); // not what every object has
    const add = (/** @type {string} */ id, /** @type {FileField} */ keys) =>
      fields.push({ id, type: "text", role: "", shown: keys.example, optional: false, ...keys });
    (file.fields || []).forEach((entry, i) => {
      const [id, own] = typeof entry === "string" ? [entry, null] : Object.entries(entry)[0];
      const keys = own || known(id);
      if (keys) add(id, keys);
      else {
        const near = nearest(id, Object.keys(shared));
        const repair = near ? { from: `{${id}}`, to: `{${near}}` } : undefined;
        tell(["fields", i], "unknown-field/shared", { name: id, hint: didYouMean(id, Object.keys(shared)) }, { repair });
      }
    });
    if (file.channel === PAPER)
      for (const id of layout.fields) if (!fields.some((field) => field.id === id)) add(id, shared[id]);
    const sender = fields.find((field) => field.role === "sender")?.id;

    const text = (/** @type {string} */ written, /** @type {FilePath} */ path) => {
      const { runs, faults } = parse(written);
      for (const fault of faults) problems.push({ path, ...fault });
      const { wordLeftBehind, spaceOutside, spaceLeft } = data();
      for (const found of written.matchAll(new RegExp(spaceOutside, "gu"))) {
        const [words] = found;
        const mended = words.replace(" [[", "[[ ");
        const behind = written[found.index + words.length] || "";
        tell(path, `${spaceLeft[behind]}/outside`, { words, mended }, { at: found.index, repair: { from: words, to: mended } });
      }
      for (const found of written.matchAll(new RegExp(wordLeftBehind, "g"))) {
        const words = found[0].trimStart();
        const [word, part] = words.split("[[");
        const mended = `[[${found[0][0] === " " ? " " : ""}${word.trim()} ${part.trim()}`;
        const repair = { from: found[0], to: found[0][0] === "\n" ? `\n${mended}` : mended };
        tell(path, "word-left-behind", { words, mended }, { at: found.index + found[0].length - words.length, repair });
      }
      const empty = written.indexOf("\n\n");
      if (empty >= 0) tell(path, "two-paragraphs", {}, { at: empty });
      return runs;
    };
    /** @returns {Paragraph} */
    const paragraph = (/** @type {string} */ written, /** @type {FilePath} */ path, /** @type {Terms} */ when = [], why = "") => {
      const runs = text(written, path);
      if (file.channel !== PAPER) return { sort: "p", text: runs, when, why, frame: "" };
      // the name that begins a line at the end gets a line to sign on
      const place = runs.map((run) => isBlank(run) && run.field === sender).lastIndexOf(true);
      const [before, after] = [runs[place - 1], runs[place + 1]];
      const closes = place >= 0 && (!before || isBreak(before)) && (!after || isBreak(after) || isGuard(after));
      if (!closes) return { sort: "p", text: runs, when, why, frame: "" };
      return { sort: "p", text: [...runs.slice(0, place), layout.sign, { br: true }, ...runs.slice(place)], when, why, frame: "sign" };
    };
    /** @returns {Terms} */
    const terms = (/** @type {When | undefined} */ when) => Object.entries(when || {}).map(([id, options]) => [id, listOf(options)]);
    /** @returns {Item} */
    const item = (/** @type {FileItem} */ own, /** @type {FilePath} */ path) => {
      if (typeof own === "string") return paragraph(own, path);
      const when = terms(own.when);
      if ("text" in own) return paragraph(own.text, [...path, "text"], when, own.why);
      if ("do" in own) return { sort: "do", words: own.do, when };
      if ("part" in own) return { sort: "part", words: own.part, when };
      if ("if_they" in own) return { sort: "if", words: own.if_they, items: own.say.map((one, i) => item(one, [...path, "say", i])), when };
      const alternatives = own.one_of.map((one, i) => paragraph(one.text, [...path, "one_of", i, "text"], terms(one.when), one.why));
      return { sort: "one", alternatives, when, why: own.why || "" };
    };

    const subject = file.subject == null ? null : text(file.subject, ["subject"]);
    const body = file.body.map((one, i) => item(one, ["body", i]));
    return { letter: { kind: file.kind, channel: file.channel, layout, choices, fields, subject, body }, problems };
  };

  /* ---- What a letter shows ---- */

  const holds = (/** @type {Terms} */ when, /** @type {Record<string, string>} */ choices) =>
    when.every(([id, options]) => options.includes(choices[id]));
  /** Every text of these items, those in branches and alternatives included. @returns {Run[][]} */
  const textsOf = (/** @type {Item[]} */ items) =>
    items.flatMap((item) => (item.sort === "p" ? [item.text] : item.sort === "one" ? item.alternatives.map((one) => one.text)
      : item.sort === "if" ? textsOf(item.items) : []));
  /** The items that these choices show; branches are kept whole. @returns {(Paragraph | Direction | Heading | Branch)[]} */
  const visible = (/** @type {Item[]} */ items, /** @type {Record<string, string>} */ choices) =>
    items.flatMap((item) => {
      if (!holds(item.when, choices)) return [];
      if (item.sort !== "one") return item.sort !== "p" || item.text.length ? [item] : [];
      const chosen = item.alternatives.find((one) => holds(one.when, choices));
      return chosen && chosen.text.length ? [chosen] : [];
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

  /** The element of a letter, open at its default choices with every blank empty. `head` is what Python makes of
   * what stands above a letter on paper.
   * @param {Letter} letter @param {Record<string, string>} words @param {DocumentFragment} head */
  const article = (letter, words, head) => {
    const blank = names(letter);
    const open = defaults(letter);
    const hiddenIf = (/** @type {boolean} */ hide) => /** @type {Record<string, string>} */ (hide ? { hidden: "" } : {});
    const condition = (/** @type {Terms} */ when) =>
      /** @type {Record<string, string>} */ (when.length ? { "data-when": JSON.stringify(Object.fromEntries(when)) } : {});
    const state = (/** @type {Terms} */ when) => ({ ...condition(when), ...hiddenIf(!holds(when, open)) });

    /** @returns {(Node | string)[]} */
    const inside = (/** @type {Run[]} */ text) => text.flatMap((run, place) => {
      if (typeof run === "string") {
        if (/^_+$/.test(run)) return [make("span", { class: "sign-line" }, run)];
        const before = text[place - 1];
        const apart = before && (isBlank(before) || isGuard(before)) && /^[.!?]/.test(run);
        return apart ? [make("span", { "data-mark": "" }, run[0]), run.slice(1)].filter(Boolean) : [run];
      }
      if (isBlank(run)) return [make("mark", { class: "blank", "data-field": run.field }, `[${blank[run.field] ?? run.field}]`)];
      if (isBreak(run)) return [make("br")];
      const needed = needs(run).join(" ");
      if (!needed) return inside(run.body); // a problem of its own says that it holds no blank
      const body = make("span", { "data-needs": needed, hidden: "" }, ...inside(run.body));
      return run.otherwise ? [body, make("span", { "data-unless": needed }, ...inside(run.otherwise))] : [body];
    });
    const line = (/** @type {Run[]} */ text, /** @type {string} */ frame, attributes = {}) =>
      make("p", { ...(frame ? { "data-frame": frame } : {}), ...attributes, ...(fill(text, {}, blank) ? {} : { "data-empty": "" }) }, ...inside(text));
    const note = (/** @type {string} */ why) => (why ? [make("p", { class: "why", "data-skip": "" }, why)] : []);
    let branches = 0;
    /** @returns {Node[]} */
    const item = (/** @type {Item} */ own) => {
      if (own.sort === "p") return [line(own.text, own.frame, state(own.when)), ...note(own.why)];
      if (own.sort === "one") {
        const chosen = own.alternatives.find((one) => holds(one.when, open));
        const parts = own.alternatives.map((one) => {
          const attributes = { ...condition(one.when), ...hiddenIf(one !== chosen) };
          return one.why ? make("div", attributes, line(one.text, one.frame), ...note(one.why)) : line(one.text, one.frame, attributes);
        });
        return [make("div", { "data-one-of": "" }, ...parts), ...note(own.why)];
      }
      if (own.sort === "do") return [make("p", { class: "direction", "data-kind": "do", ...state(own.when) }, `(${own.words})`)];
      if (own.sort === "part") return [make("h3", { "data-kind": "part", ...state(own.when) }, own.words)];
      branches += 1;
      return [make("section", { class: "branch", id: `branch-${branches}`, "data-kind": "branch", ...state(own.when) },
        make("h3", {}, `${words.if_they} ${own.words}`), ...own.items.flatMap(item))];
    };
    const { subject, channel, layout: { label, below } } = letter;
    const onPaper = channel === PAPER;
    const above = !subject ? [] : onPaper ? [line([...(label ? [`${label} `] : []), ...subject], "subject")]
      : channel === "email" ? [make("p", { class: "letter-subject", "data-subject": "" },
        make("span", { class: "label", "data-skip": "" }, `${words.subject}: `), ...inside(subject))] : [];
    const body = letter.body.map(item);
    body.splice(onPaper && below ? 1 : 0, 0, above);
    const around = onPaper ? [head.cloneNode(true)] : [];
    return make("div", { class: "letter", "data-article": "", lang: data().lang, translate: "no" }, ...around, ...body.flat());
  };

  window.bowoutLetter = { explain, build, article, fieldsOf, fill, holds, textsOf, visible, names };
})();
