// @ts-check
/*
 * Coming back to a page with a form. When WebKit (Safari) brings a page back from memory, it resets every form
 * and control with autocomplete="off" in a task after `pageshow`, while the rest of the page still shows what was
 * typed: Copy would give a letter with open placeholders. So what the controls held is remembered when the reader
 * leaves, and given back after that task. It stays in memory; nothing is stored.
 */
(() => {
  "use strict";

  /** @type {[Part, string, boolean][]} */
  let held = [];
  /** A form's own answer to its "Clear" button must not run. */
  const refuse = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  addEventListener("pagehide", () => {
    const controls = /** @type {Part[]} */ ([...document.querySelectorAll("input:not([type=file]),select,textarea")]);
    held = controls.map((el) => [el, el.value, el.checked]);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    addEventListener("reset", refuse, true);
    setTimeout(() => {
      removeEventListener("reset", refuse, true);
      for (const [el, value, checked] of held) Object.assign(el, el.type == "radio" || el.type == "checkbox" ? { checked } : { value });
      dispatchEvent(new Event("pageshow")); // whoever reads the form when a page is shown reads it again
    });
  });
})();
