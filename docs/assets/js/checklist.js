// @ts-check
/*
 * Lists to tick: a count, a button that prints, and a memory for this tab if it is asked for.
 * Nothing is sent, and nothing is stored before the reader ticks "keep".
 */
(() => {
  "use strict";

  const tools = document.querySelector("[data-checklist]");
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".task input")]);
  if (!tools || !boxes.length) return;

  const count = /** @type {HTMLElement} */ (tools.querySelector("[data-count]"));
  const keep = /** @type {HTMLInputElement} */ (tools.querySelector("[data-keep]"));
  const place = `bowout-ticks:${location.pathname}`;

  /** The ids that were kept, or null. Storage may be refused; then nothing is kept. */
  const kept = () => {
    try {
      const ids = JSON.parse(sessionStorage.getItem(place) ?? "null");
      return Array.isArray(ids) ? ids : null;
    } catch (error) {
      return null;
    }
  };
  const store = () => {
    try {
      if (keep.checked) sessionStorage.setItem(place, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.id)));
      else sessionStorage.removeItem(place);
    } catch (error) {
      keep.checked = false; // say that it is not kept
    }
  };
  const tell = () => {
    const checked = boxes.filter((box) => box.checked).length;
    const text = (count.dataset.say ?? "").replace("{checked}", String(checked)).replace("{all}", String(boxes.length));
    if (count.textContent != text) count.textContent = text;
  };
  /** What was kept, and nothing that the browser remembers by itself. */
  const restore = () => {
    const ids = kept();
    keep.checked = ids !== null;
    for (const box of boxes) box.checked = Boolean(ids?.includes(box.id));
    tell();
  };

  for (const box of boxes)
    box.addEventListener("change", () => {
      tell();
      if (keep.checked) store();
    });
  keep.addEventListener("change", store);
  tools.querySelector("[data-print]")?.addEventListener("click", () => print());
  tools.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pageshow", (event) => event.persisted || restore()); // back from another page: as it was left
  restore();
  /** @type {HTMLElement} */ (tools).hidden = false;
})();
