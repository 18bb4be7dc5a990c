// @ts-check
/*
 * On the page of a notice: dates that are counted, with the counting explained, and the
 * English reading copy of a letter in another language. builder.js writes the letter itself.
 */
(() => {
  "use strict";

  const { bowoutDates: dates } = window;

  const start = (/** @type {Part} */ root) => {
    const all = (/** @type {string} */ css) => [...root.querySelectorAll(css)];
    const input = (/** @type {string} */ id) => /** @type {Part} */ (root.querySelector(`[data-input="${id}"]`));
    const lines = all("[data-rules]");
    const copies = all("[data-copy]").map((el) => ({ el, id: el.dataset.copy, blank: el.textContent }));
    const [first, length] = ["start", "length"].map((role) => all("[data-role]").find((el) => el.dataset.role == role));
    const counted = new Map(); // line to the date that was worked out last
    const clash = /** @type {Part | null} */ (root.querySelector("[data-clash]"));
    let busy = false;

    const chosen = () =>
      Object.fromEntries(all("[data-choice]").map((set) => [set.dataset.choice, set.querySelector(":checked")?.value]));

    /** The length that the contract names, if it was typed. */
    const agreed = () => {
      const unit = length && { D: "days", W: "weeks", M: "months" }[input(length.dataset.input + ".unit").value];
      return unit && length.value ? { length: Math.round(Number(length.value)), unit } : null;
    };

    /** Work a date out and say how. With `fill` it goes into the letter, unless the reader has written another. */
    const count = (/** @type {Part} */ line, fill = false) => {
      const { rules, end, from } = line.dataset;
      const picked = chosen();
      const rule = /** @type {Notice[]} */ (JSON.parse(rules)).find((one) => Object.entries(one.when ?? {}).every(([id, options]) => options.includes(picked[id] ?? "")));
      const target = input(end);
      const begins = first?.value || "";
      const own = agreed();
      const date = rule ? dates.count(input(from).value, rule, begins, own).end : "";
      if (fill && (!target.value || target.value == counted.get(line)) && target.value != date) {
        target.value = date;
        busy = true;
        target.dispatchEvent(new InputEvent("input", { bubbles: true }));
        busy = false;
      }
      counted.set(line, date);
      // What is said beside the letter is in the page's language, with the dates of the letter's country.
      const locale = root.dataset.locale.replace(root.dataset.lang, document.documentElement.lang);
      const { text, fit } = rule ? dates.explain(line, rule, input(from).value, begins, locale, own) : { text: "", fit: "" };
      if (line.textContent != text) line.textContent = text;
      // on a phone the line is out of sight where the letter is copied
      if (clash && line == lines[0]) clash.hidden = !["after", "on", "past"].includes(fit);
    };

    /** The English copy of a letter in another language shows what was typed. */
    const read = () => {
      for (const { el, id, blank } of copies) {
        const written = root.querySelector(`[data-field="${id}"].filled`)?.textContent;
        const typed = input(id)?.type == "date" ? dates.long(input(id).value, "en-GB") : written;
        el.textContent = typed || blank;
      }
    };

    const run = (/** @type {Part | null} */ target = null) => {
      // what the reader writes or empties stays so until something that it is counted from changes
      const from = (/** @type {Part} */ line) => [line.dataset.from, first?.dataset.input, length?.dataset.input];
      const asks = (/** @type {Part} */ line) => !target?.dataset.input || from(line).includes(target.dataset.input.split(".")[0]);
      for (const line of lines) count(line, asks(line));
      read();
    };

    root.addEventListener("input", ({ target }) => busy || run(/** @type {Part} */ (target)));
    root.addEventListener("click", ({ target }) => {
      if (/** @type {Element} */ (target).closest("[data-do=clear]")) for (const line of lines) setTimeout(count, 0, line, false);
      setTimeout(read);
    });
    addEventListener("pageshow", () => setTimeout(run));
    addEventListener("hashchange", () => setTimeout(run));
    run();
  };

  for (const root of document.querySelectorAll("[data-builder]")) start(/** @type {Part} */ (root));
})();
