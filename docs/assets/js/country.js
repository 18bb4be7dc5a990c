// @ts-check
/* A country's page: the sum of dates stands below the letter for what was signed, and its dates go along to the letter. */
(() => {
  "use strict";

  for (const root of /** @type {NodeListOf<Part>} */ (document.querySelectorAll("[data-papers]"))) {
    const box = root.querySelector("[data-sum]");
    const sum = box && window.bowoutSum?.(root, box);
    if (!sum) continue;
    const links = [...root.querySelectorAll(".letter-card")].map((link) => ({
      link,
      letter: link.pathname.replace(/index\.html$/, "").split("/").at(-2) ?? "",
      own: Object.fromEntries(new URLSearchParams(link.hash.slice(1))),
    }));
    const update = () => {
      const signed = root.querySelector(":checked")?.value;
      sum.count(root.querySelector(`[data-notice][data-paper="${signed}"]`) ?? undefined);
      for (const { link, letter, own } of links) link.hash = new URLSearchParams({ ...own, ...sum.along(letter) }).toString();
    };
    // the sum is here: no need to go to the finder for it
    for (const el of root.querySelectorAll("[data-count]")) el.hidden = true;
    root.addEventListener("input", update);
    update();
  }
})();
