// @ts-check
/*
 * "Suggest a letter": what is to be mended, beside each field and in one list, with a button where the repair is known.
 */
(() => {
  "use strict";

  const { check } = window.bowoutSuggestCheck;
  const { clean } = window.bowoutSuggestFile;
  const data = window.bowoutSuggest;
  const { root, one, all, say, field, make, inner, nameOf } = window.bowoutSuggestPage;
  const [form, list, missing, take] = ["form", "list", "missing", "take"].map((name) => one(`[data-${name}]`));

  /** The checker's message, and what to do about it here: a form is not mended as a file is. */
  const sentence = (/** @type {{ id: string, message: string, remedy: string }} */ { id, message, remedy }) =>
    `${message} ${data.remedies[id] ?? remedy}`.trim();
  const explain = (/** @type {string} */ name, /** @type {MessageValues} */ values = {}) => {
    const [message, remedy] = window.bowoutLetter.explain(name, values);
    return sentence({ id: name.split("/")[0], message, remedy });
  };
  /** What stands between backticks is a name of the file. @returns {(Node | string)[]} */
  const marked = (/** @type {string} */ text) =>
    text.split(/`([^`]+)`/).map((piece, i) => (i % 2 ? make("code", "", piece) : piece));

  /** What the form itself can see: what is empty, and the file's name. @returns {FormProblem[]} */
  const unfilled = (/** @type {LetterFile} */ letter) => {
    /** @type {FormProblem[]} */
    const found = [];
    const empty = (/** @type {Part} */ control, /** @type {string} */ name) => found.push({ id: "empty-value", words: explain("empty-value", { name }), control });
    for (const id of /** @type {("title" | "use_when")[]} */ (["title", "use_when"])) if (!letter[id]) empty(field(id), id);
    for (const box of all("[data-own-blank]"))
      for (const key of ["blank", "ask", "example"]) if (!clean(inner(box, key).value)) empty(inner(box, key), key);
    for (const box of all('[data-item="if"]:not([hidden])'))
      for (const [key, name] of [["if", "if_they"], ["text", "say"]])
        if (!clean(inner(box, key).value) && (clean(inner(box, "text").value) || clean(inner(box, "if").value))) empty(inner(box, key), name);
    for (const row of all("[data-variant]"))
      if (!row.hidden && inner(row, "mode").value === "other" && !clean(inner(row, "other").value)) empty(inner(row, "other"), "text");
    if (!letter.body.length) found.push({ id: "empty-value", words: explain("empty-value/list", { name: "body" }), control: one("#s-body-problem") });
    const name = field("name").value.trim();
    const taken = Object.hasOwn(data.letters, name) && data.letters[name];
    if (!new RegExp(`^(?:${data.fileId[0]})$`).test(name)) found.push({ id: "bad-file-name", words: explain("bad-file-name"), control: field("name") });
    else if (taken) found.push({ id: "duplicate-id", words: explain("duplicate-id", { id: name, path: taken }), control: field("name") });
    return found;
  };

  /** Everything, each with the control that it belongs to, in the order of the form. @returns {FormProblem[]} */
  const problems = (/** @type {LetterFile} */ letter, /** @type {Origin[]} */ from) => {
    /** @type {(problem: FileProblem) => { control: Part, shift?: number }} */
    const place = (problem) => {
      const path = JSON.stringify(problem.path).slice(0, -1);
      const fits = from.filter((origin) => path === origin.path || path.startsWith(`${origin.path},`) || origin.path.startsWith(`${path},`));
      const best = fits.filter((origin) => path.startsWith(origin.path)).sort((a, b) => b.path.length - a.path.length)[0] || fits[0];
      if (path === '["body"') return { control: one("#s-body-problem") };
      if (best?.control) return best;
      const control = { "no-subject": field("subject"), "no-aliases": field("aliases") }[problem.id] || one("#s-body-problem");
      return { control };
    };
    const found = [...unfilled(letter), ...check(letter).map((problem) => {
      const { control, shift = 0 } = place(problem);
      return { id: problem.id, words: sentence(problem), control, at: problem.at == null ? undefined : problem.at + shift, repair: problem.repair, see: problem.see };
    })];
    const seen = new Set();
    const order = all("input, textarea, select, [data-question], #s-body-problem", form);
    return found
      .filter(({ words, control }) => !seen.has(words + control.id) && seen.add(words + control.id))
      .sort((a, b) => order.indexOf(a.control) - order.indexOf(b.control));
  };

  /** Controls that somebody has been at: of the others nobody hears that they are empty. @type {Set<Element>} */
  const touched = new Set();
  const EMPTY = ["empty-value", "no-subject", "no-aliases", "bad-file-name", "too-short", "unused-choice"];
  const due = (/** @type {FormProblem} */ { id, control }) => {
    if (!EMPTY.includes(id) && !(control.id === "s-body-problem" && !bodyTouched())) return true;
    if (control.id === "s-body-problem") return bodyTouched();
    return touched.has(control);
  };
  const bodyTouched = () => touched.has(take) || all('[data-items] [data-part="text"]').filter((box) => touched.has(box)).length > 0;

  /** Beside each field what belongs to it, in the list all of it. */
  const show = (/** @type {FormProblem[]} */ found) => {
    const now = found.filter(due);
    /** @type {Map<Part, FormProblem[]>} */
    const boxes = new Map();
    for (const one of now) boxes.set(one.control, [...(boxes.get(one.control) || []), one]);
    for (const box of all("[data-problem]", form)) {
      const control = box.dataset.problem === "body" ? box : box.parentElement.matches("[data-question]") ? box.parentElement : one("input, textarea, select", box.parentElement);
      const own = boxes.get(control) || [];
      const lines = own.map((one) => make("span", "", ...marked(one.words), ...seeAlso(one), ...mender(one)));
      if ([...box.children].map((line) => line.textContent).join("\n") !== lines.map((line) => line.textContent).join("\n")) box.replaceChildren(...lines);
      box.hidden = !lines.length;
      if (control === box) continue;
      box.id ||= `${control.id}-problem`;
      const help = root.querySelector(`#${control.id.replace("s-", "h-")}`)?.id;
      const described = [help, lines.length ? box.id : ""].filter(Boolean).join(" ");
      if (described) control.setAttribute("aria-describedby", described);
      else control.removeAttribute("aria-describedby");
      if (control.matches("input, textarea")) control.setAttribute("aria-invalid", String(!!lines.length));
      const split = one("[data-split-box]", box.parentElement);
      if (split) split.hidden = !own.some((/** @type {FormProblem} */ { id }) => id === "two-paragraphs");
    }
    const links = now.map((one) => make("li", "", linkTo(one), " ", ...marked(one.words), ...seeAlso(one)));
    const open = document.activeElement && list.contains(document.activeElement) ? [...list.children].findIndex((item) => item.contains(document.activeElement)) : -1;
    list.replaceChildren(...links);
    if (open >= 0) one("a", list.children[Math.min(open, list.children.length - 1)] || list)?.focus();
    const left = unique(found.filter((one) => !due(one)), ({ control }) => titleOf(control));
    missing.hidden = !left.length;
    missing.replaceChildren(say("missing"), ...left.flatMap((one, i) => [i ? ", " : " ", linkTo(one)]), ".");
    const sum = now.length === 1 ? say("one") : now.length ? say("many", { n: now.length }) : found.length ? say("open") : say("none");
    for (const box of all("[data-sum]")) box.textContent = sum;
    one("[data-take-state]").textContent = found.length ? say("unready") : say("ready");
    return sum;
  };
  /** The first of those that are alike. @type {<T>(list: T[], key: (one: T) => string) => T[]} */
  const unique = (list, key) => {
    const seen = new Set();
    return list.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
  };
  const linkTo = (/** @type {FormProblem} */ problem) => {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", titleOf(problem.control)));
    link.href = `#${problem.control.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(problem);
    });
    return link;
  };
  /** Where a reader finds what the letter leaves out. @returns {(Node | string)[]} */
  const seeAlso = (/** @type {FormProblem} */ { see }) =>
    see ? [" ", one(`[data-template="see-${see}"]`).content.cloneNode(true)] : [];
  /** The button that writes the repair where the problem is, if there is one. @returns {(Node | string)[]} */
  const mender = (/** @type {FormProblem} */ { control, at = 0, repair }) => {
    if (!repair || !control.setRangeText) return [];
    const button = make("button", "suggest-repair", say("replace", { words: repair.to.trim() }));
    Object.assign(button, { type: "button" });
    button.addEventListener("click", () => {
      const place = at + control.value.length - control.value.trimStart().length;
      const before = control.value.lastIndexOf(repair.from, place);
      const start = before < 0 ? control.value.indexOf(repair.from) : before;
      if (start < 0) return;
      control.setRangeText(repair.to, start, start + repair.from.length, "end");
      touched.add(control);
      control.focus();
      repaired();
    });
    return [" ", button];
  };
  /** What a control is called: the words of its label. @returns {string} */
  const titleOf = (/** @type {Part} */ control) => {
    if (control.id === "s-body-problem") return say("letter");
    const box = control.closest("[data-item], [data-own-blank]");
    if (box) return nameOf(box);
    if (control.matches("[data-question]")) return one("legend", control).textContent;
    return one(`label[for="${control.id}"]`).firstChild?.textContent?.trim() ?? "";
  };
  /** To the control, and to the place in it that is meant. */
  const go = (/** @type {FormProblem} */ { control, at }) => {
    control.closest("details")?.setAttribute("open", "");
    control.focus();
    if (at == null || !control.setSelectionRange) return;
    const lead = control.value.length - control.value.trimStart().length;
    const rest = control.value.slice(lead + at).match(/^(?:\{[^}\n]*\}|\[\[|\]\]|\S+)/)?.[0] || "";
    control.setSelectionRange(lead + at, lead + at + rest.length);
  };

  /** Hears that a repair was put in. */
  let repaired = () => {};
  const onRepair = (/** @type {() => void} */ job) => {
    repaired = job;
  };

  Object.assign(window.bowoutSuggestPage, { touched, problems, show, onRepair });
})();
