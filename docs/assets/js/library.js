// @ts-check
/* The letter library's search and filters. Without this script the page is the whole list. */
(() => {
  "use strict";
  const form = /** @type {Part | null} */ (document.querySelector("[data-filters]"));
  if (!form) return;
  const selects = [...form.querySelectorAll("[data-filter]")];
  const letters = /** @type {Part[]} */ ([...document.querySelectorAll("[data-letter]")]);
  const groups = /** @type {Part[]} */ ([...document.querySelectorAll("[data-group]")]);
  const [text, count, reset] = /** @type {Part[]} */ (["[data-text]", "[data-count]", "[type=reset]"].map((css) => form.querySelector(css)));

  /* What is searched in a letter: its row, and the words that people use for it. */
  const plain = (/** @type {string} */ words) => words.toLowerCase().replace(/[’']/g, "").normalize("NFKD").replace(/\p{M}/gu, "");
  const searched = new Map(letters.map((letter) => [letter, plain(`${letter.textContent} ${letter.dataset.words}`)]));

  const fits = (/** @type {Part} */ letter) =>
    selects.every((select) => {
      const of = (letter.getAttribute(`data-${select.dataset.filter}`) ?? "").split(" ");
      return !select.value || of.includes(select.value) || (select.dataset.filter === "country" && of.includes("any"));
    }) &&
    plain(text.value).split(/\s+/).every((word) => searched.get(letter)?.includes(word));
  const country = selects.find((select) => select.dataset.filter === "country");
  const apply = () => {
    for (const letter of letters) {
      letter.hidden = !fits(letter);
      // a letter for several countries writes dates as in this one
      const link = /** @type {Part} */ (letter.querySelector("a"));
      link.hash = country?.value && letter.dataset.country.includes(" ") ? `country=${country.value}` : "";
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-letter]:not([hidden])");
    const left = letters.filter((letter) => !letter.hidden).length;
    const { one, many, none } = count.dataset;
    count.textContent = left === 0 ? none : left === 1 ? one : many.replace("{n}", String(left));
    reset.hidden = !text.value && !selects.some((select) => select.value);
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    text.focus();
    setTimeout(apply);
  });
  form.hidden = false;
  apply();
})();
