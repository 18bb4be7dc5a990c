// @ts-check
/* Code to copy: a button beside each field that holds some. The field can be marked by hand as well. */
(() => {
  "use strict";
  for (const box of document.querySelectorAll("[data-code-box]")) {
    const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-code]"));
    const button = /** @type {HTMLButtonElement} */ (box.querySelector("[data-copy-code]"));
    const status = /** @type {HTMLElement} */ (box.querySelector("[aria-live]"));
    const byHand = () => {
      area.select();
      status.textContent = (document.execCommand("copy") ? status.dataset.done : status.dataset.byHand) ?? "";
    };
    area.addEventListener("focus", () => area.select());
    area.addEventListener("input", () => (status.textContent = ""));
    button.addEventListener("click", () => {
      try {
        navigator.clipboard.writeText(area.value).then(() => (status.textContent = status.dataset.done ?? ""), byHand);
      } catch {
        byHand();
      }
    });
    button.hidden = false;
  }
})();
