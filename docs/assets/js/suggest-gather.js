// @ts-check
/*
 * "Suggest a letter": from what stands in the form to the data of a letter's file, and for each part of that data the
 * control that it came from.
 */
(() => {
  "use strict";

  const { clean } = window.bowoutSuggestFile;
  const data = window.bowoutSuggest;
  const { one, all, field, inner, texts, offered, varied } = window.bowoutSuggestPage;

  const BULLET = /^(?:[-*•·◦▪–—]|\d{1,2}[.)])\s+/; // what a pasted list has before each line

  /** The paragraphs of a text, and where each of them starts. */
  const paragraphs = (/** @type {string} */ text) => {
    const lines = text.split(/\n{2,}/);
    let end = 0;
    const starts = lines.map((line) => {
      const start = text.indexOf(line, end);
      end = start + line.length;
      return start;
    });
    return { lines, starts };
  };

  const gather = () => {
    /** @type {Origin[]} */
    const from = [];
    const words = (/** @type {Part} */ control, /** @type {FilePath} */ path) => {
      from.push({ path: JSON.stringify(path).slice(0, -1), control });
      const typed = clean(control.value);
      return control.matches("input") ? typed.replace(/\n+/g, " ") : typed;
    };
    const lines = (/** @type {"aliases" | "sources" | "after"} */ id) => {
      const found = clean(field(id).value).split("\n").map((line) => line.replace(BULLET, "")).filter(Boolean);
      from.push({ path: JSON.stringify([id]).slice(0, -1), control: field(id) });
      return found;
    };
    const channel = field("channel").value;
    /** @type {FileItem[]} */
    const body = [];
    for (const item of all("[data-item]:not([hidden])")) {
      const path = ["body", body.length];
      const { item: sort } = item.dataset;
      const main = inner(item, "text");
      if (sort === "if") {
        const they = inner(item, "if");
        if (!clean(main.value) && !clean(they.value)) continue;
        // what is empty between two lines parts them: all of it is said in this case
        const { lines: answer, starts } = paragraphs(words(main, [...path, "say"]));
        starts.forEach((shift, i) => from.push({ path: JSON.stringify([...path, "say", i]).slice(0, -1), control: main, shift }));
        body.push({ if_they: words(they, path), say: answer });
      } else if (sort !== "p") {
        if (clean(main.value)) body.push(sort === "do" ? { do: words(main, path) } : { part: words(main, path) });
      } else {
        const written = paragraph(item, path, words);
        if (written) body.push(written);
      }
    }
    /** @type {LetterFile} */
    const letter = {
      title: words(field("title"), ["title"]),
      use_when: words(field("use_when"), ["use_when"]).replace(/\n+/g, " "),
      kind: field("kind").value,
      to: field("to").value,
      channel,
      country: field("country").value,
      aliases: lines("aliases"),
      reviewed: today(),
      sources: lines("sources"),
      body,
      after: lines("after"),
    };
    const subject = words(field("subject"), ["subject"]);
    if (subject && data.subjects.includes(channel)) letter.subject = subject;
    const asked = varied();
    if (asked.length) letter.choices = Object.fromEntries(asked.map((choice) => [choice, question(choice, from)]));
    letter.fields = fields(letter, from);
    return { letter, from };
  };

  /** One paragraph, with its other wordings. @type {(item: Part, path: FilePath, words: (control: Part, path: FilePath) => string) => FileItem | null} */
  const paragraph = (item, path, words) => {
    const main = inner(item, "text");
    const why = clean(inner(item, "why").value).replace(/\n+/g, " ");
    const note = why ? { why } : {};
    const choice = inner(item, "vary").value;
    const usual = clean(main.value);
    if (!choice) {
      if (!usual) return null;
      return why ? { text: words(main, [...path, "text"]), ...note } : words(main, path);
    }
    /** @type {Record<string, string[]>} */
    const modes = { same: [], other: [], none: [] };
    for (const option of offered(choice)) modes[inner(one(`[data-variant="${option}"]`, item), "mode").value].push(option);
    const lone = (/** @type {string[]} */ options) => ({ [choice]: options.length === 1 ? options[0] : options });
    if (!modes.other.length) {
      if (!usual || !modes.same.length) return null;
      const text = words(main, [...path, "text"]);
      return modes.none.length ? { when: lone(modes.same), text, ...note } : { text, ...note };
    }
    /** @type {FileText[]} */
    const parts = [];
    if (modes.none.length) parts.push({ when: lone(modes.none), text: "" });
    for (const option of modes.other) {
      const text = words(inner(one(`[data-variant="${option}"]`, item), "other"), [...path, "one_of", parts.length, "text"]);
      parts.push({ when: lone([option]), text });
    }
    if (modes.same.length) parts.push({ text: words(main, [...path, "one_of", parts.length, "text"]) });
    return { one_of: parts, ...note };
  };

  const question = (/** @type {string} */ choice, /** @type {Origin[]} */ from) => {
    const { options, default: usual } = data.choices[choice];
    const only = offered(choice);
    from.push({ path: JSON.stringify(["choices", choice]).slice(0, -1), control: one(`[data-question="${choice}"]`) });
    /** @type {{ only?: string[], default?: string }} */
    const own = {};
    if (only.length < Object.keys(options).length) own.only = only;
    if (!only.includes(usual) && only.length) own.default = only[0];
    return own;
  };

  /** The blanks in the order in which they stand, then own ones that stand nowhere. */
  const fields = (/** @type {LetterFile} */ letter, /** @type {Origin[]} */ from) => {
    const written = [...JSON.stringify([letter.body, letter.subject || ""]).matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((found) => found[1]);
    const own = new Map(all("[data-own-blank]").map((box) => [box.dataset.field, box]));
    const names = [...new Set([...written, ...own.keys()])].filter(Boolean);
    return names.map((id, i) => {
      const box = own.get(id);
      const control = /** @type {Part} */ (box ? inner(box, "blank") : texts().find((text) => text.value.includes(`{${id}}`)));
      from.push({ path: JSON.stringify(["fields", i]).slice(0, -1), control });
      if (!box) return id;
      const keys = /** @type {FileField} */ ({});
      for (const key of /** @type {("ask" | "blank" | "example")[]} */ (["ask", "blank", "example"])) {
        keys[key] = clean(inner(box, key).value).replace(/\n/g, " ");
        from.push({ path: JSON.stringify(["fields", i, id, key]).slice(0, -1), control: inner(box, key) });
      }
      if (inner(box, "optional").checked) keys.optional = true;
      return { [id]: keys };
    });
  };

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  Object.assign(window.bowoutSuggestPage, { gather, paragraphs });
})();
