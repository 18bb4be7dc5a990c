// @ts-check
/* Finds a school in the list while its name is typed. Without this script the page is the whole list. */
(() => {
  "use strict";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-school-search]"));
  const list = document.querySelector("[data-schools]");
  const input = form?.querySelector("input");
  const count = /** @type {HTMLElement | null} */ (form?.querySelector("[data-count]") ?? null);
  if (!form || !list || !input || !count) return;
  const schools = /** @type {HTMLElement[]} */ ([...list.children]);

  /** Small letters without accents, so that a name is found however it is typed. @param {string} text */
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const names = schools.map((school) => ` ${plain(school.dataset.names ?? "")}`);

  const apply = () => {
    const words = plain(input.value).split(" ").filter((word) => word && !["of", "the", "at", "university", "college"].includes(word));
    let left = 0;
    schools.forEach((school, place) => {
      school.hidden = !words.every((word) => names[place].includes(` ${word}`));
      if (!school.hidden) left += 1;
    });
    const { one = "", many = "", none = "" } = count.dataset;
    count.textContent = left === 0 ? none : left === 1 ? one : many.replace("{n}", String(left));
  };

  input.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
