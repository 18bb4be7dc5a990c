// @ts-check
/*
 * "Check my letter". Reads a letter by the rules of snippets/rules (rules.<lang>.js), in slices, and only once the
 * typing pauses. What the rules say stands in the page already. No request, no storage, nothing in the URL.
 */
(() => {
  "use strict";

  /**
   * @typedef {{ id: string, code: string, severity: string, match: string, exact?: 1, unless?: string, most?: number,
   *   must?: 1, within?: number, kinds?: string[], channels?: string[], countries?: string[], not?: string[] }} Rule
   * @typedef {[number, number]} Span
   * @typedef {{ at: number, text: string, spans: Map<Rule, Span[]> }} Part
   * @typedef {{ lang?: string, kind?: string, channel?: string, country?: string }} Options
   */

  /* ---- Reading: the same as hooks/bowout/proof, which proves our own letters ---- */

  const LONGEST = 1200; // characters of a part: no slice of work is long
  const SENTENCE = /[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|$)|[.!?]+[^.!?\n]+/g;
  const TITLES = /\b(Mrs?|Ms|Mx|Dr|Prof|St|No|Nr|Mme|Mlle|Dhr|Mevr)\./g;
  const GREETING = /^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|day|evening)|greetings|to whom|sehr geehrte|guten|liebe|hallo|madame|monsieur|bonjour|cher|chère|geachte|beste|goedendag)(?![\p{L}])/iu;

  const allRules = () => /** @type {{[lang: string]: Rule[]}} */ (/** @type {any} */ (window).bowoutRules || {});
  /** @type {Map<Rule, { match: RegExp, unless?: RegExp }>} */
  const compiled = new Map();
  const patterns = (/** @type {Rule} */ rule) => {
    let made = compiled.get(rule);
    if (!made) {
      const flags = rule.exact ? "gu" : "giu";
      made = { match: new RegExp(rule.match, flags), unless: rule.unless ? new RegExp(rule.unless, flags) : undefined };
      compiled.set(rule, made);
    }
    return made;
  };
  /** @returns {Span[]} */
  const places = (/** @type {RegExp} */ pattern, /** @type {string} */ text) =>
    [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);
  const find = (/** @type {Rule} */ rule, /** @type {string} */ text) => {
    const { match, unless } = patterns(rule);
    const found = places(match, text);
    if (!found.length || !unless) return found;
    const excused = places(unless, text);
    return found.filter(([from, to]) => !excused.some((span) => span[0] < to && span[1] > from));
  };

  /** A line of so many characters that ends without a blank one behind it goes on. */
  const WRAPPED = 45;
  /** Line breaks that only wrap a line become spaces, one for one: places stay where they are. */
  const level = (/** @type {string} */ text) => {
    const lines = text.replace(/[\t\u00a0\u2007\u202f]/g, " ").split("\n");
    return lines.map((line, i) => (i === lines.length - 1 ? line : line + (line.length >= WRAPPED && lines[i + 1] ? " " : "\n"))).join("");
  };

  /** Paragraphs, and long ones cut at the end of a sentence or of a word. @returns {Generator<{ at: number, text: string }>} */
  function* pieces(/** @type {string} */ text) {
    let start = 0;
    for (const paragraph of text.match(/\n?[^\n]+(?:\n[^\n]+)*\n?|\n/g) || []) {
      let at = start;
      let rest = level(paragraph);
      start += paragraph.length;
      while (rest.length > LONGEST) {
        const head = rest.slice(0, LONGEST);
        const cut = Math.max(head.lastIndexOf(". "), head.lastIndexOf("\n")) + 1 || head.lastIndexOf(" ") + 1;
        const size = cut > LONGEST / 4 ? cut : LONGEST - (/[\ud800-\udbff]$/.test(head) ? 1 : 0);
        yield { at, text: rest.slice(0, size) };
        at += size;
        rest = rest.slice(size);
      }
      if (rest.trim()) yield { at, text: rest };
    }
  }

  /** What was found in a paragraph is kept until the paragraph changes. @type {Map<string, Map<Rule, Span[]>>} */
  let known = new Map();

  /** Reads a text piece by piece and rule by rule, so that it can rest in between. @returns {Generator<void, Part[]>} */
  function* reading(/** @type {string} */ text, /** @type {Rule[]} */ rules, /** @type {string} */ lang) {
    const kept = new Map();
    const parts = [];
    for (const piece of pieces(text)) {
      const key = `${lang} ${piece.text}`;
      const spans = kept.get(key) || known.get(key) || new Map();
      kept.set(key, spans);
      parts.push({ ...piece, spans });
      for (const rule of rules) {
        if (spans.has(rule)) continue;
        spans.set(rule, find(rule, piece.text));
        yield;
      }
    }
    known = kept;
    return parts;
  }

  /** Where the letter begins to speak: behind the subject, the address and the greeting. */
  const opening = (/** @type {string} */ text) => {
    const lines = [];
    let at = 0;
    for (const line of text.slice(0, 3000).split("\n", 40)) {
      lines.push({ line, end: at + line.length });
      at += line.length + 1;
    }
    const short = lines.filter(({ line }) => line.trim() && line.trim().split(/\s+/).length <= 8);
    const found =
      short.find(({ line }) => GREETING.test(line) && /[,:!،、，：]\s*$/.test(line)) ||
      short.find(({ line }) => /[,،，]\s*$/.test(line)) ||
      short.find(({ line }) => GREETING.test(line) && !/[.?]/.test(line)) ||
      [...lines].reverse().find(({ line }) => /^\s*(?:subject|re|betreff|objet|onderwerp)\s*:/i.test(line));
    return found ? found.end : 0;
  };

  /** Which sentence of the opening says it: 1, 2, …; 0 if none does. */
  const place = (/** @type {Rule} */ rule, /** @type {string} */ text) => {
    const body = level(text.slice(opening(text)).slice(0, 6000)).replace(TITLES, "$1 ");
    const { match } = patterns(rule);
    const says = (/** @type {string} */ words) => places(match, words).length > 0;
    const sentences = (body.match(SENTENCE) || []).map((s) => s.trim()).filter(Boolean);
    return sentences.findIndex(says) + 1 || (says(body) ? sentences.length : 0);
  };

  /** The languages by their smallest words. Read word by word: a lookbehind is a syntax error in Safari before 16.4. */
  const SMALL = /** @type {{[lang: string]: string}} */ ({
    en: " the and to of my you your is am have for that this with i ",
    de: " ich und der die das den nicht mit sie ihnen zum für mich mir bitte hiermit ",
    fr: " je et le la les des vous pas que pour mon votre au une du ",
    nl: " ik en het een van niet u uw mijn dat op voor de bij hierbij ",
  });
  /** The likeliest language that we have rules for, or "" if it is none of them. */
  const guess = (/** @type {string} */ text) => {
    const head = text.slice(0, 3000);
    const words = (head.match(/[\p{L}\p{M}]+|[^\s\p{L}\p{P}\p{N}]/gu) || []).length;
    const runs = head.toLowerCase().match(/\p{L}+/gu) || [];
    let [best, most] = ["", 0];
    for (const lang of Object.keys(allRules())) {
      const count = runs.filter((word) => SMALL[lang]?.includes(` ${word} `)).length;
      if (count > most) [best, most] = [lang, count];
    }
    if (words < 4 && /[a-z]/i.test(head)) return best || "en";
    return most / words > 0.08 ? best : "";
  };

  const concerns = (/** @type {Rule} */ rule, /** @type {Options} */ { kind, channel, country }) =>
    (!rule.kinds || rule.kinds.includes(kind || "courtesy")) &&
    (!rule.channels || rule.channels.includes(channel || "email")) &&
    (!country || !rule.countries || rule.countries.includes(country)) &&
    (!country || !rule.not || !rule.not.includes(country));

  /** All that is to be told about a text whose parts are read. */
  const judge = (/** @type {string} */ text, /** @type {Part[]} */ parts, /** @type {Rule[]} */ rules, /** @type {Options} */ options) => {
    const findings = [];
    const missing = [];
    const told = [];
    let apologies = 0;
    for (const rule of rules.filter((one) => concerns(one, options))) {
      if (rule.must) {
        const where = place(rule, text);
        (where && where <= (rule.within || Infinity) ? told : missing).push(rule);
        continue;
      }
      /** @type {Span[]} */
      const spans = parts.flatMap(({ at, spans: own }) =>
        (own.get(rule) || []).map(([from, to]) => /** @type {Span} */ ([at + from, at + to])));
      if (rule.most) apologies = spans.length;
      if (spans.length > (rule.most || 0)) findings.push({ rule, spans });
    }
    const words = (text.match(/\S+/g) || []).length;
    return { lang: options.lang, findings, missing, told, words, apologies };
  };

  const read = (/** @type {string} */ text, /** @type {Options} */ options = {}) => {
    const lang = options.lang || guess(text);
    const rules = allRules()[lang] || [];
    const work = reading(text, rules, lang);
    let step = work.next();
    while (!step.done) step = work.next();
    return judge(text, step.value, rules, { ...options, lang });
  };
  /** @type {any} */ (window).bowoutCheck = { read, guess, find };

  /* ---- The page ---- */

  const PAUSE = 450;
  const SLICE = 5; // milliseconds of work at a time
  const MARKS = 300; // shown in the copy; a letter has a dozen
  const SHOWN = 12000; // characters of the copy; to lay out more takes a browser long in some scripts
  const ORDER = ["block", "warn", "explain"];

  const make = (/** @type {string} */ tag, /** @type {string} */ kind, .../** @type {(Node|string)[]} */ content) => {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    element.append(...content);
    return element;
  };

  const start = (/** @type {HTMLElement} */ root) => {
    const one = (/** @type {string} */ name) => /** @type {any} */ (root.querySelector(`[data-${name}]`));
    const [form, text, kind, channel, country, lang, result, title, sum, good, cards, copy, status, all] =
      ["form", "text", "kind", "channel", "country", "lang", "result", "title", "sum", "good", "cards", "copy", "status", "all"].map(one);
    const say = (/** @type {string} */ key, values = {}) =>
      (root.getAttribute(`data-say-${key}`) || "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    const amount = (/** @type {string} */ key, /** @type {number} */ n) =>
      say(`${key}-${n === 1 ? "one" : n === 0 && key === "apologies" ? "none" : "many"}`, { n });

    const label = { block: say("change"), warn: say("think"), explain: say("know") };
    const card = (/** @type {string} */ severity, /** @type {(Node|string)[]} */ head, /** @type {Node[]} */ body, number = 0) => {
      const item = make("li", "check-card", make("p", "check-severity", label[severity]), make("h3", "", ...head), ...body);
      item.dataset.severity = severity;
      if (number) item.firstElementChild?.prepend(make("span", "check-number", String(number)), " ");
      return item;
    };
    const words = (/** @type {Rule} */ rule, /** @type {string} */ of) => {
      const entry = root.querySelector(`[data-rule="${of}/${rule.id}"]`);
      const [title, ...body] = [...(entry?.children || [])]; // its title, why, and what is better
      return { title: title?.textContent || rule.id, body: body.map((el) => el.cloneNode(true)) };
    };
    const quotes = (/** @type {Span[]} */ spans, /** @type {string} */ whole) => {
      const texts = [...new Set(spans.slice(0, 400).map(([from, to]) => whole.slice(from, to).trim().slice(0, 160)))];
      const line = make("p", "check-found", say("found"));
      for (const found of texts.slice(0, 4)) line.append(" ", make("q", "", found));
      if (texts.length > 4) line.append(" ", say("more", { n: texts.length - 4 }));
      return line;
    };

    /** What the country adds: how it must go out, and whether this kind of letter ends anything there. */
    const local = () => {
      const place = country.selectedOptions[0];
      if (!place.value) return [];
      const { in: where, email, by, ends } = place.dataset;
      const link = make("a", "", say("country-link", { in: where }));
      link.setAttribute("href", new URL(`../../law/${place.value}/`, document.baseURI).pathname);
      const found = [];
      const formal = ["courtesy", "notice", "release", "resignation"].includes(kind.value);
      if (formal && kind.value === "courtesy" && ends)
        found.push(card("warn", [say("kind-notice-title", { in: where })], [make("p", "", say("kind-notice")), make("p", "", link.cloneNode(true))]));
      const paperless = channel.value === "email" || channel.value === "message";
      const how = say(`by-${by}`);
      if (formal && paperless && email && email !== "enough")
        found.push(card(email === "void" ? "block" : "warn", [say(`email-${email}`, { in: where })], [make("p", "", how), make("p", "", link)]));
      else if (formal && channel.value === "phone" && ends && by)
        found.push(card("warn", [say("phone-title", { in: where })], [make("p", "", `${say("phone")} ${how}`), make("p", "", link)]));
      return found;
    };

    const length = (/** @type {number} */ n) => {
      const [brief, least, most] = channel.selectedOptions[0].dataset.limits.split(" ").map(Number);
      if (n > most) return card("warn", [say("long-title")], [make("p", "", say("long", { n, least, most }))]);
      if (n < brief) return card("explain", [say("short-title")], [make("p", "", say("short", { n, least, most }))]);
      return null;
    };

    /** The letter with the found words marked and numbered. */
    const marked = (/** @type {string} */ whole, /** @type {{ spans: Span[] }[]} */ findings) => {
      const edges = new Map();
      let shown = 0;
      findings.forEach(({ spans }, index) => {
        for (const [from, to] of spans) {
          if (shown++ >= MARKS || to > SHOWN) return;
          for (const edge of [from, to]) if (!edges.has(edge)) edges.set(edge, []);
          edges.get(from).push([index + 1, 1]);
          edges.get(to).push([index + 1, -1]);
        }
      });
      const open = new Map();
      const out = [];
      let last = 0;
      /** @type {HTMLElement | null} */
      let mark = null;
      const flush = (/** @type {number} */ to) => {
        if (to > last) {
          const numbers = [...open.keys()].sort((a, b) => a - b).join(", ");
          const part = whole.slice(last, to);
          // the same finding right behind itself is one mark
          if (!numbers) { out.push(part); mark = null; }
          else if (mark?.dataset.numbers === numbers) mark.firstChild?.appendChild(document.createTextNode(part));
          else {
            mark = make("mark", "", make("span", "", part), make("sup", "", numbers));
            mark.dataset.numbers = numbers;
            out.push(mark);
          }
        }
        last = to;
      };
      for (const edge of [...edges.keys()].sort((a, b) => a - b)) {
        flush(edge);
        for (const [number, step] of edges.get(edge)) {
          const depth = (open.get(number) || 0) + step;
          if (depth > 0) open.set(number, depth);
          else open.delete(number);
        }
      }
      flush(Math.min(whole.length, SHOWN));
      if (whole.length > SHOWN) out.push(make("p", "check-rest", say("rest")));
      return out;
    };

    const praise = (/** @type {ReturnType<typeof judge>} */ found) => {
      const out = [];
      const broken = new Set(found.findings.map(({ rule }) => rule.code));
      const formal = ["courtesy", "notice", "release", "resignation"].includes(kind.value);
      if (found.told.length && formal) out.push(say(`good-${kind.value}`));
      const [brief, , most] = channel.selectedOptions[0].dataset.limits.split(" ").map(Number);
      if (found.words >= brief && found.words <= most) out.push(say("good-length", { n: found.words }));
      if (found.apologies === 1) out.push(say("good-apology"));
      if (formal && !broken.has("N2")) out.push(say("good-money"));
      if (formal && !broken.has("N1")) out.push(say("good-admission"));
      return out;
    };

    let telling = 0;
    const announce = (/** @type {string} */ words, wait = 600) => {
      clearTimeout(telling);
      telling = setTimeout(() => {
        // the same words again are only heard if they differ
        status.textContent = words && words === status.textContent ? `${words}\u00a0` : words;
      }, wait);
    };

    const show = (/** @type {string} */ whole, /** @type {ReturnType<typeof judge>} */ found) => {
      const extra = [...local(), length(found.words)].filter(Boolean);
      const sorted = [...found.findings].sort(
        (a, b) => ORDER.indexOf(a.rule.severity) - ORDER.indexOf(b.rule.severity) || a.spans[0][0] - b.spans[0][0]);
      const list = [];
      if (!found.lang) list.push(card("explain", [say("unknown-title")], [make("p", "", say("unknown"))]));
      for (const rule of found.missing) {
        const { title: name, body } = words(rule, found.lang || "");
        list.push(card(rule.severity, [`${say("missing")}: `, name], body));
      }
      sorted.forEach(({ rule, spans }, index) => {
        const { title: name, body } = words(rule, found.lang || "");
        list.push(card(rule.severity, [name], [quotes(spans, whole), ...body], index + 1));
      });
      list.push(...extra);
      list.sort((a, b) => ORDER.indexOf(a.dataset.severity) - ORDER.indexOf(b.dataset.severity));
      const count = (/** @type {string} */ severity) => list.filter((item) => item.dataset.severity === severity).length;
      const told = list.length
        ? say("told", { change: count("block"), think: count("warn"), know: count("explain") })
        : say("told-none");
      const named = !lang.value && found.lang ? [say("guessed", { language: lang.querySelector(`[value="${found.lang}"]`).text })] : [];
      const apologies = found.lang ? `, ${amount("apologies", found.apologies)}` : "";
      sum.replaceChildren(make("strong", "", told), ` ${amount("words", found.words)}${apologies}. `, ...named);
      good.replaceChildren(...(found.lang ? praise(found) : []).map((words) => make("li", "", words)));
      good.hidden = !good.childElementCount;
      cards.replaceChildren(...list);
      copy.replaceChildren(...marked(whole, sorted));
      copy.lang = found.lang || "";
      result.hidden = false;
      announce(told);
    };

    let timer = 0;
    let run = 0;
    const idle = (/** @type {() => void} */ next) => setTimeout(next, 0);
    /** Reads what stands there, a slice at a time; a key pressed meanwhile ends it. */
    const check = (then = () => {}) => {
      clearTimeout(timer);
      const mine = ++run;
      const whole = text.value.replace(/\r\n?/g, "\n");
      if (!whole.trim()) {
        result.hidden = true;
        announce("", 0);
        return;
      }
      const options = { kind: kind.value, channel: channel.value, country: country.value, lang: lang.value || guess(whole) };
      const rules = allRules()[options.lang] || [];
      const work = reading(whole, rules, options.lang);
      const slice = () => {
        if (mine !== run) return;
        const until = performance.now() + SLICE;
        let step = work.next();
        while (!step.done && performance.now() < until) step = work.next();
        if (!step.done) return void idle(slice);
        const parts = step.value;
        idle(() => {
          if (mine !== run) return;
          show(whole, judge(whole, parts, rules, options));
          then();
        });
      };
      slice();
    };

    text.addEventListener("input", () => {
      run++;
      clearTimeout(timer);
      clearTimeout(telling);
      timer = setTimeout(check, PAUSE);
    });
    form.addEventListener("change", (/** @type {Event} */ { target }) => {
      if (target !== text) check();
    });
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      if (!text.value.trim()) return text.focus();
      check(() => title.focus());
    });
    form.addEventListener("reset", () => setTimeout(() => {
      check();
      text.focus();
    }));

    all.open = false;
    form.hidden = false;
  };

  for (const root of document.querySelectorAll("[data-check]")) start(/** @type {HTMLElement} */ (root));
})();
