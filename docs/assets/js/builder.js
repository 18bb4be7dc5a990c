// @ts-check
/*
 * The letter builder. Every wording is in the page: this fills blanks and hides
 * what was not chosen. It makes no HTML of text, sends nothing, and keeps
 * nothing unless the reader asks. Its buttons are in outputs.js, the page around the letter in sheet.js.
 */
(() => {
  "use strict";

  const KEY = "bowout"; // one for all letters

  /** In a sandboxed frame even its name throws. @type {<T>(job: (kept: Storage) => T) => T | undefined} */
  const storage = (job) => {
    try {
      return job(sessionStorage);
    } catch {}
  };

  /** What was typed, as it may stand in a letter: no controls, no half characters. */
  const tidy = (/** @type {string} */ typed) =>
    typed
      .replace(/\p{Cs}/gu, "\ufffd")
      .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "") // a mark of direction would travel on unseen
      .split(/\r\n?|\n/)
      .map((line) => line.replace(/\s+/g, " ").replace(/[\p{Cc}\ufffe\uffff]/gu, "").trim())
      .filter(Boolean);

  /** A day or a month in words; "" for one that nobody can mean, such as 0026. UTC, or New York would show the day before. */
  const dated = (/** @type {string} */ iso, /** @type {string} */ locale, /** @type {Intl.DateTimeFormatOptions} */ parts) => {
    const date = new Date(iso);
    const year = date.getUTCFullYear();
    return year >= 2000 && year < 2200 ? new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" }).format(date) : "";
  };

  /** @type {Record<string, string>} */
  const UNITS = { D: "day", W: "week", M: "month" };

  /**
   * Each type as people in the letter's country write it; render/examples.py does the same.
   * @type {Record<string, (value: string, about: { locale: string, first?: string, numbers?: string, currency?: string, near?: string }) => string>}
   */
  const written = {
    // the letter has its own; "Inc." stays
    text: (value) => value.replace(/[,;:]+$/, "").replace(/^((\S+ ){4}.*\w{4})\.$/, "$1"),
    date: (value, { locale, first = "1", near }) => {
      const day = dated(value, locale, { dateStyle: "long" }).replace(/^1 /, `${first} `);
      // nobody writes the year of next Monday; of a day ten months ahead, they do
      return near != null && +new Date(value) - Date.now() < 26e9 ? day.replace(/,? \d{4}$/, "") : day;
    },
    // a browser without a picker for months takes words
    month: (value, { locale }) => (/^\d{4}-\d\d$/.test(value) ? dated(value, locale, { year: "numeric", month: "long" }) : value),
    length: (value, { locale, numbers = "[]" }) => {
      const [, number, unit] = /^P([1-9]\d{0,2})([DWM])$/.exec(value) || [];
      if (!number) return "";
      const words = new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[unit], unitDisplay: "long" }).format(+number);
      return words.replace(number, JSON.parse(numbers)[+number - 1] || number);
    },
    money: (value, { locale, currency }) => {
      const plain = value.replace(/(\d)[, ](?=\d{2,3}\b)/g, "$1");
      if (!/^\d+(\.\d{1,2})?$/.test(plain)) return value;
      const digits = plain.includes(".") && +plain % 1 ? 2 : 0;
      /** @type {Intl.NumberFormatOptions} */
      const style = currency ? { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits } : {};
      return new Intl.NumberFormat(locale, style).format(+plain);
    },
  };

  const clean = (/** @type {string} */ typed, /** @type {string} */ type, /** @type {{ locale: string }} */ about) => {
    const value = tidy(typed).join(type == "lines" ? "\n" : " ");
    return value && written[type] ? written[type](value, about) : value;
  };

  const unseen = (/** @type {Part} */ el) => el.hidden || "skip" in el.dataset;

  /** The text of one paragraph as shown. Not innerText: that leaks hidden wordings. @type {(node: Node) => string} */
  const words = (node) => {
    if (node instanceof Text) return node.data.replace(/[ \n]+/g, " ");
    const el = /** @type {Part} */ (node);
    return el.nodeType != 1 || unseen(el) ? ""
      : el.tagName == "BR" ? "\n"
      : el.dataset.field ? el.textContent ?? ""
      : [...el.childNodes].map(words).join("");
  };

  /** Whether a mark of the letter's own goes, because the value before it ends in one: "Inc." + "." is "Inc." */
  const closes = (/** @type {Part} */ mark) => {
    for (let node = mark; node.tagName != "P"; node = node.parentElement)
      for (let before = node.previousSibling; before; before = before.previousSibling) {
        const text = words(before);
        if (text) return (mark.textContent == "." ? /[.!?\u2026]$/ : /[!?]$/).test(text);
      }
    return false;
  };

  /** The paragraphs shown, in order, without the subject. @type {(box: { children: Iterable<Part> }) => VisibleParagraph[]} */
  const paragraphs = (box) =>
    [...box.children].flatMap((el) => {
      if (unseen(el) || "subject" in el.dataset) return [];
      if (!/^(P|H\d)$/.test(el.tagName)) {
        const inside = paragraphs(el);
        return "joined" in el.dataset && inside[0] ? [{ el, text: inside.map((p) => p.text).join(" ") }] : inside;
      }
      const text = words(el).replace(/ *\n */g, "\n").trim();
      return text ? [{ el, text }] : [];
    });

  /** The paragraphs of one list whose words are not in the other. @type {(list: VisibleParagraph[], other: VisibleParagraph[]) => VisibleParagraph[]} */
  const without = (list, other) => list.filter((p) => !other.some((q) => q.text == p.text));

  const start = (/** @type {Part} */ root) => {
    const all = (/** @type {string} */ css) => [...root.querySelectorAll(css)];
    const [form, article, subject, keep, clear, result, status] = /** @type {Part[]} */ (
      ["form", "article", "subject", "keep", "do=clear", "said", "status"].map((name) => root.querySelector(`[data-${name}]`)));
    const sets = all("[data-choice]");
    const inputs = all("[data-input]");
    const mayBeEmpty = all("[data-empty]");
    const marks = all("[data-mark]");
    const doubts = all("[data-doubt]");
    const controls = [...form.querySelectorAll("input,textarea,select")];
    const parts = all("[data-field],[data-needs],[data-unless]").map((el) => ({
      el,
      ids: (el.dataset.field || el.dataset.needs || el.dataset.unless).split(" "),
      blank: el.dataset.field && el.textContent,
      unless: "unless" in el.dataset,
      full: false,
    }));
    const { lang = "en", channelChoice } = root.dataset;
    root.dataset.locale ||= lang;
    const plural = new Intl.PluralRules(lang);
    const values = new Map();
    /** @type {Record<string, string | undefined>} */
    let chosen = {};
    /** @type {VisibleParagraph[] | null} */
    let before = null;
    /** @type {[Part, string, boolean][] | null} */
    let cleared = null;
    let later = 0;
    let fade = 0;

    /** Words of the interface; with a number, in its form: -0, or -one, -few, -other. @type {(key: string, n?: number) => string} */
    const say = (key, n) => {
      const get = (/** @type {string} */ end) => root.getAttribute("data-say-" + key + end) ?? "";
      return n == null ? get("") : (get("-" + n) || get("-" + plural.select(n)) || get("-other")).replace("{n}", String(n));
    };

    /** The letter as it leaves the page: all outputs come from here. */
    const read = () => {
      const body = paragraphs(article).map((p) => p.text).join("\n\n");
      const title = subject && !subject.closest("[hidden]") ? words(subject).trim() : "";
      return { subject: title, body, whole: title ? subject.firstChild?.textContent + title + "\n\n" + body : body };
    };

    const input = (/** @type {string} */ id) => inputs.find((el) => el.dataset.input == id);
    /** What was typed into a field; a length is a number and a unit: P4W. */
    const typed = (/** @type {string} */ id) => {
      const el = input(id);
      const unit = input(id + ".unit");
      return el && unit ? el.value && `P${+el.value}${unit.value}` : el?.value || "";
    };
    const take = (/** @type {Part} */ el) => {
      values.set(el.dataset.input, clean(typed(el.dataset.input), el.dataset.type, /** @type {{ locale: string } & DOMStringMap} */ (root.dataset)));
      el.classList.toggle("empty", !el.value);
    };

    /** The option of a choice that is not asked: how one date stands to another. */
    const compared = (/** @type {Part} */ set) => {
      const [one, other] = set.dataset.compare.split(" ").map((id) => values.get(id) && typed(id));
      if (!one || !other) return "unknown";
      if (one == other && set.dataset.options.split(" ").includes("on")) return "on";
      return one < other ? "before" : "after";
    };

    /** A date that cannot be meant is refused, an unlikely one questioned, beside its field. */
    const doubt = () => {
      const now = new Date();
      const today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
      const first = inputs.find((el) => el.dataset.role == "start");
      const begins = first && values.get(first.dataset.input) && first.value;
      for (const note of doubts) {
        const el = input(note.dataset.doubt);
        if (!el) continue;
        const { role, past } = el.dataset;
        const wrong = !!el.value && !values.get(note.dataset.doubt);
        const key = wrong ? "no-date"
          : role == "start" && past == null && el.value && el.value < today ? "past-start"
          : role == "delivered" && begins && el.value > begins ? "late-delivery" : "";
        if (note.hidden == !key && note.dataset.key == key) continue;
        note.dataset.key = key;
        note.textContent = key && say(key);
        note.hidden = !key;
        el.setAttribute("aria-invalid", String(wrong));
      }
    };

    /** Fill blanks and open or close guards; while typing, those of one field. */
    const fill = (only = "") => {
      let turned = !only;
      for (const part of parts) {
        const { el, ids, blank, unless } = part;
        if (only && !ids.includes(only)) continue;
        const full = ids.every((id) => values.get(id));
        if (blank) el.textContent = full ? values.get(ids[0]) : blank;
        if (part.full == full) continue;
        part.full = full;
        turned = true;
        if (blank) {
          el.className = full ? "filled" : "blank";
          // a screen reader says where a highlight begins and ends: only while there is one
          full ? el.setAttribute("role", "none") : el.removeAttribute("role");
        } else el.hidden = full == unless;
      }
      for (const mark of marks) mark.hidden = closes(mark);
      doubt();
      if (turned) count();
    };

    /** What hangs on the open blanks: empty paragraphs, their notes, the count. */
    const count = () => {
      for (const el of mayBeEmpty) el.toggleAttribute("data-empty", !words(el).trim());
      for (const why of all(".why")) why.hidden = !paragraphs({ children: [why.previousElementSibling] })[0];
      const left = new Set(all(".blank[data-field]").filter((el) => !el.closest("[hidden]")).map((el) => el.dataset.field));
      for (const link of all("[data-blank]")) link.hidden = !left.has(link.dataset.blank);
      for (const el of all("[data-count]")) el.textContent = say("blanks", left.size);
    };

    /** Show the wording that was chosen, and ask only what it needs. */
    const choose = () => {
      chosen = Object.fromEntries(sets.map((set) =>
        [set.dataset.choice, set.dataset.compare ? compared(set) : set.querySelector(":checked")?.value]));
      if (channelChoice) root.dataset.channel = chosen[channelChoice] ?? "";
      const fits = (/** @type {Part} */ el) =>
        /** @type {[string, (string | undefined)[]][]} */ (Object.entries(JSON.parse(el.dataset.when || "{}"))).every(([id, options]) => options.includes(chosen[id]));
      for (const el of all("[data-when]")) el.hidden = !fits(el);
      for (const box of all("[data-one-of]")) {
        let found = false;
        for (const el of box.children) {
          el.hidden = found || !fits(el);
          found ||= !el.hidden;
        }
      }
      const used = parts.filter(({ el }) => !el.closest("[data-when][hidden],[data-one-of]>[hidden]")).flatMap((p) => p.ids);
      for (const set of sets) used.push(...(set.dataset.compare || "").split(" "));
      for (const ask of all("[data-ask]")) ask.hidden = !used.includes(ask.dataset.ask);
    };

    /** The choices that were asked, and the country if there is one. */
    const answered = () => Object.fromEntries(sets.flatMap(({ dataset: { choice, compare } }) => (!compare && chosen[choice] ? [[choice, chosen[choice]]] : [])));

    /** The page around the letter (sheet.js) hears what was done to it: paragraphs that are new, or the field typed in. */
    const announce = (/** @type {object} */ detail) => root.dispatchEvent(new CustomEvent("letter", { detail }));

    /** All of it anew: autofill and dictation change a field without telling. */
    const sync = () => {
      // a letter for several countries writes as the reader's does
      const place = root.querySelector("[data-place] :checked");
      if (place) root.dataset.locale = place.label;
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
      const mark = (on = false) => {
        for (const el of all(".changed")) el.classList.remove("changed");
        if (on) for (const p of without(now, old)) p.el.classList.add("changed");
      };
      mark(true);
      announce({ changed: without(now, old) });
      clearTimeout(fade);
      fade = setTimeout(mark, 2500);
      clearTimeout(later);
      later = setTimeout(() => {
        const n = before ? Math.max(without(now, before).length, without(before, now).length) : 0;
        before = null;
        status.textContent = say("changed", n);
      }, 1000);
    };
    const quiet = () => {
      clearTimeout(later);
      before = null;
    };

    /** The result of a button, to the eye and the ear, with the blanks that are left. */
    const tell = (/** @type {string} */ key, andBlanks = true) => {
      quiet();
      let text = say(key);
      const names = all("[data-blank]").filter((el) => !el.hidden).map((el) => el.textContent);
      if (andBlanks && names[0]) text += ` ${say("still-blank")} ${names.join(", ")}.`;
      result.textContent = text;
      // the same words twice would not be heard
      status.textContent = text == status.textContent ? text + "\u00a0" : text;
    };

    /** Keep what was chosen and typed, for as long as the box is ticked. */
    const remember = () => storage((s) => {
      if (!keep.checked) return s.removeItem(KEY);
      const old = JSON.parse(s.getItem(KEY) ?? "null");
      const words = Object.fromEntries(inputs.map((el) => [el.dataset.input, el.value]));
      s.setItem(KEY, JSON.stringify({ at: location.href, choices: { ...old?.choices, ...chosen }, typed: { ...old?.typed, ...words } }));
    });

    const pick = (/** @type {(choice: string) => string | null | undefined} */ wish) => {
      for (const set of sets)
        for (const option of set.querySelectorAll("input,option"))
          if (option.value === wish(set.dataset.choice)) option[option.type ? "checked" : "selected"] = true;
    };
    /** A link brings ids of choices, and from the finder dates and lengths; never words. */
    const pickFromLink = () => {
      const link = new URLSearchParams(location.hash.slice(1));
      pick((id) => link.get(id));
      for (const el of inputs) {
        const value = link.get(el.dataset.input) || "";
        const [, number, unit] = /^P(\d{1,3})([DWM])$/.exec(value) || [];
        if (el.dataset.type == "date" && /^\d{4}-\d\d-\d\d$/.test(value)) el.value = value;
        else if (el.dataset.type == "length" && number) {
          el.value = number;
          /** @type {Part} */ (input(el.dataset.input + ".unit")).value = unit;
        }
      }
    };

    /** Clear everything; pressed again at once, bring it back. */
    const clearOrUndo = () => {
      const back = cleared;
      cleared = back ? null : controls.map((el) => [el, el.value, el.checked]);
      form.reset();
      for (const [el, value, checked] of back || []) Object.assign(el, { value, checked });
      sync();
      remember();
      clear.textContent = say(cleared ? "undo" : "clear");
      tell(cleared ? "cleared" : "undone", false);
    };

    form.addEventListener("input", (event) => {
      const target = /** @type {Part} */ (event.target);
      form.classList.add("used");
      result.textContent = "";
      if (cleared) clear.textContent = say("clear");
      cleared = null;
      if (target.dataset.input) {
        quiet(); // nothing is announced over typing
        const [id] = target.dataset.input.split(".");
        take(/** @type {Part} */ (input(id)));
        if (sets.some((set) => set.dataset.compare?.split(" ").includes(id))) choose();
        fill(id);
        announce({ typed: id });
      } else if (target != keep) update();
      if (target == keep || keep.checked) remember();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("click", (event) => {
      const button = /** @type {Part} */ (event.target).closest("[data-do]");
      if (button == clear) clearOrUndo();
      else if (button) {
        sync();
        window["bowoutOutputs"][button.dataset.do](read(), { root, article, asked: answered(), tell });
      }
    });
    addEventListener("pageshow", sync);
    addEventListener("hashchange", () => {
      if (!location.hash.includes("=")) return; // a link to a place on this page
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

    const kept = storage((s) => JSON.parse(s.getItem(KEY) ?? "null"));
    const restore = () => pick((id) => kept?.choices?.[id]);
    for (const el of inputs) el.value = kept?.typed?.[el.dataset.input] ?? el.value;
    keep.checked = !!kept;
    /** @type {Part} */ (keep.closest("[data-keep-box]")).hidden = kept === undefined;
    // a link decides, until the reader chooses otherwise on this page
    if (kept?.at != location.href) restore();
    pickFromLink();
    if (kept?.at == location.href) restore();
    sync();
    for (const el of all("[data-scripted],[data-plain]")) el.hidden = !el.hidden;
    announce({});
    for (const el of all("[data-do=share]")) el.hidden = !navigator.share;
  };

  window["bowoutBuilder"] = start;
  for (const root of document.querySelectorAll("[data-builder]")) start(/** @type {Part} */ (root));
})();
