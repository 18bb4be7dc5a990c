// @ts-check
/*
 * A suggested letter as its file: the YAML that goes into snippets/letters, and the names in it.
 */
(() => {
  "use strict";

  const { yaml, filled, fileId, READ_OTHERWISE } = window.bowoutYaml;
  const data = () => window.bowoutSuggest;

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

  /** The whole file, its keys in the order of the schema. */
  const write = (/** @type {LetterFile} */ letter) => {
    const { keys, required } = data().file;
    const ordered = Object.fromEntries(keys.map((key) => [key, /** @type {Record<string, unknown>} */ ({ ...letter })[key]]));
    return [data().schemaLine, ...yaml(filled(ordered, required)), ""].join("\n");
  };

  /** A word that YAML takes for something else cannot be the name of a blank. */
  const fieldId = (/** @type {string} */ words, /** @type {number} */ longest) => {
    const id = fileId(words).replace(/-/g, "_").replace(/^[0-9_]+/, "").slice(0, longest).replace(/_+$/, "") || "blank";
    return READ_OTHERWISE.test(id) ? `${id}_blank` : id;
  };

  window.bowoutSuggestFile = { clean, write, fieldId };
})();
