// @ts-check
/*
 * The letter builder. Every wording is already in the page: this fills the
 * blanks and hides what was not chosen. It makes no HTML out of text, sends
 * nothing, and keeps nothing unless the reader asks. Its buttons: outputs.js.
 */
(() => {
  "use strict";

  const KEY = "bowout"; // one entry for all letters: what was typed for the call is there for the e-mail

  /** Storage may be off, and in a sandboxed frame even naming it throws. */
  const storage = (job) => {
    try {
      return job(sessionStorage);
    } catch {
      return null;
    }
  };

  /** What was typed, as it may stand in a letter: no controls, no half characters. */
  const clean = (/** @type {string} */ typed, type, lang) => {
    const value = typed
      .replace(/\p{Cs}/gu, "\ufffd")
      .split(/\r\n?|\n/)
      .map((line) => line.replace(/\s+/g, " ").replace(/[\p{Cc}\ufffe\uffff]/gu, "").trim())
      .filter(Boolean)
      .join(type == "lines" ? "\n" : " ");
    if (type != "date") return value;
    const date = new Date(value);
    // UTC, or New York would show the day before
    return isNaN(+date) ? "" : new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
  };

  const unseen = (el) => el.hidden || "skip" in el.dataset;

  /** The text of one paragraph as shown. Not innerText: that leaks hidden wordings. */
  const words = (node) =>
    node.nodeType == 3 ? node.data.replace(/\s+/g, " ")
    : node.nodeType != 1 || unseen(node) ? ""
    : node.tagName == "BR" ? "\n"
    : node.dataset.field ? node.textContent
    : [...node.childNodes].map(words).join("");

  /** The paragraphs shown, in order, without the subject. */
  const paragraphs = (box) =>
    [...box.children].flatMap((el) => {
      if (unseen(el) || "subject" in el.dataset) return [];
      if (!/^(P|H\d)$/.test(el.tagName)) return paragraphs(el);
      const text = words(el).replace(/ *\n */g, "\n").trim();
      return text ? [{ el, text }] : [];
    });

  /** The paragraphs of one list whose words are not in the other. */
  const without = (list, other) => list.filter((p) => !other.some((q) => q.text == p.text));

  const start = (/** @type {HTMLElement} */ root) => {
    const all = (css) => /** @type {any[]} */ ([...root.querySelectorAll(css)]);
    const [form, article, keep, clear, said, status] =
      ["[data-form]", "[data-article]", "[data-keep]", "[data-do=clear]", "[data-said]", "[data-status]"].map((css) => all(css)[0]);
    const subject = all("[data-subject]")[0];
    const sets = all("[data-choice]");
    const inputs = all("[data-input]");
    const mayBeEmpty = all("[data-empty]");
    const controls = [...form.querySelectorAll("input,textarea,select")];
    const parts = all("[data-field],[data-needs],[data-unless]").map((el) => ({
      el,
      ids: (el.dataset.field || el.dataset.needs || el.dataset.unless).split(" "),
      blank: el.dataset.field && el.textContent,
      unless: "unless" in el.dataset,
    }));
    const lang = root.dataset.lang || "en";
    const plural = new Intl.PluralRules(lang);
    const values = new Map();
    let chosen = {};
    let before, cleared, later, fade;

    /** A sentence of the interface; with a number, in the form for it: -0, else -one, -few, -other. */
    const say = (key, n) => {
      const get = (end) => root.getAttribute("data-say-" + key + end);
      return n == null ? get("") : (get("-" + n) || get("-" + plural.select(n)) || get("-other")).replace("{n}", n);
    };

    /** The letter as it leaves the page: every output is made from this. */
    const read = () => {
      const list = paragraphs(article);
      const body = list.map((p) => p.text).join("\n\n");
      const title = subject ? words(subject).trim() : "";
      return { subject: title, body, whole: title ? subject.firstChild.textContent + title + "\n\n" + body : body };
    };

    const take = (input) => values.set(input.dataset.input, clean(input.value, input.dataset.type, lang));

    /** Fill blanks and open or close guards; while typing, those of one field. */
    const fill = (only) => {
      let turned = !only;
      for (const part of parts) {
        const { el, ids, blank, unless } = part;
        if (only && !ids.includes(only)) continue;
        const full = ids.every((id) => values.get(id));
        if (blank) el.textContent = full ? values.get(ids[0]) : blank;
        if (part.full == full) continue; // most keystrokes end here
        part.full = full;
        turned = true;
        if (blank) el.className = full ? "filled" : "blank";
        else el.hidden = full == unless;
      }
      if (turned) count();
    };

    /** What follows from which blanks are open: empty paragraphs, notes on them, how many are left. */
    const count = () => {
      for (const el of mayBeEmpty) el.toggleAttribute("data-empty", !words(el).trim());
      for (const why of all(".why")) why.hidden = !paragraphs({ children: [why.previousElementSibling] })[0];
      const left = new Set(all(".blank").filter((el) => !el.closest("[hidden]")).map((el) => el.dataset.field));
      for (const link of all("[data-blank]")) link.hidden = !left.has(link.dataset.blank);
      for (const el of all("[data-count]")) el.textContent = say("blanks", left.size);
    };

    /** Show the wording that was chosen, and ask only what it needs. */
    const choose = () => {
      chosen = Object.fromEntries(sets.map((set) => [set.dataset.choice, set.querySelector(":checked")?.value]));
      const fits = (el) =>
        Object.entries(JSON.parse(el.dataset.when || "{}")).every(([id, options]) => options.includes(chosen[id]));
      for (const el of all("[data-when]")) el.hidden = !fits(el);
      for (const box of all("[data-one-of]")) {
        let found = false;
        for (const el of box.children) {
          el.hidden = found || !fits(el);
          found ||= !el.hidden;
        }
      }
      const used = parts.filter(({ el }) => !el.closest("[data-when][hidden],[data-one-of]>[hidden]")).flatMap((p) => p.ids);
      for (const ask of all("[data-ask]")) ask.hidden = !used.includes(ask.dataset.ask);
    };

    /** All of it anew: autofill and dictation change a field without telling. */
    const sync = () => {
      inputs.forEach(take);
      choose();
      fill();
    };

    /** After a choice: mark what is new, and say it once the reader has settled. */
    const update = () => {
      const old = paragraphs(article);
      before ||= old;
      sync();
      const now = paragraphs(article);
      const mark = (on) => {
        for (const el of all(".changed")) el.classList.remove("changed");
        if (on) for (const p of without(now, old)) p.el.classList.add("changed");
      };
      mark(true);
      clearTimeout(fade);
      fade = setTimeout(mark, 2500);
      quiet();
      later = setTimeout(() => {
        const n = Math.max(without(now, before).length, without(before, now).length);
        before = null;
        status.textContent = say("changed", n);
      }, 1000);
    };
    const quiet = () => clearTimeout(later);

    /** The result of a button, to the eye and the ear, with the blanks that are left. */
    const tell = (key, andBlanks = true) => {
      quiet();
      said.textContent = say(key);
      let text = said.textContent;
      const names = all("[data-blank]").filter((el) => !el.hidden).map((el) => el.textContent);
      if (andBlanks && names[0]) text += ` ${say("blanks", names.length)}: ${names.join(", ")}.`;
      // the same words again are only heard if they differ
      status.textContent = text == status.textContent ? text + "\u00a0" : text;
    };

    const remember = () => keep.checked && storage((s) => {
      const old = JSON.parse(s.getItem(KEY)) || {};
      const typed = Object.fromEntries(inputs.map((el) => [el.dataset.input, el.value]));
      s.setItem(KEY, JSON.stringify({ at: location.href, choices: { ...old.choices, ...chosen }, typed: { ...old.typed, ...typed } }));
    });
    const forget = () => storage((s) => s.removeItem(KEY));

    const pick = (wish) => {
      for (const set of sets)
        for (const option of set.querySelectorAll("input,option"))
          if (option.value === wish(set.dataset.choice)) option[option.type ? "checked" : "selected"] = true;
    };
    const pickFromLink = () => {
      const link = new URLSearchParams(location.hash.slice(1));
      pick((id) => link.get(id));
    };

    /** Clear everything; pressed again before anything else is typed, bring it back. */
    const clearOrUndo = () => {
      const back = cleared;
      cleared = back ? null : controls.map((el) => [el, el.value, el.checked]);
      form.reset();
      for (const [el, value, checked] of back || []) el.type == "radio" || el.type == "checkbox" ? (el.checked = checked) : (el.value = value);
      sync();
      keep.checked ? remember() : forget();
      clear.textContent = say(cleared ? "undo" : "clear");
      tell(cleared ? "cleared" : "undone", false);
    };

    form.addEventListener("input", ({ target }) => {
      said.textContent = "";
      cleared = null;
      clear.textContent = say("clear");
      if (target.dataset.input) {
        quiet(); // nothing is announced over typing
        take(target);
        fill(target.dataset.input);
      } else if (target != keep) update();
      keep.checked ? remember() : forget();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("click", (event) => {
      const { target } = /** @type {any} */ (event);
      const button = target.closest("[data-do]");
      if (button == clear) clearOrUndo();
      else if (button) {
        sync();
        const { bowoutOutputs } = /** @type {any} */ (window);
        bowoutOutputs[button.dataset.do](read(), { root, article, chosen, tell });
      }
      const blank = target.closest("[data-blank],.blank")?.dataset;
      if (blank) {
        event.preventDefault();
        inputs.find((el) => el.dataset.input == (blank.blank || blank.field)).focus();
      }
    });
    addEventListener("pageshow", sync);
    addEventListener("hashchange", () => {
      pickFromLink();
      update();
    });
    const { title } = document;
    addEventListener("beforeprint", () => {
      sync();
      document.title = read().subject || title;
    });
    addEventListener("afterprint", () => {
      document.title = title;
    });

    const kept = storage((s) => JSON.parse(s.getItem(KEY)));
    const restore = () => pick((id) => kept?.choices?.[id]);
    for (const el of inputs) el.value = kept?.typed?.[el.dataset.input] ?? el.value;
    keep.checked = !!kept;
    keep.parentElement.hidden = storage((s) => s.length) == null;
    // a link decides, until the reader has chosen otherwise on this very page
    if (kept?.at != location.href) restore();
    pickFromLink();
    if (kept?.at == location.href) restore();
    sync();
    for (const el of all("[data-scripted]")) el.hidden = false;
    for (const el of all("[data-plain]")) el.hidden = true;
    for (const el of all("[data-do=share]")) el.hidden = !("share" in navigator);
  };

  for (const root of document.querySelectorAll("[data-builder]")) start(/** @type {HTMLElement} */ (root));
})();
