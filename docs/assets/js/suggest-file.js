// @ts-check
/*
 * A suggested letter as its file: the YAML that goes into snippets/letters. Everything that somebody typed is
 * written so that YAML reads back exactly that. tests/browser/test_suggest.py feeds it to the real checker.
 */
(() => {
  "use strict";

  const data = () => window.bowoutSuggest;
  const WIDTH = 100;
  // Words that YAML would take for something else.
  const READ_OTHERWISE = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
  const PLAIN = /^[\p{L}(][\p{L}\p{M}\p{N} ,.;!?()’“”…–'/&+$%*=<>@_[\]{}|-]*$/u;

  /** What was typed, as it may stand in a file: no character that cannot be seen, no half one, no edge of space. */
  const clean = (/** @type {string} */ typed) => {
    return typed
      .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, "\n") // also what word processors break a line with
      .replace(/\t/g, " ")
      .replace(/\p{Cs}/gu, "")
      .replace(new RegExp(data().invisible, "gu"), "")
      .split("\n").map((line) => line.trim()).join("\n")
      .trim();
  };

  /** One line in which YAML reads nothing but the text. */
  const scalar = (/** @type {string} */ text) =>
    PLAIN.test(text) && !READ_OTHERWISE.test(text) && !/\s$| #|: /.test(text) ? text : JSON.stringify(text);

  /** A text behind `opening`: on its line, folded below it, or with its own lines. */
  const text = (/** @type {string} */ opening, /** @type {string} */ words, /** @type {number} */ indent) => {
    const space = " ".repeat(indent);
    if (words.includes("\n")) return [`${opening}|`, ...words.split("\n").map((line) => (line ? space + line : ""))];
    const line = opening + scalar(words);
    // a fold would lose the second of two spaces, and a no-break space at its end
    if (line.length <= WIDTH || /\s{2}|[^\S ]/.test(words) || !words.includes(" ")) return [line];
    const rows = [""];
    for (const word of words.split(" ")) {
      const row = rows[rows.length - 1];
      if (row && (space + row + " " + word).length > WIDTH) rows.push(word);
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    }
    return [`${opening}>-`, ...rows.map((row) => space + row)];
  };

  const when = (/** @type {Record<string, string | string[]>} */ terms) =>
    `{${Object.entries(terms).map(([id, options]) => `${id}: ${Array.isArray(options) ? `[${options.join(", ")}]` : options}`).join(", ")}}`;

  /** @returns {string[]} */
  const item = (/** @type {FileItem} */ own, /** @type {string} */ space) => {
    const inner = `${space}  `;
    if (typeof own === "string") return text(`${space}- `, own, space.length + 2);
    if ("do" in own) return [`${space}- do: ${scalar(own.do)}`];
    if ("part" in own) return [`${space}- part: ${scalar(own.part)}`];
    if ("if_they" in own)
      return [`${space}- if_they: ${scalar(own.if_they)}`, `${inner}say:`, ...own.say.flatMap((one) => item(one, `${inner}  `))];
    const lines = [];
    if (own.when) lines.push(`when: ${when(own.when)}`);
    if ("one_of" in own) lines.push("one_of:", ...own.one_of.flatMap((one) => item(one, "  ")));
    else if (own.text === "") lines.push('text: ""');
    else lines.push(...text("text: ", own.text, 2));
    if (own.why) lines.push(`why: ${scalar(own.why)}`);
    // an empty line of a text stays empty
    return lines.map((line, i) => (line ? (i ? inner : `${space}- `) + line : ""));
  };

  const list = (/** @type {string} */ key, /** @type {string[] | undefined} */ items) =>
    items?.length ? [`${key}:`, ...items.map((one) => `  - ${scalar(one)}`)] : [];

  const field = (/** @type {string | Record<string, FileField>} */ own) => {
    if (typeof own === "string") return [`  - ${scalar(own)}`];
    const [[id, keys]] = Object.entries(own);
    return [`  - ${id}:`, ...Object.entries(keys).map(([key, value]) => `      ${key}: ${value === true ? "true" : scalar(value)}`)];
  };

  /** The whole file. */
  const write = (/** @type {LetterFile} */ letter) => [
    data().schemaLine,
    ...text("title: ", letter.title, 2),
    ...text("use_when: ", letter.use_when, 2),
    `kind: ${letter.kind}`,
    `to: ${letter.to}`,
    `channel: ${letter.channel}`,
    ...(letter.country ? [`country: ${letter.country}`] : []),
    ...list("aliases", letter.aliases),
    `reviewed: ${letter.reviewed}`,
    ...list("sources", letter.sources),
    ...(letter.choices ? ["choices:", ...Object.entries(letter.choices).flatMap(([id, own]) => {
      const keys = [];
      if (own.only) keys.push(`    only: [${own.only.join(", ")}]`);
      if (own.default) keys.push(`    default: ${own.default}`);
      return keys.length ? [`  ${id}:`, ...keys] : [`  ${id}: {}`];
    })] : []),
    ...(letter.fields?.length ? ["fields:", ...letter.fields.flatMap(field)] : []),
    ...(letter.subject == null ? [] : text("subject: ", letter.subject, 2)),
    ...(letter.body.length ? ["body:", ...letter.body.flatMap((one) => item(one, "  "))] : ["body: []"]),
    ...list("after", letter.after),
    "",
  ].join("\n");

  /** A name from a title, such as withdraw-before-signing; empty if there are no letters in it. */
  const fileId = (/** @type {string} */ title) =>
    (title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/'/g, "").match(/[a-z0-9]+/g) || []).join("-");

  /** A word that YAML takes for something else cannot be the name of a blank. */
  const fieldId = (/** @type {string} */ words, /** @type {number} */ longest) => {
    const id = fileId(words).replace(/-/g, "_").replace(/^[0-9_]+/, "").slice(0, longest).replace(/_+$/, "") || "blank";
    return READ_OTHERWISE.test(id) ? `${id}_blank` : id;
  };

  window.bowoutSuggestFile = { clean, write, fileId, fieldId };
})();
