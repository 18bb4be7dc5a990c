// @ts-check
/*
 * "Where is the job?" is asked in the search, on the page of letters, in the finder and in the check. It is one answer:
 * given in one place, it is there in the others, and a letter for several countries takes its dates from it. It is kept only while the reader has ticked the box for it, and then
 * for this tab alone. Otherwise it goes along behind the "#" to the pages that ask for it, as the finder's answers go
 * along to the letters. It runs before the page's own scripts, so they find the question answered.
 */
(() => {
  "use strict";

  const KEY = "bowout-country";
  const OTHER = "other";

  /** In a sandboxed frame even its name throws. @type {<T>(job: (kept: Storage) => T) => T | undefined} */
  const storage = (job) => {
    try {
      return job(sessionStorage);
    } catch {}
  };
  const all = (/** @type {string} */ css) => /** @type {Part[]} */ ([...document.querySelectorAll(css)]);
  /** A country's code, or "other"; an address may hold anything. */
  const sound = (/** @type {string | null | undefined} */ code) => (/^([a-z]{2}|other)$/.test(code ?? "") ? String(code) : "");
  const stored = () => sound(storage((s) => s.getItem(KEY)));

  let keeps = Boolean(stored());
  let country = sound(new URLSearchParams(location.hash.slice(1)).get("country")) || stored();
  let telling = false; // while the other questions hear of an answer

  /** The answer as a select has it: the country, else its option for all others, else what it opens with. */
  const show = (/** @type {Part} */ select) => {
    const { other = "" } = select.dataset;
    const options = [...select.options];
    const value = [country, other].find((one) => country && options.some((option) => option.value == one))
      ?? options.find((option) => option.defaultSelected)?.value ?? "";
    if (select.value == value) return;
    select.value = value;
    telling = true;
    for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
    telling = false;
  };
  const showAll = () => {
    all("[data-job-country]").forEach(show);
    const refused = storage((s) => s.length) === undefined;
    for (const box of all("[data-keep-country]")) {
      box.checked = keeps;
      /** @type {Part} */ (box.closest("[data-keep-box]")).hidden = refused;
    }
  };
  const take = (/** @type {Part} */ select) => {
    const { value, dataset } = select;
    country = value && value == dataset.other ? OTHER : sound(value);
  };
  const save = () => {
    const done = storage((s) => {
      if (keeps && country) s.setItem(KEY, country);
      else s.removeItem(KEY);
      return true;
    });
    if (!done) keeps = false; // say that it is not kept
    showAll();
  };

  document.addEventListener("change", ({ target }) => {
    const control = /** @type {Part} */ (target);
    if (telling || !control.matches("[data-job-country],[data-keep-country]")) return;
    if ("keepCountry" in control.dataset) keeps = control.checked;
    else take(control);
    save();
  });
  /* Where the box stands in the form, its reset takes the answer back; elsewhere it is no business of the form's. */
  addEventListener("reset", ({ target }) => {
    const form = /** @type {Part} */ (target);
    const select = form.querySelector("[data-job-country]");
    if (!select) return;
    setTimeout(() => {
      if (form.querySelector("[data-keep-country]")) take(select);
      save();
    });
  });
  /* A page from the browser's memory: the answer may have been changed or taken back on another. form-state.js tells of
     it a second time, without `persisted`, when it has given the controls back what they held. */
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted === false) return;
    if (keeps || stored()) country = stored();
    keeps = Boolean(stored());
    showAll();
  });

  const plain = (/** @type {string} */ path) => path.replace(/index\.html$/, "");
  const asking = all("[data-country-asked]").flatMap((el) =>
    el.dataset.countryAsked.split(" ").map((path) => plain(new URL(path, document.baseURI).pathname)));
  const asks = (/** @type {string} */ path) => asking.some((one) => path.startsWith(one)); // below the page of letters are the letters
  document.addEventListener("click", ({ target }) => {
    const link = /** @type {Part | null} */ (/** @type {Element} */ (target).closest("a[href]"));
    if (!link || !country || keeps || !asks(plain(link.pathname))) return;
    const { hash } = link;
    if (hash && (!hash.includes("=") || /[#&]country=/.test(hash))) return; // a place on the page, or an answer of its own
    link.hash = `${hash && `${hash}&`}country=${country}`;
    setTimeout(() => {
      link.hash = hash; // the next click goes with the answer of its time
    });
  });

  /** For a select whose options come later. */
  window.bowoutCountry = show;
  showAll();
})();
