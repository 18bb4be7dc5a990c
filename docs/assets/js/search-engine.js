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
  /* For a language without rules of its own: the longest of its endings goes where three letters stay. */
  const cutting = (endings) => {
    const longest = [...endings].map(fold).sort((a, b) => b.length - a.length);
    return (word) => {
      const ending = longest.find((end) => word.endsWith(end) && word.length > end.length + 2);
      return ending ? word.slice(0, -ending.length) : word;
    };
  };

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

  /* ---- The index ---- */

  /* Words in the order of the alphabet; each begins with how many letters it shares with the one before, from A for none. */
  const unfolded = (text) => {
    let before = "";
    return (text.match(/[A-J][^A-J]*/g) || []).map((one) => (before = before.slice(0, one.charCodeAt(0) - 65) + one.slice(1)));
  };
  /* Places in a list of words as the steps between them: one sign for a short step, two for a long one, and the
     last sign for a leap that ends at no word. outputs/search.py packs them. */
  const SIGNS = String.fromCharCode(...Array.from({ length: 91 }, (_, i) => i + (i < 57 ? 35 : 36)));
  const SHORT = 60;
  const LEAP = SHORT + (SIGNS.length - 1 - SHORT) * SIGNS.length;
  const unpacked = (text, list) => {
    const found = [];
    let at = -1;
    for (let i = 0; i < text.length; i++) {
      const sign = SIGNS.indexOf(text[i]);
      if (sign === SIGNS.length - 1) at += LEAP;
      else {
        at += 1 + (sign < SHORT ? sign : SHORT + (sign - SHORT) * SIGNS.length + SIGNS.indexOf(text[++i]));
        found.push(list[at]);
      }
    }
    return found;
  };

  /* ---- The engine ---- */

  // How much a word is worth by where it stands on a page.
  const FIELD = { title: 3, alias: 3, heading: 1.8, near: 2.4, description: 1.6, part: 0.8, text: 1.4 };
  // What the whole query gains where it stands together, as a title or alias.
  const PHRASE = 4;
  // The worth of words that say little, and the least of those that stand everywhere.
  const QUIET = 0.2;
  const COMMON = 0.3;
  // Results below this share of the best one are left out, the first three below a smaller one; so many stay at most.
  const LEAST = 0.15;
  const LEAST_FIRST = 0.05;
  const MOST = 14;
  // Characters of a result's text.
  const CONTEXT = 150;
  // A page for one trade or country, where the query doesn't name it.
  const NARROW = 0.4;
  // A page or letter for another country than the reader has chosen, unless the query gives a country's full name.
  const AWAY = 0.4;
  // A word is rare on at most this share of all pages.
  const RARE = 0.04;
  // A section is opened only if its heading or alias has this share of the query.
  const OPEN = 0.4;
  // Which letter stands under a page: what it has of the query (less on a page for one trade or country), that the opened
  // section names it, how often the page does, that the page ends in it, on how many pages for everyone it stands, that it is
  // for a country that the query names, and that it is only for others.
  const MATCH = 1.5;
  const ITS_OWN = 0.4;
  const NEAR = 1;
  const OFTEN = 0.3;
  const LAST = 0.15;
  const USUAL = 0.5;
  const HOME = 0.8;
  const ELSEWHERE = 0.2;
  const ABROAD = 2;

  const create = (index) => {
    const stemmer = STEMMERS[index.lang] || cutting(index.endings || []);
    const stems = new Map((index.keep || []).map((word) => [word, word]));
    const base = new Map(Object.entries(index.forms || {}).flatMap(([word, others]) => others.map((other) => [other, word])));
    const stem = (word) => {
      let own = stems.get(word);
      if (own === undefined) stems.set(word, (own = stemmer(base.get(word) || word)));
      return own;
    };
    const stop = new Set((index.stop || []).flatMap(words));
    const plain = new Set((index.plain || []).flatMap(words)); /* words of the language that are no slip of another */
    const seen = new Map(); /* each word as written → how often */
    const spread = new Map(); /* each stem → on how many pages */

    /* A text as its stems, without the words that say nothing. In a name even those help: "how", "should". */
    const listed = (found, note) => {
      if (note) for (const word of found) seen.set(word, (seen.get(word) || 0) + 1);
      return found.map(stem);
    };
    const bag = (text, note = true) => listed(words(text).filter((word) => !stop.has(word)), note);
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
    const into = (map, key, value) => {
      const list = map.get(key);
      if (list) list.push(value);
      else map.set(key, [value]);
    };

    /* Where a stem stands: in the head of a page, in a section, in a name (a title, a heading, an alias). */
    const heads = new Map();
    const places = new Map();
    const inNames = new Map();
    const names = [];
    const sections = [];
    const named = (stemmed, page, section) => {
      const name = names.length;
      names.push({ stemmed, page, section, whole: 0 });
      for (const term of new Set(stemmed)) into(inNames, term, name);
    };
    const vocabulary = unfolded(index.words || "");

    const pages = index.pages.map((raw, at) => {
      const titles = [label(raw.t)];
      const own = (raw.s || []).map(([anchor, heading, text, rest, letters, near], i) => {
        const stemmed = label(heading);
        const nearer = (near || []).map(label);
        const section = {
          page: at,
          anchor: anchor === 1 ? slug(heading) : anchor,
          heading,
          text,
          letters: letters || [],
        };
        const counts = count([...bag(text), ...(rest ? listed(unpacked(rest, vocabulary).flatMap(words), true) : [])]);
        const calls = new Map();
        for (const term of nearer.flat()) calls.set(term, FIELD.near);
        for (const term of stemmed) calls.set(term, Math.max(FIELD.heading, calls.get(term) || 0));
        const place = sections.push(section) - 1;
        for (const term of new Set([...calls.keys(), ...counts.keys()])) {
          const times = counts.get(term) || 0;
          into(places, term, [place, calls.get(term) || 0, (FIELD.text * times) / (times + 1)]);
        }
        if (i) named(stemmed, at, place);
        else titles.push(stemmed);
        for (const name of nearer) named(name, at, i ? place : -1);
        return section;
      });
      const aliases = (raw.a || []).map(label);
      const about = new Set(bag(raw.d || ""));
      const within = new Set(bag(raw.p || ""));
      const titled = new Set(titles.flat());
      const called = new Set(aliases.flat());
      for (const term of new Set([...titled, ...called, ...about, ...within])) {
        into(heads, term, [
          at,
          titled.has(term) ? FIELD.title : 0,
          called.has(term) ? FIELD.alias : 0,
          about.has(term) ? FIELD.description : within.has(term) ? FIELD.part : 0,
        ]);
      }
      for (const name of [...titles, ...aliases]) named(name, at, -1);
      const top = own[0];
      return {
        url: raw.u || "",
        title: raw.t,
        name: (!raw.l && top && top.heading) || raw.t,
        part: raw.p || "",
        description: raw.d || "",
        letter: Boolean(raw.l),
        lang: raw.g || "",
        foreign: raw.f || {},
        weight: raw.w || 1,
        narrow: raw.n ? new Set((raw.n === 1 ? [] : raw.n).flatMap(bag)) : null,
        calls: new Set([...titled, ...called]),
        sections: own,
        countries: raw.c || [],
        home: !raw.l && raw.c && raw.n.length === 1 ? raw.n[0] : "", // the country whose page it is
        ends: raw.e || 0,
        letters: [...new Set([...own.flatMap((section) => section.letters), ...(raw.e ? [raw.e] : [])])],
      };
    });
    /* Each country's own page, and what the country is called. */
    const homes = new Map();
    for (const page of pages) if (page.home) homes.set(page.countries[0], page);
    const acts = new Set([...homes.values()].map(({ ends }) => ends).filter(Boolean));
    const countries = [...homes].map(([code, { home }]) => [code, home]).sort(([, a], [, b]) => (a < b ? -1 : 1));

    for (const term of new Set([...heads.keys(), ...places.keys()])) {
      const on = new Set((heads.get(term) || []).map(([page]) => page));
      for (const [place] of places.get(term) || []) on.add(sections[place].page);
      spread.set(term, on.size);
    }

    const worths = new Map();
    const weighed = (term) => {
      if (quiet.has(term)) return QUIET;
      const on = spread.get(term) || 0.5;
      return Math.max(COMMON, Math.log(1 + (pages.length - on + 0.5) / (on + 0.5)));
    };
    const worth = (term) => {
      let own = worths.get(term);
      if (own === undefined) worths.set(term, (own = weighed(term)));
      return own;
    };
    for (const name of names) name.whole = name.stemmed.reduce((sum, own) => sum + worth(own), 0);

    /* The shared words, by stem; the words of a phrase are joined with "-". */
    const also = new Map();
    for (const [key, targets] of Object.entries(index.also || {})) {
      const phrase = key.split(/[-_]/);
      also.set(phrase.map(stem).join(" "), targets.flatMap(words));
      if (phrase.length === 1 && !seen.has(key)) seen.set(key, 1);
    }
    const longest = Math.max(1, ...[...also.keys()].map((key) => key.split(" ").length));
    const known = (term) => spread.has(term) || also.has(term);

    const spelled = [...seen.keys()].sort();
    /* The words that begin with these letters. */
    const begun = (start) => {
      let low = 0;
      let high = spelled.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (spelled[middle] < start) low = middle + 1;
        else high = middle;
      }
      const from = low;
      while (low < spelled.length && spelled[low].startsWith(start)) low++;
      return spelled.slice(from, low);
    };

    /* The letters of a word as bits. One slip changes two of them at most, so most words need no closer look. */
    const letterBits = (word) => {
      let bits = 0;
      for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
      return bits;
    };
    const differ = (bits) => {
      let ones = 0;
      for (; bits; bits &= bits - 1) ones++;
      return ones;
    };
    const spellings = [...seen].filter(([other]) => other.length > 2).map(([other, times]) => ({ other, times, bits: letterBits(other) }));

    const nearest = (word, most) => {
      if (!most || plain.has(word)) return [];
      const found = [];
      const own = letterBits(word);
      for (const { other, times, bits } of spellings) {
        if (Math.abs(other.length - word.length) > most || differ(bits ^ own) > 2 * most) continue;
        const far = distance(word, other, most);
        if (far === Infinity) continue;
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
        for (const other of begun(word)) add(stem(other), weight);
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
        const start = typing && begun(word).length > 0;
        return isWord(word) || stop.has(word) || plain.has(word) || start ? [word] : split(word) || [word];
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

    const times = (list, item) => {
      let found = 0;
      for (const one of list) if (one === item) found++;
      return found;
    };
    /* How much of each name a query says and how much of the query that is: 1 when both are whole. */
    const likenesses = (terms, total) => {
      const said = new Map();
      const part = new Map(); /* name → the worth of its stems that the query has */
      const had = new Set();
      for (const term of terms) {
        const best = new Map();
        for (const [own, weight] of term.means) {
          const fresh = !had.has(own);
          had.add(own);
          for (const name of inNames.get(own) || []) {
            if (weight > (best.get(name) || 0)) best.set(name, weight);
            if (fresh) part.set(name, (part.get(name) || 0) + worth(own) * times(names[name].stemmed, own));
          }
        }
        for (const [name, weight] of best) said.set(name, (said.get(name) || 0) + weight * term.worth);
      }
      const named = new Map(); /* page → the most */
      const headed = new Map(); /* section → the most */
      for (const [at, much] of said) {
        const { whole, page, section } = names[at];
        const alike = (much / total) * (part.get(at) / whole);
        const [map, key] = section < 0 ? [named, page] : [headed, section];
        if (alike > (map.get(key) || 0)) map.set(key, alike);
      }
      return { named, headed };
    };

    const ranked = ({ terms, total, all, whole }, country) => {
      const found = new Map(); /* page → what is known of it */
      const parts = new Map(); /* section → the same */
      const of = (map, key, fresh) => {
        let one = map.get(key);
        if (!one) map.set(key, (one = fresh()));
        return one;
      };
      for (const term of terms) {
        const here = new Map();
        const inside = new Map();
        for (const [own, weight] of term.means) {
          for (const posting of heads.get(own) || []) {
            const most = of(here, posting[0], () => [0, 0, 0, 0]);
            for (let i = 0; i < 3; i++) most[i] = Math.max(most[i], weight * posting[i + 1]);
          }
          for (const posting of places.get(own) || []) {
            const most = of(inside, posting[0], () => [0, 0]);
            most[0] = Math.max(most[0], weight * posting[1]);
            most[1] = Math.max(most[1], weight * posting[2]);
          }
        }
        for (const [place, [name, text]] of inside) {
          const there = Math.max(name, text) + 0.3 * Math.min(name, text);
          const part = of(parts, place, () => ({ score: 0, covers: 0 }));
          part.score += term.worth * there;
          part.covers += term.worth;
          const most = of(here, sections[place].page, () => [0, 0, 0, 0]);
          most[3] = Math.max(most[3], there);
        }
        for (const [page, [title, alias, rest, text]] of here) {
          const one = of(found, page, () => ({ score: 0, covers: 0, head: 0 }));
          const head = Math.max(title, alias, rest);
          const most = Math.max(head, text);
          one.score += term.worth * (most + 0.15 * (title + alias + rest + text - most));
          if (most) one.covers += term.worth;
          if (head) one.head += term.worth;
        }
      }
      const { named, headed } = likenesses(all, whole);
      /* Words that stand together in one section tell more than words scattered over the page. */
      for (const [place, part] of parts) {
        const one = found.get(sections[place].page);
        one.together = Math.max(one.together || 0, part.covers);
      }
      for (const [place, alike] of headed) {
        const one = found.get(sections[place].page);
        if (one && alike > (one.headed || 0)) [one.headed, one.says] = [alike, place];
      }
      const rare = pages.length * RARE;
      /* A country's name may have a common word: "new" doesn't mean New Zealand. */
      const namesIt = ({ home, narrow, calls }) =>
        terms.some(({ means }) => [...means].some(([own, weight]) =>
          weight > 0.6 && ((narrow.has(own) && !home) || (calls.has(own) && heads.get(own).length <= rare))));
      const home = homes.get(country);
      const called = home ? bag(home.home, false) : [];
      const isThere = (page) =>
        page.countries.includes(country)
          ? page.letter || page === home
          : called.length && called.every((own) => page.narrow.has(own));
      return [...found].map(([at, { score, covers, head, together = 0, headed: alikeBelow = 0, says }]) => {
        const page = pages[at];
        const own = named.get(at) || 0;
        const alike = Math.max(own, 0.9 * alikeBelow);
        const close = Math.max(head, together) / total;
        let value = (score * (0.35 + (0.65 * covers * close) / total) + PHRASE * total * alike * alike) * page.weight;
        const meant = !page.narrow || namesIt(page);
        if (!meant && !isThere(page)) value *= NARROW;
        return { page, value, meant, named: own, headed: alikeBelow, says: says === undefined ? null : sections[says] };
      });
    };

    /* On how many pages for everyone a letter stands, as a share of the most. */
    const usual = count(pages.filter((page) => !page.narrow).flatMap((page) => page.letters));
    const most = Math.max(1, ...usual.values());

    /* Whether a letter withdraws as another country asks for, and not as this one does. What nearly every page leads to
       isn't meant for a country of its own, but does what the most of them ask for. */
    const isForeign = (letter, { letters, ends }) =>
      ends && acts.has(letter) && letter !== ends && (usual.get(letter) === most || !letters.includes(letter));
    /* What is for other countries stands behind, and the country's own letter in the place of theirs. */
    const settled = (found, country) => {
      const home = homes.get(country);
      let best = 0;
      for (const one of found) {
        const foreign = one.page.letter && isForeign(pages.indexOf(one.page), home);
        if (foreign) best = Math.max(best, one.value);
        if (foreign || (one.page.countries.length && !one.page.countries.includes(country))) one.value *= AWAY;
      }
      if (!best) return found;
      const own = pages[home.ends];
      const there = found.find(({ page }) => page === own);
      if (there) there.value = Math.max(there.value, best);
      return there ? found : [...found, { page: own, value: best, meant: false, named: 0, headed: 0, says: null }];
    };

    /* The section to open: one whose heading or alias says it. Otherwise a page opens at its top. */
    const place = ({ named, headed, says }) =>
      says && says.anchor && headed > OPEN && headed >= named - 0.1 ? says : null;

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

    const context = ({ page }, section, hits) => {
      const holds = (text) => bag(text, false).some((term) => hits.has(term));
      const texts = section ? [section.text] : page.sections.map((one) => one.text);
      const usual = (section && section.text) || page.description;
      const text = !section && (holds(page.name) || holds(usual)) ? usual : texts.find(holds) || usual;
      /* A letter's title and description are in the guide's language; only its own words are in another. */
      return { context: marked(stretch(text, hits), hits), lang: text === page.description ? "" : page.lang };
    };

    /* The letter to write after reading, of those that the page leads to. None is offered twice. */
    const letterAfter = ({ page }, section, { values, best, offered, named, country }) => {
      if (page.letter) return null;
      const all = page.sections.flatMap((one) => one.letters);
      const times = count(all);
      const often = Math.max(...times.values());
      const last = page.ends || all.at(-1);
      const place = ({ countries, lang }) => {
        if (!countries.length) return 0;
        if (countries.some((one) => named.has(one))) return HOME;
        if (countries.some((one) => page.countries.includes(one))) return 0;
        return lang ? -ABROAD : -ELSEWHERE;
      };
      const fit = (one) =>
        (MATCH * (page.narrow ? ITS_OWN : 1) * (values.get(pages[one]) || 0)) / best +
        (section && section.letters.includes(one) ? NEAR : 0) +
        (OFTEN * (times.get(one) || 0)) / often +
        (one === last ? LAST : 0) +
        (page.narrow ? 0 : (USUAL * (usual.get(one) || 0)) / most) +
        place(pages[one]);
      const home = homes.get(country);
      const its = home && page.countries.every((one) => one === country) ? (one) => (isForeign(one, home) ? home.ends : one) : (one) => one;
      const fits = new Map();
      for (const one of page.letters) fits.set(its(one), Math.max(fits.get(its(one)) ?? -Infinity, fit(one), fit(its(one))));
      const [first] = [...fits.keys()].filter((one) => !offered.has(one)).sort((a, b) => fits.get(b) - fits.get(a));
      if (first === undefined) return null;
      offered.add(first);
      return { url: pages[first].url, title: pages[first].title };
    };

    /**
     * The results of a query, best first, and how it was read: `instead` is the query as corrected, or "";
     * `perhaps` is a spelling to offer when nothing was found; `named` are the countries that the query names. `chosen` is
     * the country that the reader has chosen.
     */
    const search = (query, chosen = "") => {
      const country = homes.has(chosen) ? chosen : "";
      const { terms, all, said, asked } = understand(query);
      const sum = (list) => list.reduce((before, term) => before + term.worth, 0);
      const wanted = { terms, total: sum(terms), all, whole: sum(all) };
      const right = (word) => {
        if (seen.has(word) || stop.has(word)) return word;
        const same = nearest(word, tolerance(word)).find((other) => stem(other.word) === stem(word));
        return same ? same.word : word;
      };
      const rewrite = (map) => asked.map((word) => map.get(word) || right(word)).join(" ");
      if (!terms.length) {
        const guess = new Map();
        for (const word of asked) {
          const [other] = nearest(word, Math.min(3, Math.floor(word.length / 2)));
          if (other) guess.set(word, other.word);
        }
        return { results: [], instead: "", perhaps: guess.size ? rewrite(guess) : "", named: [] };
      }
      const hits = new Set(terms.flatMap((term) => [...term.means.keys()]));
      const found = ranked(wanted, country).filter(({ value }) => value > 0);
      const named = new Set(found.filter(({ page, meant }) => page.home && meant).flatMap(({ page }) => page.countries));
      const says = (own) => terms.some(({ means }) => (means.get(own) || 0) > 0.6);
      const placed = country && ![...homes].some(([code, { narrow }]) => code !== country && [...narrow].every(says));
      const order = (placed ? settled(found, country) : found).sort((a, b) => b.value - a.value || (a.page.url < b.page.url ? -1 : 1));
      const values = new Map(order.map(({ page, value }) => [page, value]));
      const here = placed ? new Set([country]) : named;
      const kept = order.filter(({ value }, i) => value >= order[0].value * (i < 3 ? LEAST_FIRST : LEAST)).slice(0, MOST);
      /* A letter alone does not explain, and one is enough to begin with: of the first three, two are pages. */
      const first = [];
      for (const one of kept) if (first.length < 3 && !(one.page.letter && first.some(({ page }) => page.letter))) first.push(one);
      const offered = new Set(first.filter(({ page }) => page.letter).map(({ page }) => pages.indexOf(page)));
      const results = [...first, ...kept.filter((one) => !first.includes(one))].map((one) => {
        const { page } = one;
        const section = place(one);
        return {
          url: page.url + (section ? `#${section.anchor}` : ""),
          letter: page.letter,
          title: marked(section ? section.heading : page.name, hits),
          foreign: page.foreign,
          where: [page.part, page.letter || page.title === page.part ? "" : page.title].filter(Boolean),
          ...context(one, section, hits),
          ends: letterAfter(one, section, { values, best: order[0].value, offered, named: here, country: placed ? country : "" }),
          value: one.value,
        };
      });
      return { results, instead: said.size && results.length ? rewrite(said) : "", perhaps: "", named: [...named] };
    };
    return { search, countries };
  };

  window.bowoutSearch = { create };
})();
