// @ts-check
/*
 * On the page of a notice: dates that are counted, with the counting explained, and the
 * English reading copy of a letter in another language. builder.js writes the letter itself.
 */
(() => {
  "use strict";

  const { bowoutDates: dates } = /** @type {any} */ (window);

  const start = (/** @type {HTMLElement} */ root) => {
    const all = (css) => /** @type {any[]} */ ([...root.querySelectorAll(css)]);
    const input = (id) => /** @type {any} */ (root.querySelector(`[data-input="${id}"]`));
    const lines = all("[data-rules]");
    const copies = all("[data-copy]").map((el) => ({ el, id: el.dataset.copy, blank: el.textContent }));
    const overlap = all('[data-choice="overlap"] input'); // does the notice end before the first day?
    const counted = new Map(); // line to the date that was worked out last
    // the count answers that question, until the reader or a link has
    let answered = /\boverlap=/.test(location.hash) || overlap.some((el) => el.checked != el.defaultChecked);
    let busy = false;

    const chosen = () =>
      Object.fromEntries(all("[data-choice]").map((set) => [set.dataset.choice, set.querySelector(":checked")?.value]));

    const write = (target, change) => {
      change();
      busy = true;
      target.dispatchEvent(new InputEvent("input", { bubbles: true }));
      busy = false;
    };

    const answer = (fit) => {
      const wanted = { before: "before", on: "after", after: "after" }[fit];
      const option = overlap.find((el) => el.value == wanted && !el.checked);
      if (option && !answered) write(option, () => (option.checked = true));
    };

    /** Work a date out and say how. With `fill` it goes into the letter, unless the reader has written another. */
    const count = (line, fill) => {
      const { rules, end, from } = line.dataset;
      const picked = chosen();
      const rule = JSON.parse(rules).find((one) => Object.entries(one.when).every(([id, options]) => options.includes(picked[id])));
      const target = input(end);
      const first = input("start_date")?.value || "";
      const date = rule ? dates.end(input(from).value, rule, first) : "";
      if (fill && (!target.value || target.value == counted.get(line)) && target.value != date)
        write(target, () => (target.value = date));
      counted.set(line, date);
      const { fit, text } = rule ? dates.explain(line, rule, input(from).value, first) : { fit: "", text: "" };
      if (line.textContent != text) line.textContent = text;
      if (fill) answer(fit);
    };

    const read = () => {
      for (const { el, id, blank } of copies) {
        const field = input(id);
        const typed = field?.value.trim() || "";
        el.textContent = typed && field.type == "date" ? dates.long(typed) : typed || blank;
      }
    };

    const run = (/** @type {any} */ target = null) => {
      // what the reader writes or empties stays so until something that it is counted from changes
      const asks = (line) => !target || target.dataset.input == line.dataset.from || target.dataset.input == "start_date" || !target.dataset.input;
      for (const line of lines) count(line, asks(line));
      read();
    };

    root.addEventListener("input", ({ target }) => {
      if (busy) return;
      answered ||= overlap.includes(target);
      run(target);
    });
    root.addEventListener("click", ({ target }) => {
      if (/** @type {any} */ (target).closest("[data-do=clear]")) for (const line of lines) setTimeout(count, 0, line, false);
      setTimeout(read);
    });
    addEventListener("pageshow", () => setTimeout(run));
    addEventListener("hashchange", () => setTimeout(run));
    run();
  };

  for (const root of document.querySelectorAll("[data-builder]")) start(/** @type {HTMLElement} */ (root));
})();
