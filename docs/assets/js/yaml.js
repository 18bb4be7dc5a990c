// @ts-check
/*
 * Data as YAML, for the forms that write files of the project. Whatever somebody typed is written so that YAML reads
 * back exactly that; tests/browser/test_suggest.py and test_school_form.py feed it to the real checker.
 */
(() => {
  "use strict";

  const WIDTH = 100;
  // Words that YAML would take for something else.
  const READ_OTHERWISE = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
  const PLAIN = /^[\p{L}(][\p{L}\p{M}\p{N} ,.;!?()’“”…–'/&+$%*=<>@_[\]{}|-]*$/u;
  // An id, a date, a domain.
  const NAME = /^[A-Za-z0-9][\w.-]*$/;
  // Keys of such names, whose values stand on the line of the key.
  const ON_ITS_LINE = ["when", "only", "default", "reviewed", "seen", "consequences", "domains"];

  /** One line in which YAML reads nothing but the text. */
  const scalar = (/** @type {string} */ text) =>
    PLAIN.test(text) && !READ_OTHERWISE.test(text) && !/\s$| #|: /.test(text) ? text : JSON.stringify(text);

  /** A text behind `opening`: on its line, folded below it, or with its own lines. */
  const text = (/** @type {string} */ opening, /** @type {string} */ words, /** @type {number} */ indent) => {
    const space = " ".repeat(indent);
    // an empty line of a text stays empty
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

  /** Names on one line. @returns {string} */
  const flow = (/** @type {YamlValue} */ value) => {
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    if (typeof value === "object") return `{${Object.entries(value).map(([key, own]) => `${key}: ${flow(own)}`).join(", ")}}`;
    return NAME.test(String(value)) && !READ_OTHERWISE.test(String(value)) ? String(value) : JSON.stringify(value);
  };

  /** @returns {string[]} */
  const entry = (/** @type {string} */ key, /** @type {YamlValue} */ value, /** @type {string} */ space) => {
    const opening = `${space}${key}:`;
    if (ON_ITS_LINE.includes(key)) return [`${opening} ${flow(value)}`];
    if (typeof value === "string") return text(`${opening} `, value, space.length + 2);
    if (typeof value !== "object") return [`${opening} ${value}`];
    const inside = Array.isArray(value) ? value.flatMap((one) => item(one, `${space}  `)) : yaml(value, `${space}  `);
    return inside.length ? [opening, ...inside] : [`${opening} ${Array.isArray(value) ? "[]" : "{}"}`];
  };
  const item = (/** @type {YamlValue} */ own, /** @type {string} */ space) => {
    if (typeof own !== "object") return text(`${space}- `, String(own), space.length + 2);
    const [first, ...rest] = yaml(own, `${space}  `);
    return [`${space}- ${first.trimStart()}`, ...rest];
  };
  /** The lines of a mapping. @returns {string[]} */
  const yaml = (/** @type {object} */ data, space = "") =>
    Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : entry(key, value, space)));

  const isEmpty = (/** @type {unknown} */ value) => value == null || value === "" || (Array.isArray(value) && !value.length);
  /** The data without what is empty, but for the keys that must be there. */
  const filled = (/** @type {Record<string, unknown>} */ data, /** @type {string[]} */ required = []) =>
    Object.fromEntries(Object.entries(data).filter(([key, value]) => required.includes(key) || !isEmpty(value)));

  /** A name from some words, such as withdraw-before-signing; empty if there are no letters in them. */
  const fileId = (/** @type {string} */ words) =>
    (words.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/'/g, "").match(/[a-z0-9]+/g) || []).join("-");

  window.bowoutYaml = { yaml, filled, fileId, READ_OTHERWISE };
})();
