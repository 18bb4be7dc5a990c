// @ts-check
/*
 * "Suggest a letter": the form, what is to be mended, the preview and the file. The words of the checks come from
 * suggest-check.js, the sheet from letter-language.js, the file from suggest-file.js. Nothing is requested, stored
 * or put into the address; the link to GitHub is followed only when somebody follows it.
 */
(() => {
  "use strict";

  const root = /** @type {Part} */ (document.querySelector("[data-suggest]"));
  if (!root) return;
  const { build, article } = window.bowoutLetter;
  const { check } = window.bowoutSuggestCheck;
  const { clean, write, fileId, fieldId } = window.bowoutSuggestFile;
  const data = window.bowoutSuggest;

  const PAUSE = 350; // after the last key, before the letter is read
  const SETTLED = 1500; // before anything is announced
  const LONGEST_LINK = 7500; // longer addresses are refused on the way to GitHub
  const LONGEST_NAME = 60; // characters of a name that is made of somebody's words
  const BULLET = /^(?:[-*•·◦▪–—]|\d{1,2}[.)])\s+/; // what a pasted list has before each line
  const FEW = 4; // answers of a question that are all offered to begin with

  const one = (/** @type {string} */ css, /** @type {ParentNode} */ within = root) => /** @type {Part} */ (within.querySelector(css));
  const all = (/** @type {string} */ css, /** @type {ParentNode} */ within = root) => /** @type {Part[]} */ ([...within.querySelectorAll(css)]);
  const say = (/** @type {string} */ key, /** @type {MessageValues} */ values = {}) =>
    (root.getAttribute(`data-say-${key}`) || "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const field = (/** @type {string} */ id) => one(`#s-${id}`);
  /** @type {(tag: string, kind: string, ...content: (Node | string)[]) => HTMLElement} */
  const make = (tag, kind, ...content) => {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    element.append(...content);
    return element;
  };

  const [form, items, questions, ownBlanks, list, missing, status, preview, file, take] =
    ["form", "items", "question-list", "own-list", "list", "missing", "status", "preview", "file", "take"].map((name) => one(`[data-${name}]`));

  /* ---- The form's parts ---- */

  let number = 0;
  /** A copy of a template, its controls named and its labels tied to them. */
  const part = (/** @type {string} */ name) => {
    const copy = /** @type {Part} */ (one(`[data-template="${name}"]`).content.firstElementChild.cloneNode(true));
    const id = `s-${++number}`;
    copy.dataset.id = id;
    for (const control of all("[data-part]", copy)) control.id = `${id}-${control.dataset.part}`;
    for (const label of all("[data-for]", copy)) label.htmlFor = `${id}-${label.dataset.for}`;
    return copy;
  };
  const inner = (/** @type {Element} */ box, /** @type {string} */ name) => one(`[data-part="${name}"]`, box);

  const addItem = (/** @type {string} */ sort, words = "", /** @type {Element | null} */ before = null) => {
    const item = part(sort);
    items.insertBefore(item, before);
    inner(item, "text").value = words;
    renumber();
    return item;
  };
  const addOwn = () => {
    const own = part("own");
    ownBlanks.append(own);
    one("[data-own]").hidden = false;
    renumber();
    return own;
  };
  /** The names by which lines are called: each sort is counted by itself. */
  const renumber = () => {
    const counts = /** @type {Record<string, number>} */ ({});
    const call = (/** @type {Element} */ box, /** @type {string} */ sort) => {
      counts[sort] = (counts[sort] || 0) + 1;
      all("[data-name]", box).forEach((name) => {
        const words = say(sort, { n: counts[sort] });
        name.textContent = name.tagName === "H3" ? words : words.toLowerCase();
      });
    };
    for (const item of all("[data-item]")) call(item, item.dataset.item);
    for (const own of all("[data-own-blank]")) call(own, "blank");
    const last = items.lastElementChild;
    for (const item of items.children) {
      one('[data-act="up"]', item).disabled = item === items.firstElementChild;
      one('[data-act="down"]', item).disabled = item === last;
    }
  };
  const nameOf = (/** @type {Element} */ box) => one("h3", box).textContent;

  /** The id of an own blank, from its words; one that is taken gets a number. */
  const ownId = (/** @type {Element} */ own) => {
    const words = fieldId(inner(own, "blank").value, LONGEST_NAME);
    const others = all("[data-own-blank]").filter((box) => box !== own).map((box) => box.dataset.field);
    let id = words;
    for (let n = 2; Object.hasOwn(data.fields, id) || others.includes(id); n++) id = `${words}_${n}`;
    return id;
  };
  const texts = () => [field("subject"), ...all('[data-items] :is([data-part="text"], [data-part="other"])')];
  /** A blank that gets another name is renamed wherever it stands. */
  const renameOwn = (/** @type {HTMLElement} */ own) => {
    const [before, now] = [own.dataset.field, ownId(own)];
    own.dataset.field = now;
    if (!before || before === now) return;
    for (const box of texts()) if (box.value.includes(`{${before}}`)) box.value = box.value.replaceAll(`{${before}}`, `{${now}}`);
  };

  const fillChips = (/** @type {Element} */ box) => {
    const chip = (/** @type {string} */ id, /** @type {string} */ label) => {
      const button = make("button", "", label);
      Object.assign(button, { type: "button" });
      button.dataset.insert = id;
      return button;
    };
    const own = all("[data-own-blank]").filter((one) => inner(one, "blank").value.trim());
    box.replaceChildren(
      ...Object.entries(data.fields).map(([id, keys]) => chip(id, keys.blank)),
      ...own.map((one) => chip(one.dataset.field, inner(one, "blank").value.trim())),
      chip("", say("own")),
    );
  };

  /** The place in each text where a blank goes: where the cursor was last. @type {WeakMap<Element, [number, number]>} */
  const cursor = new WeakMap();
  const insert = (/** @type {Part} */ box, /** @type {string} */ id, optional = false) => {
    const [from, to] = cursor.get(box) || [box.value.length, box.value.length];
    const text = box.value.slice(0, from);
    const guarded = optional && text.lastIndexOf("[[") <= text.lastIndexOf("]]");
    // a small word such as "on" goes with a blank that may stay empty
    const before = guarded ? text.match(new RegExp(data.smallWords))?.[0] ?? "" : "";
    const lead = before.trim() && !before.endsWith(" ") ? `${before} ` : before;
    box.setRangeText(guarded ? `[[${lead}{${id}}]]` : `{${id}}`, from - before.length, to, "end");
    cursor.set(box, [box.selectionStart, box.selectionEnd]);
    box.focus();
    touched.add(box);
    later();
  };

  /* ---- Questions on which wordings depend ---- */

  const offered = (/** @type {string} */ choice) =>
    all(`[data-question="${choice}"] input:checked`).map((input) => input.value);
  const ask = (/** @type {string} */ choice) => {
    if (one(`[data-question="${choice}"]`)) return;
    const box = part("question");
    const { ask: words, options, default: usual } = data.choices[choice];
    box.dataset.question = choice;
    box.id = `s-question-${choice}`;
    box.tabIndex = -1;
    one("legend", box).textContent = words;
    const entries = Object.entries(options);
    one("[data-options]", box).append(...entries.map(([id, label], i) => {
      const input = Object.assign(document.createElement("input"), { type: "checkbox", value: id, id: `${box.dataset.id}-${id}` });
      input.checked = entries.length <= FEW || id === usual || i < 2;
      const name = Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: label });
      return make("p", "check", input, name);
    }));
    questions.append(box);
  };
  /** The rows for the answers of the question on which a paragraph depends. */
  const vary = (/** @type {Element} */ item) => {
    const choice = inner(item, "vary")?.value;
    const box = one("[data-variants]", item);
    if (!box) return;
    if (box.dataset.of !== choice) {
      box.replaceChildren();
      box.dataset.of = choice;
    }
    if (!choice) return;
    ask(choice);
    const kept = offered(choice);
    for (const [id, label] of Object.entries(data.choices[choice].options)) {
      let row = one(`[data-variant="${id}"]`, box);
      if (!row) {
        row = part("variant");
        row.dataset.variant = id;
        one('[data-for="mode"]', row).textContent = `${label}`;
        one('[data-for="other"]', row).textContent = `${label}: ${data.choices[choice].ask.replace(/\?$/, "")}`;
        one('[data-for="other"]', row).classList.add("sr");
        box.append(row);
      }
      row.hidden = !kept.includes(id);
      one("[data-other]", row).hidden = inner(row, "mode").value !== "other";
    }
  };
  const varied = () => [...new Set(all('[data-part="vary"]').map((select) => select.value).filter(Boolean))];

  /* ---- From the form to a letter's data; `at` remembers where each part came from ---- */

  /** @typedef {{ path: string, control: Part, shift?: number }} Origin */

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
      return modes.none.length ? { when: lone(modes.same), text, ...note } : why ? { text, ...note } : { when: lone(modes.same), text };
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

  /* ---- What is to be mended ---- */

  /** @typedef {{ id: string, words: string, control: Part, at?: number, repair?: { from: string, to: string } }} FormProblem */

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
      return { id: problem.id, words: sentence(problem), control, at: problem.at == null ? undefined : problem.at + shift, repair: problem.repair };
    })];
    const seen = new Set();
    const order = all("input, textarea, select, [data-question], #s-body-problem", form);
    return found
      .filter(({ words, control }) => !seen.has(words + control.id) && seen.add(words + control.id))
      .sort((a, b) => order.indexOf(a.control) - order.indexOf(b.control));
  };

  /** Controls that somebody has been at: of the others nobody hears that they are empty. @type {Set<Element>} */
  const touched = new Set();
  const EMPTY = ["empty-value", "no-subject", "no-aliases", "bad-file-name", "too-short"];
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
      const lines = own.map((one) => make("span", "", ...marked(one.words), ...mender(one)));
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
    const links = now.map((one) => make("li", "", linkTo(one), " ", ...marked(one.words)));
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
      read();
      announce(say("replaced"), 0);
    });
    return [" ", button];
  };
  /** What a control is called: the words of its label. @returns {string} */
  const titleOf = (/** @type {Part} */ control) => {
    if (control.id === "s-body-problem") return say("letter").replace(/^./, (first) => first.toUpperCase());
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

  /* ---- The preview: a builder's sheet, made anew and started ---- */

  /** @type {Record<string, string>} */
  const picked = {};
  /** @type {AbortController | null} */
  let stop = null;
  let drawn = "";
  const draw = (/** @type {LetterFile} */ content) => {
    const key = JSON.stringify([content.channel, content.subject, content.body, content.choices, content.fields]);
    if (key === drawn) return;
    drawn = key;
    const { letter } = build(content);
    const copy = /** @type {Part} */ (one('[data-template="preview"]').content.firstElementChild.cloneNode(true));
    copy.dataset.channel = letter.channel;
    one("[data-sheet]", copy).append(article(letter, data.words, one('[data-template="paper"]').content));
    one("[data-choices]", copy).append(...letter.choices.map(fieldset));
    one("[data-inputs]", copy).append(...letter.fields.map((own) => {
      const input = Object.assign(document.createElement(own.type === "lines" ? "textarea" : "input"), { tabIndex: -1 });
      input.dataset.input = own.id;
      input.dataset.type = own.type;
      input.dataset.example = own.example;
      const box = make("div", "", input);
      box.dataset.ask = own.id;
      return box;
    }));
    preview.replaceChildren(copy);
    // what the sheet before this one listened to goes with it
    stop?.abort();
    stop = new AbortController();
    const { signal } = stop;
    const listen = window.addEventListener;
    window.addEventListener = (/** @type {string} */ type, /** @type {EventListenerOrEventListenerObject} */ job) => listen.call(window, type, job, { signal });
    try {
      window.bowoutBuilder(copy);
    } finally {
      window.addEventListener = listen;
    }
    one("[data-keep]", copy).checked = false; // nothing of this page is kept
    for (const set of all("[data-choice]", copy))
      for (const radio of all("input", set)) if (radio.value === picked[set.dataset.choice]) radio.checked = true;
    fillIn();
  };
  const fieldset = (/** @type {Choice} */ choice) => {
    const set = make("fieldset", "", make("legend", "", choice.ask), make("div", "options", ...choice.options.map(([id, label]) => {
      const input = Object.assign(document.createElement("input"), { type: "radio", name: `s-c-${choice.id}`, value: id, id: `s-c-${choice.id}-${id}` });
      input.defaultChecked = id === choice.default;
      return make("span", "option", input, Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: label }));
    })));
    set.dataset.choice = choice.id;
    return set;
  };
  /** Invented words in the blanks, or none. */
  const fillIn = () => {
    const on = one("[data-filled]").checked;
    for (const input of all("[data-inputs] [data-input]", preview)) input.value = on ? input.dataset.example : "";
    window.dispatchEvent(new Event("pageshow")); // builder.js takes it all anew
  };

  /* ---- The file, and the way to GitHub ---- */

  const fileName = () => field("name").value.trim() || "my-letter";
  const base = () => `${root.dataset.repo}/new/main/snippets/letters/en`;
  const hand = (/** @type {LetterFile} */ letter) => {
    file.value = write(letter);
    const link = one("[data-link]");
    if (!link) return;
    const long = `${base()}?${new URLSearchParams({ filename: `${fileName()}.yml`, value: file.value })}`.replace(/\+/g, "%20");
    const fits = long.length <= LONGEST_LINK;
    link.href = fits ? long : `${base()}?filename=${encodeURIComponent(fileName())}.yml`;
    link.dataset.fits = String(fits);
    one("[data-short]").hidden = !fits;
    one("[data-long]").hidden = fits;
  };
  let fade = 0;
  let handed = ""; // the file as it was taken away last
  const tell = (/** @type {string} */ key, values = {}) => {
    if (key !== "select") handed = file.value;
    const words = say(key, values);
    for (const box of all("[data-said]", take)) box.textContent = words;
    clearTimeout(fade);
    announce(words, 0);
  };
  const copy = (/** @type {string} */ done) => {
    try {
      navigator.clipboard.writeText(file.value).then(() => tell(done), () => copyAtOnce(done));
    } catch {
      copyAtOnce(done);
    }
  };
  /** Without a wait: a tab that opens meanwhile would take the clipboard away. */
  const copyAtOnce = (/** @type {string} */ done) => {
    file.focus();
    file.select();
    tell(document.execCommand("copy") ? done : "select");
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([file.value], { type: "text/yaml" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${fileName()}.yml` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1e4);
    tell("saved");
  };

  /* ---- Reading it all, once the typing pauses ---- */

  let timer = 0;
  let speaking = 0;
  const announce = (/** @type {string} */ words, wait = SETTLED) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = words === status.textContent ? `${words}\u00a0` : words;
    }, wait);
  };
  let before = "";
  const read = () => {
    clearTimeout(timer);
    for (const item of all("[data-item]")) vary(item);
    const asked = varied();
    for (const box of all("[data-question]")) if (!asked.includes(box.dataset.question)) box.remove();
    one("[data-questions]").hidden = !asked.length;
    one("[data-own]").hidden = !ownBlanks.childElementCount;
    one("[data-subject-box]").hidden = !data.subjects.includes(field("channel").value);
    const spoken = data.spoken.includes(field("channel").value);
    one("[data-spoken]").hidden = !spoken;
    for (const item of all("[data-item]")) item.hidden = !spoken && item.dataset.item !== "p"; // only a script has them
    const { letter, from } = gather();
    draw(letter);
    hand(letter);
    const sum = show(problems(letter, from));
    if (before && before !== sum) announce(sum);
    before = sum;
  };
  const later = () => {
    clearTimeout(timer);
    clearTimeout(speaking); // nothing is announced over typing
    timer = setTimeout(read, PAUSE);
  };

  /* ---- What somebody does ---- */

  let named = false; // whether the file's name is somebody's own
  form.addEventListener("input", (event) => {
    const target = /** @type {Part} */ (event.target);
    if (target === field("name")) named = target.value !== "";
    if (target === field("title") && !named) field("name").value = fileId(target.value).slice(0, LONGEST_NAME).replace(/-+$/, "");
    if (target.dataset.part === "blank") renameOwn(/** @type {Part} */ (target.closest("[data-own-blank]")));
    if (target.value && target.matches("textarea, input[type=text]")) touched.add(target);
    for (const box of all("[data-said]", take)) box.textContent = "";
    later();
  });
  form.addEventListener("change", (event) => {
    const target = /** @type {Part} */ (event.target);
    touched.add(target);
    if (target === field("title") && !named) touched.add(field("name"));
    if (target.matches("select, [type=checkbox]")) read();
    else later();
  });
  form.addEventListener("focusout", (event) => {
    const target = /** @type {Part} */ (event.target);
    if (target.selectionStart != null) cursor.set(target, [target.selectionStart, target.selectionEnd]);
  });
  // nothing is kept, so a browser asks before it leaves what somebody wrote
  form.addEventListener("input", () => addEventListener("beforeunload", (event) => {
    if (file.value !== handed) event.preventDefault();
  }), { once: true });
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  form.addEventListener("toggle", (event) => {
    const target = /** @type {Part} */ (event.target);
    const chips = one("[data-chips]", target);
    if (target.open && chips) fillChips(chips);
  }, true);

  /** @type {Record<string, (box: Part) => void>} */
  const act = {
    up: (item) => move(item, item.previousElementSibling, "up"),
    down: (item) => move(item, item.nextElementSibling?.nextElementSibling ?? null, "down"),
    remove(item) {
      const next = item.nextElementSibling || item.previousElementSibling;
      const name = nameOf(item);
      item.remove();
      renumber();
      read();
      (next ? inner(next, "text") : one('[data-add="p"]')).focus();
      announce(say("removed", { name }), 0);
    },
    "remove-own"(own) {
      const name = nameOf(own);
      own.remove();
      renumber();
      read();
      one('[data-add="p"]').focus();
      announce(say("removed", { name }), 0);
    },
    /** Each paragraph of a pasted letter becomes one of its own. */
    split(item) {
      const [first, ...rest] = paragraphs(clean(inner(item, "text").value)).lines;
      inner(item, "text").value = first;
      const next = item.nextElementSibling;
      for (const words of rest) touched.add(inner(addItem("p", words, next), "text"));
      read();
      inner(item, "text").focus();
    },
  };
  const move = (/** @type {Part} */ item, /** @type {Element | null} */ to, /** @type {string} */ way) => {
    const name = nameOf(item);
    items.insertBefore(item, to);
    renumber();
    read();
    const button = one(`[data-act="${way}"]`, item);
    (button.disabled ? one(`[data-act="${way === "up" ? "down" : "up"}"]`, item) : button).focus();
    announce(say("moved", { name, n: [...items.children].indexOf(item) + 1 }), 0);
  };
  form.addEventListener("click", (event) => {
    const button = /** @type {Part} */ (event.target).closest("button");
    if (!button) return;
    const { act: what, add, insert: id } = button.dataset;
    const box = /** @type {Part} */ (button.closest("[data-item], [data-own-blank]"));
    if (what) act[what](box);
    else if (add) {
      // before the closing words, which stay last
      const last = add === "p" && items.lastElementChild?.dataset.item === "p" && /\{sender\}\s*$/.test(inner(items.lastElementChild, "text").value) ? items.lastElementChild : null;
      const item = addItem(add, "", last);
      inner(item, add === "if" ? "if" : "text").focus();
    } else if (id) {
      const own = all("[data-own-blank]").find((one) => one.dataset.field === id);
      const optional = own ? inner(own, "optional").checked : data.fields[id].optional;
      insert(inner(box, "text"), id, optional);
      if (optional) announce(say("guarded"), 0);
    } else if (id === "") {
      // it stands in the letter at once, and takes its name while that is typed
      const own = addOwn();
      renameOwn(own);
      insert(inner(box, "text"), own.dataset.field);
      inner(own, "blank").focus();
    }
  });
  // of a large box a browser shows the line with the cursor: the box itself is to be seen
  root.addEventListener("focusin", ({ target }) => {
    const box = /** @type {Element} */ (target);
    if (box.matches("textarea")) box.scrollIntoView({ block: "nearest" });
  });
  one("[data-jump]").addEventListener("click", (/** @type {Event} */ event) => {
    event.preventDefault();
    one("#suggest-sheet").focus();
  });
  one("[data-filled]").addEventListener("change", fillIn);
  preview.addEventListener("change", (event) => {
    const target = /** @type {Part} */ (event.target);
    const set = target.closest("[data-choice]");
    if (set) picked[set.dataset.choice] = target.value;
  });
  // a blank of the sheet leads to the words that it stands in
  preview.addEventListener("click", (event) => {
    const id = /** @type {Part} */ (event.target).closest(".blank")?.dataset.field;
    const box = id && texts().find((text) => text.value.includes(`{${id}}`));
    if (!box) return;
    const at = box.value.indexOf(`{${id}}`);
    box.focus();
    box.setSelectionRange(at, at + id.length + 2);
  });
  take.addEventListener("click", (event) => {
    const target = /** @type {Part} */ (event.target).closest("button, [data-link]");
    if (!target) return;
    for (const control of all("input, textarea", form)) touched.add(control);
    touched.add(take);
    read();
    if (target.matches("[data-link]")) handed = file.value;
    if (target.matches("[data-copy]")) copy("copied");
    else if (target.matches("[data-save]")) save();
    else if (target.dataset.fits === "false") copyAtOnce("copied-open");
  });

  for (const words of ["Dear [[{recipient}|hiring team]],", "", "Kind regards,\n{sender}"]) addItem("p", words);
  addEventListener("pageshow", read, { once: true }); // a browser may bring back what was typed
  // In pieces of work of their own, one to a picture: a page that opens must answer at once. The sheet is drawn
  // before it is shown, so that nothing moves.
  const open = (/** @type {(() => void)[]} */ [first, ...rest]) => {
    first();
    if (rest.length) requestAnimationFrame(() => setTimeout(open, 0, rest));
  };
  const reveal = () => {
    for (const box of all("[data-sum]")) box.textContent = say("open");
    for (const box of all("[data-plain]")) box.hidden = true;
    one("[data-work]").hidden = false;
  };
  const offer = () => {
    one("[data-take-state]").textContent = say("unready");
    take.hidden = false;
  };
  setTimeout(open, 0, [() => draw(gather().letter), reveal, offer, read]);
})();
