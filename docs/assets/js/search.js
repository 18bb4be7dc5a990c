/*
 * The search dialog. What is typed stays in this page: nothing is sent, stored, or put into an address.
 * The engine and its index are fetched when the dialog first opens, as scripts: so the search also works in a copy
 * of the site on a disk, and needs no right to connect anywhere.
 */
(() => {
  "use strict";
  const dialog = document.querySelector("[data-search]");
  const opener = document.querySelector("[data-search-open]");
  if (!dialog || !opener || !dialog.showModal) return;
  const part = (name) => dialog.querySelector(`[data-search-${name}]`);
  const [input, country, status, note, results, ways, slash] =
    ["words", "country", "status", "note", "results", "ways", "slash"].map(part);
  const say = (key, values = {}) =>
    dialog.getAttribute(`data-say-${key}`).replace(/\{(\w)\}/g, (_, name) => values[name]);

  opener.hidden = false;

  /* ---- Loading ---- */

  /* Where a policy for Trusted Types is asked for, this one lets our own two scripts through and no others. */
  const own = new Set([dialog.dataset.engine, dialog.dataset.index]);
  const checked = (address) => {
    if (own.has(address)) return address;
    throw new TypeError("Not a script of the search");
  };
  const policy = window.trustedTypes
    ? window.trustedTypes.createPolicy("bowout-search", { createScriptURL: checked })
    : { createScriptURL: checked };
  const script = (address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = policy.createScriptURL(address);
      element.onload = resolve;
      element.onerror = () => {
        element.remove();
        reject(new Error("The search could not be loaded"));
      };
      document.head.append(element);
    });
  let engine = null;
  let loading = null;
  const load = () => {
    if (!loading) results.setAttribute("aria-busy", "true");
    loading ||= Promise.all([...own].map(script))
      .then(() => {
        engine = window.bowoutSearch.create(window.bowoutSearchIndex);
        country.lastElementChild.before(...engine.countries.map(([code, name]) => new Option(name, code)));
        answered();
      })
      .catch(() => {
        loading = null;
        announce(say("failed"), 0);
      })
      .then(() => {
        results.setAttribute("aria-busy", "false");
        show();
      });
  };

  /* The style is for the dialog alone and comes with it. Until it is there nothing is seen, but typing arrives. */
  let dressed = false;
  const dress = () => {
    if (dressed) return;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = dialog.dataset.style;
    style.onload = () => dialog.classList.remove("bare");
    style.onerror = () => {
      dressed = false;
      style.remove();
      dialog.classList.remove("bare");
    };
    dressed = true;
    dialog.classList.add("bare");
    document.head.append(style);
  };

  /* ---- Showing ---- */

  const make = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };
  /* Where in a text words of another language stand: from, to, language. */
  const foreignPlaces = (text, foreign) =>
    Object.entries(foreign).flatMap(([lang, all]) => all.flatMap((words) => {
      const found = [];
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
        if (!/[\p{L}\p{N}]/u.test((text[at - 1] || "") + (text[at + words.length] || ""))) found.push([at, at + words.length, lang]);
      return found;
    }));
  /* What was searched for is marked, and words of another language say which it is. */
  const pieces = (text, foreign) => {
    const places = foreignPlaces(text.map(([words]) => words).join(""), foreign);
    let at = 0;
    return text.flatMap(([words, hit]) => {
      const from = at;
      at += words.length;
      const edges = [from, at, ...places.flatMap(([start, end]) => [start, end]).filter((edge) => edge > from && edge < at)];
      return [...new Set(edges)].sort((a, b) => a - b).slice(0, -1).map((edge, index, all) => {
        const part = words.slice(edge - from, (all[index + 1] ?? at) - from);
        const place = places.find(([start, end]) => start <= edge && edge < end);
        if (!hit && !place) return part;
        return make(hit ? "mark" : "span", place ? { lang: place[2] } : {}, part);
      });
    });
  };
  const address = (url) => dialog.dataset.base.replace(/\/?$/, "/") + url;
  const item = ({ url, letter, lang, foreign, title, where, context, ends }) => {
    return make(
      "li",
      { class: letter ? "search-letter" : "search-page" },
      make("a", { href: address(url) }, ...pieces(title, foreign)),
      make("span", { class: "search-where" }, [say(letter ? "letter" : "page"), ...where].join(" · ")),
      make("span", { class: "search-context", ...(lang ? { lang } : {}) }, ...pieces(context, foreign)),
      ...(ends ? [make("span", { class: "search-ends" }, `${say("ends")} `, make("a", { href: address(ends.url) }, ends.title))] : []),
    );
  };
  const group = (name, found) => {
    if (!found.length) return [];
    const id = `search-${name}`;
    return [make("p", { id }, say(name)), make("ul", { "aria-labelledby": id }, ...found.map(item))];
  };

  /* Told after a pause, so that a screen reader does not speak into the typing. */
  let pause = 0;
  const announce = (text, wait) => {
    clearTimeout(pause);
    if (text === status.textContent) return;
    if (!wait) status.textContent = text;
    else pause = setTimeout(() => { status.textContent = text; }, wait);
  };
  const hint = (key, words) => {
    note.hidden = !key;
    note.replaceChildren();
    if (!key) return;
    if (key !== "perhaps") {
      note.append(say(key, { q: words }));
      return;
    }
    const button = make("button", { type: "button" }, say(key, { q: words }));
    button.addEventListener("click", () => {
      input.value = words;
      input.focus();
      show();
    });
    note.append(button);
  };

  /* Where the job is: one answer for the whole site (job-country.js). */
  const answered = () => window.bowoutCountry?.(country);

  const show = () => {
    const query = input.value.trim();
    part("found").scrollTop = 0;
    if (!query || !engine) {
      results.replaceChildren();
      ways.hidden = false;
      hint("");
      if (engine || loading) announce(engine || !query ? "" : say("loading"), 0);
      return;
    }
    const { results: found, instead, perhaps } = engine.search(input.value, country.value);
    const rest = found.slice(3);
    results.replaceChildren(
      ...group("best", found.slice(0, 3)),
      ...group("letters", rest.filter(({ letter }) => letter)),
      ...group("pages", rest.filter(({ letter }) => !letter)),
    );
    ways.hidden = found.length > 0;
    if (found.length) hint(instead && "instead", instead);
    else if (perhaps) hint("perhaps", perhaps);
    else hint("nothing", query);
    const amount = found.length === 0 ? say("none") : found.length === 1 ? say("one") : say("many", { n: found.length });
    announce(country.value ? `${amount} · ${country.selectedOptions[0].text}` : amount, 700);
  };
  input.addEventListener("input", show);
  country.addEventListener("change", show);

  /* ---- Opening and closing ---- */

  const open = () => {
    if (dialog.open) return;
    dress();
    answered(); /* a browser may have emptied the field when it brought the page back */
    load();
    dialog.showModal();
    input.focus();
    input.select();
  };
  opener.addEventListener("click", open);
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    /* A result on this very page: the page shows it, so the dialog must go. */
    const link = event.target.closest("a");
    if (link && link.pathname === location.pathname && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener("close", () => announce("", 0));

  /* ---- Keys ---- */

  const links = () => [...dialog.querySelectorAll(".search-found a")].filter((link) => link.getClientRects().length);
  const move = (step) => {
    const stops = [input, ...links()];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    next.focus();
    if (next === input) part("found").scrollTop = 0;
  };
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const typing = event.target === input;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      dialog.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!typing && event.target.localName !== "a") return;
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && typing) {
      event.preventDefault();
      const [first] = results.querySelectorAll("a");
      if (first) first.click();
    } else if (event.key.length === 1 && event.target.localName === "a" && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") {
      input.focus(); /* and the letter is typed there */
    }
  });

  /* "/" alone can be turned off: speech recognition may hit it by chance. Only that choice is kept, no word. */
  const KEPT = "bowout-slash";
  const kept = (change) => {
    try {
      return change(localStorage);
    } catch (error) {
      return null; /* Storage is refused: the choice lasts for this page. */
    }
  };
  const showSlash = (on) => slash.setAttribute("aria-pressed", String(on));
  showSlash(kept((storage) => storage.getItem(KEPT)) !== "off");
  slash.addEventListener("click", () => {
    const on = slash.getAttribute("aria-pressed") !== "true";
    showSlash(on);
    kept((storage) => (on ? storage.removeItem(KEPT) : storage.setItem(KEPT, "off")));
  });
  /* For a moment after closing, the dialog's own field may still have the focus. */
  const isField = (element) =>
    !dialog.contains(element) && (element.isContentEditable || /^(?:input|textarea|select)$/.test(element.localName));
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const single = plain && event.key === "/" && slash.getAttribute("aria-pressed") === "true";
    if (!chord && !(single && !isField(event.target))) return;
    if (dialog.open || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
})();
