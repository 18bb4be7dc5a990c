// @ts-check
/*
 * A .docx in the browser: the parts of an empty one were made at build
 * (docx-parts.js), this writes the paragraphs and packs it, uncompressed.
 */
(() => {
  "use strict";

  const escape = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const START = '<w:t xml:space="preserve">';
  const ROOM = `</w:t><w:br/><w:br/>${START}`; // for a signature by hand
  /** @type {Record<string, number[]>} */
  const SIZES = { a4: [11906, 16838], letter: [12240, 15840] };

  /** One paragraph; a line break inside it is <w:br/>, with room above a line to sign on. */
  const paragraph = (/** @type {string} */ text) =>
    `<w:p><w:r>${text.split("\n").map((line) => `${START}${line.startsWith("____") ? ROOM : ""}${escape(line)}</w:t>`).join("<w:br/>")}</w:r></w:p>`;

  /** CRC-32, as every zip entry carries it. */
  const crc32 = (/** @type {Uint8Array} */ bytes) => {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
    }
    return ~crc;
  };

  /** A zip of texts by name. Sizes and offsets are little-endian; the date is 1 January 1980, zip's first. */
  const zip = (/** @type {Record<string, string>} */ files) => {
    /** Numbers with their width in bytes, one after the other. */
    const pack = (/** @type {number[][]} */ ...fields) =>
      new Uint8Array(fields.flatMap(([value, width]) => Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 255)));
    const encoder = new TextEncoder();
    const local = [];
    const central = [];
    let offset = 0;
    let size = 0;
    for (const [file, text] of Object.entries(files)) {
      const name = encoder.encode(file);
      const data = encoder.encode(text);
      // version, UTF-8 names, stored, time, date, checksum, twice the size, length of the name, no extras
      const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
      const head = pack([0x04034b50, 4], ...about);
      const entry = pack([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
      local.push(head, name, data);
      central.push(entry, name);
      offset += head.length + name.length + data.length;
      size += entry.length + name.length;
    }
    const count = Object.keys(files).length;
    const end = pack([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
    return new Blob([...local, ...central, end], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  };

  /** Paragraphs as a document in a locale such as en-GB, on paper of that size. */
  window.bowoutDocx = (paragraphs, locale = "en-US", size = "a4") => {
    const parts = { ...window.bowoutDocxParts };
    const [width, height] = SIZES[size].map(String);
    for (const name of Object.keys(parts))
      parts[name] = parts[name].replaceAll("@locale@", locale).replaceAll("@width@", width).replaceAll("@height@", height);
    const body = paragraphs.map(paragraph).join("");
    parts["word/document.xml"] = parts["word/document.xml"].replace("<!--body-->", () => body);
    return zip(parts);
  };
})();
