// @ts-check
/* Says when a review is too old. The build never looks at the day; the reader's browser does. */
(() => {
  "use strict";
  for (const el of document.querySelectorAll("[data-old]")) {
    const note = /** @type {HTMLElement} */ (el);
    note.hidden = new Date().getFullYear() - Number(note.dataset.old) <= 3;
  }
  for (const el of document.querySelectorAll("[data-reviewed]")) {
    const { reviewed = "", reviewMonths } = /** @type {HTMLElement} */ (el).dataset;
    const [year, month, day] = reviewed.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + Number(reviewMonths), 0)).getUTCDate();
    const due = Date.UTC(year, month - 1 + Number(reviewMonths), Math.min(day, last));
    if (Date.now() >= due) for (const note of el.querySelectorAll("[data-overdue]")) /** @type {HTMLElement} */ (note).hidden = false;
  }
})();
