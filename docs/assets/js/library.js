/* The letter library's filters. Without this script the page is the whole list. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  const selects = [...form.querySelectorAll("[data-filter]")];
  const letters = [...document.querySelectorAll("[data-letter]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const jumps = [...document.querySelectorAll("[data-jump]")];
  const count = form.querySelector("[data-count]");
  const reset = form.querySelector("[type=reset]");

  const fits = (letter) =>
    selects.every(
      (select) => !select.value || letter.getAttribute(`data-${select.dataset.filter}`).split(" ").includes(select.value),
    );
  const apply = () => {
    for (const letter of letters) letter.hidden = !fits(letter);
    for (const group of groups) group.hidden = !group.querySelector("[data-letter]:not([hidden])");
    for (const jump of jumps) {
      const target = document.getElementById(jump.firstElementChild.hash.slice(1));
      jump.hidden = target.closest("[data-group]").hidden;
    }
    const shown = letters.filter((letter) => !letter.hidden).length;
    const { one, many, none } = count.dataset;
    count.textContent = shown === 0 ? none : shown === 1 ? one : many.replace("{n}", shown);
    reset.hidden = !selects.some((select) => select.value);
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    selects[0].focus();
    setTimeout(apply);
  });
  form.hidden = false;
  apply();
})();
