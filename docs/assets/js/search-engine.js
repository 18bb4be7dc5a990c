/*
 * Finds pages and letters in the words that people type. It is loaded with its index when the search first opens.
 *
 * A query and the pages are cut into words, and words into stems ("reneging" → "reneg"). Each word of a query
 * stands for one or more stems: its own, those that snippets/vocabulary adds, and, where it is unknown, the nearest
 * spellings. No word must be there; the more of a query a page answers, and the closer one of its aliases, its title
 * or a heading is to the whole query, the higher it stands.
 */
(() => {
  "use strict";

  /* ---- Words and stems ---- */

  const WORD = /[\p{L}\p{N}]+(?:[-‑'’][\p{L}\p{N}]+)*/gu;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* "H-1B" is "h1b" and "1b"; "employer's" is "employer"; "can't" is "cant". All are folded already. */
  const forms = (found) => {
    if (/^[a-z0-9]+$/.test(found)) return [found];
    const parts = found.replace(/['’]s$/, "").replace(/['’]/g, "").split(/[-‑]/);
    if (parts.length === 1) return parts;
    return [parts.join(""), ...parts.filter((part) => part.length > 1)];
  };
  const words = (text) => (fold(text).match(WORD) || []).flatMap(forms);
  /* The anchor that the build gives to a heading. */
  const slug = (heading) =>
    heading.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");

  const isVowel = (word, i) =>
    "aeiou".includes(word[i]) || (word[i] === "y" && i > 0 && !isVowel(word, i - 1));
  const shape = (word) => [...word].map((_, i) => (isVowel(word, i) ? "v" : "c")).join("");
  const measure = (word) => (shape(word).match(/v+c+/g) || []).length;
  const hasVowel = (word) => shape(word).includes("v");
  const isShort = (word) => /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);
  const isDouble = (word) => /([^aeiou])\1$/.test(word);

  const SECOND = {
    ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", abli: "able", alli: "al", entli: "ent",
    eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful",
    ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble",
  };
  const THIRD = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
  const FOURTH = /(?:ement|ment|ent|ance|ence|able|ible|ant|al|er|ic|ou|ism|ate|iti|ous|ive|ize)$/;
  const swap = (word, endings) => {
    const ending = Object.keys(endings)
      .filter((end) => word.endsWith(end))
      .sort((a, b) => b.length - a.length)[0];
    if (!ending) return word;
    const rest = word.slice(0, -ending.length);
    return measure(rest) > 0 ? rest + endings[ending] : word;
  };

  /* Martin Porter's rules for English (1980), step by step. */
  const english = (word) => {
    if (word.length < 3 || /[^a-z]/.test(word)) return word;
    let w = word.replace(/sses$/, "ss").replace(/ies$/, "i").replace(/([^s])s$/, "$1");
    if (w.endsWith("eed")) {
      if (measure(w.slice(0, -3)) > 0) w = w.slice(0, -1);
    } else {
      const rest = w.replace(/(?:ed|ing)$/, "");
      if (rest !== w && hasVowel(rest)) {
        w = rest;
        if (/(?:at|bl|iz)$/.test(w)) w += "e";
        else if (isDouble(w) && !/[lsz]$/.test(w)) w = w.slice(0, -1);
        else if (measure(w) === 1 && isShort(w)) w += "e";
      }
    }
    if (w.endsWith("y") && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
    w = swap(swap(w, SECOND), THIRD);
    const rest = /[st]ion$/.test(w) ? w.slice(0, -3) : w.replace(FOURTH, "");
    if (rest !== w && measure(rest) > 1) w = rest;
    if (w.endsWith("e")) {
      const stump = w.slice(0, -1);
      if (measure(stump) > 1 || (measure(stump) === 1 && !isShort(stump))) w = stump;
    }
    return /ll$/.test(w) && measure(w) > 1 ? w.slice(0, -1) : w;
  };
  const STEMMERS = { en: english };

  /* ---- Spelling ---- */

  const tolerance = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

  /* Letters added, left out, changed or two swapped; more than `most` is Infinity. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [];
    let last = [];
    let row = [];
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      let least = (row[0] = i);
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return Infinity;
      [before, last, row] = [last, row, before];
    }
    return last[b.length] <= most ? last[b.length] : Infinity;
  };

  /* ---- The engine ---- */

  const FIELD = { title: 3, alias: 3, heading: 1.8, description: 1.6, part: 0.8, text: 1.4 };
  const PHRASE = 4;
  const QUIET = 0.2;
  const COMMON = 0.3;
  const LEAST = 0.15;
  const MOST = 14;
  const CONTEXT = 150;

  const create = (index) => {
    const stemmer = STEMMERS[index.lang] || ((word) => word);
    const stems = new Map();
    const base = new Map(Object.entries(index.forms || {}).flatMap(([word, others]) => others.map((other) => [other, word])));
    const stem = (word) => {
      let own = stems.get(word);
      if (own === undefined) stems.set(word, (own = stemmer(base.get(word) || word)));
      return own;
    };
    const stop = new Set((index.stop || []).flatMap(words));
    const seen = new Map(); /* each word as written → how often */
    const spread = new Map(); /* each stem → on how many pages */

    /* A text as its stems, without the words that say nothing. In a name even those help: "how", "should". */
    const bag = (text, note = true) => {
      const found = words(text).filter((word) => !stop.has(word));
      if (note) for (const word of found) seen.set(word, (seen.get(word) || 0) + 1);
      return found.map(stem);
    };
    const quiet = new Set([...stop].map(stem));
    const label = (text) => {
      bag(text);
      return words(text).map(stem);
    };
    const count = (list) => {
      const counts = new Map();
      for (const item of list) counts.set(item, (counts.get(item) || 0) + 1);
      return counts;
    };

    const pages = index.pages.map((raw) => {
      const sections = (raw.s || []).map(([anchor, heading, text, rest]) => ({
        anchor: anchor === 1 ? slug(heading) : anchor,
        heading,
        text,
        name: label(heading),
        counts: count([...bag(text), ...bag(rest || "")]),
      }));
      const top = sections[0];
      const page = {
        url: raw.u || "",
        title: raw.t,
        name: (!raw.l && top && top.heading) || raw.t,
        part: raw.p || "",
        description: raw.d || "",
        letter: Boolean(raw.l),
        lang: raw.g || "",
        foreign: raw.f || {},
        weight: raw.w || 1,
        sections,
        titles: [label(raw.t), top ? top.name : []],
        aliases: (raw.a || []).map(label),
        about: new Set(bag(raw.d || "")),
        within: new Set(bag(raw.p || "")),
      };
      const own = new Set([...[...page.titles, ...page.aliases].flat(), ...page.about, ...page.within]);
      for (const section of sections) for (const term of [...section.name, ...section.counts.keys()]) own.add(term);
      for (const term of own) spread.set(term, (spread.get(term) || 0) + 1);
      return page;
    });

    const worth = (term) => {
      if (quiet.has(term)) return QUIET;
      const on = spread.get(term) || 0.5;
      return Math.max(COMMON, Math.log(1 + (pages.length - on + 0.5) / (on + 0.5)));
    };

    /* The shared words, by stem; the words of a phrase are joined with "-". */
    const also = new Map();
    for (const [key, targets] of Object.entries(index.also || {})) {
      const phrase = key.split(/[-_]/);
      also.set(phrase.map(stem).join(" "), targets.flatMap(words));
      if (phrase.length === 1 && !seen.has(key)) seen.set(key, 1);
    }
    const longest = Math.max(1, ...[...also.keys()].map((key) => key.split(" ").length));
    const known = (term) => spread.has(term) || also.has(term);

    const nearest = (word, most) => {
      if (!most) return [];
      const found = [];
      for (const [other, times] of seen) {
        const far = distance(word, other, most);
        if (far === Infinity || other.length < 3) continue;
        found.push({ word: other, far: far + (word[0] === other[0] ? 0 : 0.6) - Math.min(0.4, Math.log10(times) / 5) });
      }
      found.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
      return found.filter((other) => other.far < found[0].far + 0.5).slice(0, 3);
    };

    /* A word of the query → the stems it may stand for, each with how well. */
    const meanings = (word, isLast) => {
      const own = stem(word);
      const means = new Map();
      const add = (term, weight) => {
        if (spread.has(term) && weight > (means.get(term) || 0)) means.set(term, weight);
      };
      add(own, 1);
      for (const other of also.get(own) || []) add(stem(other), means.has(own) ? 0.7 : 0.9);
      if (isLast && word.length > 1) {
        const weight = means.size ? 0.25 : 0.7;
        for (const other of seen.keys()) if (other.startsWith(word)) add(stem(other), weight);
      }
      return means;
    };
    const respelled = (word) => {
      const near = nearest(word, tolerance(word));
      const means = new Map();
      near.forEach((other, place) => {
        for (const [term, weight] of meanings(other.word, false)) {
          means.set(term, Math.max(means.get(term) || 0, weight * (place ? 0.4 : 0.85)));
        }
      });
      return { means, as: near.length ? near[0].word : "" };
    };

    const isWord = (word) => seen.has(word) || known(stem(word));
    const split = (word) => {
      for (let i = 2; i <= word.length - 2; i++) {
        if (seen.has(word.slice(0, i)) && seen.has(word.slice(i))) return [word.slice(0, i), word.slice(i)];
      }
      return null;
    };

    /* What is asked: the words that count, each with its meanings, and the query as it was understood. */
    const understand = (query) => {
      let asked = words(query);
      const finished = /[\s.,;:!?]$/.test(query);
      asked = asked.flatMap((word, i) => {
        const next = asked[i + 1];
        const before = asked[i - 1];
        if (next && !stop.has(word + next) && seen.has(word + next)) return [word + next, word];
        if (before && seen.has(before + word) && !isWord(word)) return [];
        const typing = i === asked.length - 1 && !finished;
        const start = typing && [...seen.keys()].some((other) => other.startsWith(word));
        return isWord(word) || stop.has(word) || start ? [word] : split(word) || [word];
      });
      const terms = [];
      const covered = new Set();
      for (let size = longest; size > 1; size--) {
        for (let i = 0; i + size <= asked.length; i++) {
          const targets = also.get(asked.slice(i, i + size).map(stem).join(" "));
          if (!targets) continue;
          for (const target of targets) {
            const means = new Map();
            if (spread.has(stem(target))) means.set(stem(target), 0.9);
            if (means.size) terms.push({ means, typed: "" });
          }
          for (let j = i; j < i + size; j++) covered.add(j);
        }
      }
      const said = new Map();
      const telling = asked.some((word, i) => !stop.has(word) && !covered.has(i)) || terms.length;
      asked.forEach((word, i) => {
        if (telling && stop.has(word)) {
          terms.push({ means: new Map([[stem(word), 1]]), typed: word, quiet: true });
          return;
        }
        let means = meanings(word, i === asked.length - 1 && !finished);
        if (!means.size) {
          const better = respelled(word);
          if (better.as) said.set(word, better.as);
          means = better.means;
        }
        const term = { means, typed: word, weak: covered.has(i) };
        if (means.size && !terms.some((other) => other.typed === word)) terms.push(term);
      });
      for (const term of terms) {
        if (term.quiet) term.worth = QUIET;
        else term.worth = Math.max(...[...term.means].map(([other, weight]) => weight * worth(other)));
        if (term.weak) term.worth *= 0.5;
      }
      return { terms: terms.filter((term) => !term.quiet), all: terms, said, asked };
    };

    /* How much of a name a query says and how much of the query it is: 1 when both are whole. */
    const likeness = (terms, total, name) => {
      if (!name.length) return 0;
      let said = 0;
      const hit = new Set();
      for (const term of terms) {
        let best = 0;
        for (const own of name) {
          const weight = term.means.get(own) || 0;
          if (weight) hit.add(own);
          if (weight > best) best = weight;
        }
        said += best * term.worth;
      }
      if (!said) return 0;
      let whole = 0;
      let part = 0;
      for (const own of name) {
        whole += worth(own);
        if (hit.has(own)) part += worth(own);
      }
      return (said / total) * (part / whole);
    };

    const best = (means, has) => {
      let most = 0;
      for (const [term, weight] of means) {
        const value = weight * has(term);
        if (value > most) most = value;
      }
      return most;
    };

    const inSection = (section, { terms, total, all, whole }) => {
      let score = 0;
      let covers = 0;
      for (const term of terms) {
        const name = best(term.means, (own) => (section.name.includes(own) ? FIELD.heading : 0));
        const text = best(term.means, (own) => {
          const times = section.counts.get(own) || 0;
          return (FIELD.text * times) / (times + 1);
        });
        term.there = Math.max(name, text) + 0.3 * Math.min(name, text);
        score += term.worth * term.there;
        if (term.there) covers += term.worth;
      }
      const alike = likeness(all, whole, section.name);
      return { score, covers: covers / total, alike, each: terms.map((term) => term.there) };
    };

    const rank = (page, asked) => {
      const { terms, total, all, whole } = asked;
      const sections = page.sections.map((section) => ({ section, ...inSection(section, asked) }));
      let score = 0;
      let covers = 0;
      let head = 0;
      terms.forEach((term, i) => {
        const title = best(term.means, (own) => (page.titles.some((name) => name.includes(own)) ? FIELD.title : 0));
        const alias = best(term.means, (own) => (page.aliases.some((name) => name.includes(own)) ? FIELD.alias : 0));
        const rest = best(term.means, (own) =>
          page.about.has(own) ? FIELD.description : page.within.has(own) ? FIELD.part : 0,
        );
        const text = Math.max(0, ...sections.map(({ each }) => each[i]));
        const here = Math.max(title, alias, rest);
        const most = Math.max(here, text);
        score += term.worth * (most + 0.15 * (title + alias + rest + text - most));
        if (most) covers += term.worth;
        if (here) head += term.worth;
      });
      covers /= total;
      head /= total;
      const named = Math.max(
        ...page.titles.map((name) => likeness(all, whole, name)),
        ...page.aliases.map((name) => likeness(all, whole, name)),
      );
      const headed = Math.max(0, ...sections.slice(1).map(({ alike }) => alike));
      /* Words that stand together in one section tell more than words scattered over the page. */
      const together = Math.max(head, ...sections.map((one) => one.covers));
      const alike = Math.max(named, 0.9 * headed);
      const value = (score * (0.35 + 0.65 * covers * together) + PHRASE * total * alike * alike) * page.weight;
      return { page, value, head, named, headed, sections };
    };

    /* The section to open: one whose heading says it, or that holds more of the query than the page's own head. */
    const place = ({ head, named, headed, sections }) => {
      const below = sections.filter(({ section }) => section.anchor);
      if (!below.length) return null;
      const top = below.reduce((a, b) => (b.score + 3 * b.alike > a.score + 3 * a.alike ? b : a));
      const says = below.reduce((a, b) => (b.alike > a.alike ? b : a));
      if (headed > 0.45 && headed >= named - 0.1) return says.section;
      return named < 0.5 && top.covers > head + 0.05 ? top.section : null;
    };

    /* A text cut into plain and matched pieces. */
    const marked = (text, hits) => {
      const pieces = [];
      let from = 0;
      for (const found of text.matchAll(WORD)) {
        if (!forms(fold(found[0])).some((word) => hits.has(stem(word)) && !stop.has(word))) continue;
        if (found.index > from) pieces.push([text.slice(from, found.index), false]);
        from = found.index + found[0].length;
        pieces.push([found[0], true]);
      }
      if (from < text.length) pieces.push([text.slice(from), false]);
      return pieces;
    };

    /* The stretch of a text with the most of what was asked, from the start of a sentence where that is near. */
    const stretch = (text, hits) => {
      if (text.length <= CONTEXT) return text;
      const at = [...text.matchAll(WORD)]
        .map((found) => ({ index: found.index, term: forms(fold(found[0])).map(stem).find((own) => hits.has(own)) }))
        .filter(({ term }) => term);
      let start = 0;
      let most = 0;
      for (const { index } of at) {
        const inside = new Set(at.filter((hit) => hit.index >= index && hit.index < index + CONTEXT - 20).map((hit) => hit.term));
        if (inside.size > most) [most, start] = [inside.size, index];
      }
      if (start < CONTEXT / 2) start = 0;
      else {
        const sentence = Math.max(...[". ", "? ", ": "].map((end) => text.lastIndexOf(end, start)));
        start = start - sentence < 60 ? sentence + 2 : text.lastIndexOf(" ", start - 20) + 1;
      }
      let end = start + CONTEXT;
      if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 40);
      return `${start ? "… " : ""}${text.slice(start, end).replace(/[\s,;:–]+$/, "")}${end < text.length ? " …" : ""}`;
    };

    const context = ({ page, sections }, section, hits) => {
      const holds = (text) => bag(text, false).some((term) => hits.has(term));
      const texts = section ? [section.text] : sections.map((one) => one.section.text);
      const usual = (section && section.text) || page.description;
      const text = !section && (holds(page.name) || holds(usual)) ? usual : texts.find(holds) || usual;
      /* A letter's title and description are in the guide's language; only its own words are in another. */
      return { context: marked(stretch(text, hits), hits), lang: text === page.description ? "" : page.lang };
    };

    /**
     * The results of a query, best first, and how it was read: `instead` is the query as corrected, or "";
     * `perhaps` is a spelling to offer when nothing was found.
     */
    const search = (query) => {
      const { terms, all, said, asked } = understand(query);
      const sum = (list) => list.reduce((before, term) => before + term.worth, 0);
      const wanted = { terms, total: sum(terms), all, whole: sum(all) };
      const spelled = (word) => {
        if (seen.has(word) || stop.has(word)) return word;
        const same = nearest(word, tolerance(word)).find((other) => stem(other.word) === stem(word));
        return same ? same.word : word;
      };
      const rewrite = (map) => asked.map((word) => map.get(word) || spelled(word)).join(" ");
      if (!terms.length) {
        const guess = new Map();
        for (const word of asked) {
          const [other] = nearest(word, Math.min(3, Math.floor(word.length / 2)));
          if (other) guess.set(word, other.word);
        }
        return { results: [], instead: "", perhaps: guess.size ? rewrite(guess) : "" };
      }
      const hits = new Set(terms.flatMap((term) => [...term.means.keys()]));
      const ranked = pages
        .map((page) => rank(page, wanted))
        .filter(({ value }) => value > 0)
        .sort((a, b) => b.value - a.value || (a.page.url < b.page.url ? -1 : 1));
      const kept = ranked.filter(({ value }) => value >= ranked[0].value * LEAST).slice(0, MOST);
      /* A letter alone does not explain: one of the first three is a page, where there is one. */
      const explains = kept.findIndex(({ page }) => !page.letter);
      if (explains > 2) kept.splice(2, 0, ...kept.splice(explains, 1));
      const results = kept.map((one) => {
        const { page } = one;
        const section = place(one);
        return {
          url: page.url + (section ? `#${section.anchor}` : ""),
          letter: page.letter,
          title: marked(section ? section.heading : page.name, hits),
          foreign: page.foreign,
          where: [page.part, page.letter || page.title === page.part ? "" : page.title].filter(Boolean),
          ...context(one, section, hits),
          value: one.value,
        };
      });
      return { results, instead: said.size && results.length ? rewrite(said) : "", perhaps: "" };
    };
    return { search };
  };

  window.bowoutSearch = { create };
})();
