// @ts-check
/*
 * The box of the school that the address names; a part of that school's own script (outputs/schools.py). The words come
 * as data from its reviewed file; here they become elements, and never HTML. It runs before the page's other scripts.
 */
(() => {
  "use strict";
  const { bowoutSchool: school } = window;
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-school-place]"));
  if (!school || !place) return;
  /** @type {(tree: Tree) => Part} */
  const make = ([tag, attributes, ...inside]) => {
    const el = /** @type {Part} */ (document.createElement(tag));
    for (const name in attributes) el.setAttribute(name, attributes[name]);
    el.append(...inside.map((part) => (typeof part === "string" ? part : make(part))));
    return el;
  };
  const box = make(school.box);
  box.firstElementChild.open = "open" in place.dataset;
  if (school.stripe) box.style.setProperty("border-inline-start-color", `light-dark(${school.stripe})`);
  place.replaceChildren(box);
  // a letter to the school's office begins with its name, and is mailed to its address
  const letter = /** @type {HTMLElement | null} */ (document.querySelector("[data-to-office]"));
  if (letter && school.email) letter.dataset.mailTo = school.email;
  for (const id in school.values) letter?.querySelector(`[data-input="${id}"]`)?.setAttribute("value", school.values[id]);
  // and a letter for several countries writes dates as in the school's, if no link names another
  document.querySelector(`[data-place] [value=${school.country}]`)?.setAttribute("selected", "");
})();
