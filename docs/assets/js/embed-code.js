// @ts-check
/* Code to copy: a button beside each field that holds some. The field can be marked by hand as well. */
(() => {
  "use strict";
  for (const box of document.querySelectorAll("[data-code-box]")) {
    const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-code]"));
    const button = /** @type {HTMLButtonElement} */ (box.querySelector("[data-copy-code]"));
    const said = /** @type {HTMLElement} */ (box.querySelector("[aria-live]"));
    const byHand = () => {
      area.select();
      said.textContent = (document.execCommand("copy") ? said.dataset.done : said.dataset.byHand) ?? "";
    };
    area.addEventListener("focus", () => area.select());
    area.addEventListener("input", () => (said.textContent = ""));
    button.addEventListener("click", () => {
      try {
        navigator.clipboard.writeText(area.value).then(() => (said.textContent = said.dataset.done ?? ""), byHand);
      } catch {
        byHand();
      }
    });
    button.hidden = false;
  }
})();
