/*
 * The same queries put to MiniSearch, over the same sections and letters as our engine, with its own tokens, prefixes
 * for the word being typed, slips in words of five letters or more, and our weights for titles and aliases. As in our
 * results, a page counts once, by its best section, and leads on to a letter: the section's, or else the page's own.
 */
window.askMiniSearch = (queries) => {
  const index = window.bowoutSearchIndex;
  const SIGNS = String.fromCharCode(...Array.from({ length: 91 }, (_, i) => i + (i < 57 ? 35 : 36)));
  let before = "";
  const list = index.words
    .match(/[A-J][^A-J]*/g)
    .map((one) => (before = before.slice(0, one.charCodeAt(0) - 65) + one.slice(1)));
  const unpacked = (text) => {
    const found = [];
    for (let i = 0, at = -1; i < text.length; i++) {
      const sign = SIGNS.indexOf(text[i]);
      if (sign === 90) at += 2790;
      else found.push(list[(at += 1 + (sign < 60 ? sign : 60 + (sign - 60) * 91 + SIGNS.indexOf(text[++i])))]);
    }
    return found.join(" ");
  };
  const slug = (heading) =>
    heading.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");
  const documents = index.pages.flatMap((page, at) =>
    (page.s || [["", "", ""]]).map(([anchor, heading, text, rest, letters, near], i) => ({
      id: `${at}.${i}`,
      at,
      anchor: anchor === 1 ? slug(heading) : anchor,
      letters: letters || [],
      weight: page.w || 1,
      title: page.t,
      aliases: (page.a || []).join(" . "),
      heading,
      near: (near || []).join(" . "),
      description: page.d || "",
      text: `${text} ${unpacked(rest || "")}`,
    })),
  );
  const stop = new Set(index.stop);
  const engine = new window.MiniSearch({
    fields: ["title", "aliases", "heading", "near", "description", "text"],
    storeFields: ["at", "anchor", "letters", "weight"],
    processTerm: (term) => (stop.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: {
      boost: { title: 3, aliases: 3, heading: 1.8, near: 2.4, description: 1.6 },
      boostDocument: (id, term, stored) => stored.weight,
      prefix: (term, i, terms) => i === terms.length - 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  engine.addAll(documents);
  return queries.map((query) => {
    const start = performance.now();
    const pages = new Set();
    const found = engine.search(query).filter(({ at }) => !pages.has(at) && pages.add(at)).slice(0, 3);
    const took = performance.now() - start;
    const offered = new Set(found.filter(({ at }) => index.pages[at].l).map(({ at }) => at));
    const top = found.map(({ at, anchor, letters }) => {
      const page = index.pages[at];
      const led = [...letters, ...(page.e ? [page.e] : []), ...(page.s || []).flatMap((one) => one[4] || [])];
      const ends = page.l ? undefined : led.find((one) => !offered.has(one));
      offered.add(ends);
      return [(page.u || "") + (anchor ? `#${anchor}` : ""), ends === undefined ? "" : index.pages[ends].u];
    });
    return { took, top };
  });
};
