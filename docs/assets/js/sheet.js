// @ts-check
/*
 * The page around a letter: a blank leads to its field, the field comes to the letter where the screen is small, the
 * letter moves to what is being filled in, and only questions that change something are asked. The letter itself is
 * written by builder.js, which says with the event "letter" what it has done.
 */
(() => {
  "use strict";

  /** Where the letter and the form are not side by side, and there is room for a field and a part of the letter. */
  const small = matchMedia("(max-width: 59.99rem) and (min-height: 30rem)");

  const start = (/** @type {HTMLElement} */ root) => {
    const all = (/** @type {string} */ css) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(css)]);
    const one = (/** @type {string} */ css) => /** @type {Part} */ (root.querySelector(css));
    const [article, form, bar, steps, wording] = ["article", "form", "bar", "steps", "wording"].map((name) => one(`[data-${name}]`));
    const menus = /** @type {HTMLDetailsElement[]} */ (all(".more"));
    const framed = "page" in root.dataset; // as tall as its content: nothing stays in view by itself
    const asks = all("[data-ask]");
    const sets = all("[data-choice]");
    const say = (/** @type {string} */ key) => root.getAttribute(`data-say-${key}`) ?? "";
    /** @type {HTMLElement | null} */
    let strip = null;

    const inputOf = (/** @type {HTMLElement} */ field) => /** @type {HTMLInputElement} */ (field.querySelector("[data-input]"));
    const asked = () => asks.filter((el) => !el.hidden);
    /** Fields whose blanks are open, in the order of the form. */
    const open = () => {
      const left = all("[data-blank]").filter((el) => !el.hidden).map((el) => el.dataset.blank);
      return asked().filter((el) => left.includes(el.dataset.ask));
    };

    /* ---- To what is being filled in ---- */

    /** Bring a place of the letter into view: by moving the letter in its sheet, else the page, and no farther than needed. */
    const reveal = (/** @type {Element | undefined} */ el) => {
      if (!el || framed) return;
      const top = () => el.getBoundingClientRect();
      if (article.scrollHeight > article.clientHeight) {
        const { top: from, bottom: to } = article.getBoundingClientRect();
        if (top().top < from + 8 || top().bottom > to - 8) article.scrollTop += top().top - from - (to - from) / 3;
      }
      // where letter and form are not in view together, the field that is being filled in stays in view
      const end = strip || matchMedia("(min-width: 60rem) and (min-height: 30rem)").matches ? (strip || bar).getBoundingClientRect().top : 0;
      if (!end || (top().top > 8 && top().bottom < end - 8)) return;
      scrollBy(0, strip ? top().top - end / 3 : top().bottom - end + 16);
    };
    const point = (/** @type {string | undefined} */ id) => {
      for (const el of all("[data-now]")) el.removeAttribute("data-now");
      if (!id) return;
      const marks = all(`[data-article] [data-field="${id}"]`).filter((el) => el.getClientRects().length);
      for (const el of marks) el.setAttribute("data-now", "");
      reveal(marks[0]);
    };

    /* ---- A field at the foot of a small screen ---- */

    const close = () => {
      strip?.classList.remove("strip");
      strip = null;
      steps.hidden = true;
      form.append(steps);
    };
    const showSteps = () => {
      if (!strip) return;
      const here = asked().indexOf(strip);
      const [back, next] = steps.querySelectorAll("button");
      back.disabled = !asked().slice(0, here).some((el) => !el.closest("[data-wording]"));
      next.textContent = open().some((el) => el != strip) ? next.dataset.sayNext : next.dataset.sayDone;
    };
    const edit = (/** @type {HTMLElement | undefined} */ field) => {
      if (!field) return;
      if (wording?.contains(field)) wording.open = true;
      close();
      if (small.matches && !framed) {
        strip = field;
        field.classList.add("strip");
        field.append(steps);
        steps.hidden = false;
        showSteps();
      }
      inputOf(field).focus({ preventScroll: !!strip });
      point(field.dataset.ask);
    };
    const step = (/** @type {number} */ by) => {
      const here = /** @type {HTMLElement} */ (strip);
      const order = asked();
      const at = order.indexOf(here);
      if (by < 0) return edit(order.slice(0, at).reverse().find((el) => !el.closest("[data-wording]")));
      const left = open().filter((el) => el != here);
      const next = left.find((el) => order.indexOf(el) > at) ?? left[0];
      if (next) return edit(next);
      close();
      point("");
      bar.querySelector("[data-do]")?.focus({ preventScroll: true });
    };

    // the field keeps the focus while its steps are pressed: without it the strip would close under the finger
    steps.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    steps.addEventListener("click", (/** @type {Event} */ event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) step(Number(button.dataset.step));
    });
    form.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const target = /** @type {Element} */ (event.target);
      if (!strip || event.isComposing) return;
      if (event.key == "Enter" && target.matches("input")) step(1);
      if (event.key == "Escape") {
        close();
        point("");
      }
    });
    form.addEventListener("focusin", (/** @type {Event} */ event) => {
      const field = /** @type {Element} */ (event.target).closest("[data-ask]");
      if (field != strip && strip) close();
      point(field instanceof HTMLElement ? field.dataset.ask : "");
    });
    form.addEventListener("focusout", () => {
      setTimeout(() => {
        if (form.contains(document.activeElement) || !document.hasFocus()) return;
        close();
        point("");
      });
    });
    // the keyboard of a phone has come or gone
    visualViewport?.addEventListener("resize", () => strip && point(strip.dataset.ask));
    small.addEventListener("change", close);

    /* ---- Blanks, and the rest of the bar ---- */

    const fieldOf = (/** @type {string | undefined} */ id) => asks.find((el) => el.dataset.ask == id && !el.hidden);
    root.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const blank = /** @type {HTMLElement | null} */ (target.closest("[data-blank],[data-article] [data-field]"));
      if (blank && !String(getSelection())) {
        event.preventDefault();
        edit(fieldOf(blank.dataset.blank || blank.dataset.field));
      }
      if (target.closest("[data-fill]")) edit(open()[0]);
      const menu = /** @type {HTMLDetailsElement | null} */ (target.closest(".more"));
      if (menu && target.closest("[data-do]:not([data-do=clear])")) menu.querySelector("summary")?.focus();
      if (menu && target.closest("[data-do]:not([data-do=clear]), a")) menu.open = false;
    });
    for (const kind of ["click", "focusin"])
      document.addEventListener(kind, ({ target }) => {
        for (const menu of menus) if (menu.open && target instanceof Node && !menu.contains(target)) menu.open = false;
      });
    bar.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const menu = menus.find((one) => one.open && one.contains(document.activeElement));
      if (event.key != "Escape" || !menu) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });

    /* ---- Only questions that change something ---- */

    const options = (/** @type {HTMLElement} */ set) =>
      /** @type {(HTMLInputElement | HTMLOptionElement)[]} */ ([...set.querySelectorAll("input,option")]).map((el) => el.value);
    const chosen = () =>
      Object.fromEntries(sets.map((set) => [set.dataset.choice, /** @type {Part | null} */ (set.querySelector(":checked"))?.value]));
    /** @typedef {Record<string, string[]>} When */
    const when = (/** @type {HTMLElement} */ el) => /** @type {When} */ (JSON.parse(el.dataset.when || "{}"));
    // each element that choices show or hide: its own condition, those of its earlier siblings if one of them is shown, and what it stands in
    const turned = all("[data-article] [data-when],[data-article] [data-one-of]>*").map((el) => ({
      el,
      own: when(el),
      earlier: el.parentElement?.matches("[data-one-of]")
        ? [...el.parentElement.children].slice(0, [...el.parentElement.children].indexOf(el)).map((other) => when(/** @type {HTMLElement} */ (other)))
        : [],
      inside: /** @type {Element | null | undefined} */ (el.parentElement?.closest("[data-article] [data-when],[data-one-of]>*")),
    }));
    const holds = (/** @type {When} */ terms, /** @type {Record<string, string>} */ choices) =>
      Object.entries(terms).every(([id, allowed]) => allowed.includes(choices[id]));
    /** Which of them these choices show, as one word to compare. */
    const version = (/** @type {Record<string, string>} */ choices) => {
      const seen = new Set();
      let word = "";
      for (const { el, own, earlier, inside } of turned) {
        const shows = (!inside || seen.has(inside)) && holds(own, choices) && !earlier.some((terms) => holds(terms, choices));
        if (shows) seen.add(el);
        word += shows ? "1" : "0";
      }
      return word;
    };
    const ask = () => {
      const now = chosen();
      const here = version(now);
      for (const set of sets)
        set.hidden = options(set).every((option) => version({ ...now, [String(set.dataset.choice)]: option }) == here);
      if (wording) wording.hidden = ![...wording.querySelectorAll("[data-choice],[data-ask]")].some((el) => !el.hidden);
    };

    root.addEventListener("letter", (event) => {
      const { changed, typed } = /** @type {CustomEvent} */ (event).detail;
      if (!typed) ask();
      showSteps();
      one("[data-bar] [data-fill]").hidden = !open()[0];
      for (const link of all("[data-branches] a")) /** @type {HTMLElement} */ (link.parentElement).hidden = !!one(`${link.getAttribute("href")}[hidden], [hidden] ${link.getAttribute("href")}`);
      if (!changed) return;
      const set = document.activeElement?.closest("[data-choice]");
      const peek = /** @type {HTMLElement | null | undefined} */ (set?.querySelector("[data-peek]"));
      if (peek && changed[0]) {
        peek.textContent = `${say("peek")} ${changed[0].text}`;
        peek.hidden = false;
      }
      if (set) reveal(changed[0]?.el);
    });
    // a letter that is taller than its place is moved by keyboard too
    new ResizeObserver(() => {
      if (article.scrollHeight > article.clientHeight + 1) article.tabIndex = 0;
      else article.removeAttribute("tabindex");
    }).observe(article);
  };

  for (const root of document.querySelectorAll("[data-builder]")) start(/** @type {HTMLElement} */ (root));
})();
