// @ts-check
/*
 * The form of "Suggest a letter": its lines, its blanks, and the questions on which wordings depend. What the other
 * scripts of the page need of it is one object; suggest.js runs last and puts them to work.
 */
(() => {
  "use strict";

  const root = /** @type {Part} */ (document.querySelector("[data-suggest]"));
  const data = window.bowoutSuggest;
  const { fieldId } = window.bowoutSuggestFile;

  const LONGEST_NAME = 60; // characters of a name that is made of somebody's words
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

  const [items, questions, ownBlanks] = ["items", "question-list", "own-list"].map((name) => one(`[data-${name}]`));

  /* ---- Lines and blanks ---- */

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
      ...Object.entries(data.fields).map(([id, keys]) => chip(id, keys.label)),
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
    box.dispatchEvent(new Event("input", { bubbles: true })); // as if it had been typed
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
  /** The questions of the letter: several tones, and those on which a paragraph depends. */
  const varied = () => [...new Set([offered(data.tone).length > 1 ? data.tone : "", ...all('[data-part="vary"]').map((select) => select.value)].filter(Boolean))];

  // the others add theirs
  window.bowoutSuggestPage = /** @type {SuggestPage} */ ({
    LONGEST_NAME, root, one, all, say, field, make, inner, items, ask, addItem, addOwn, renumber, nameOf, texts, renameOwn, fillChips, cursor, insert, offered, vary, varied,
  });
})();
