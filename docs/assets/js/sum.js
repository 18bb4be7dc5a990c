// @ts-check
/*
 * When a notice ends: the fields below a paper's letter, what they come to, and what of it a letter takes along.
 * The finder and a country's page count with it. The rules stand in the page (data-notice); dates.js knows the calendar.
 */
(() => {
  "use strict";

  const { bowoutDates: dates } = window;

  /** The sum in `root`. What it says (data-say-*), its language and what letters take stand on `words`. */
  const start = (/** @type {Part} */ root, /** @type {Part} */ words) => {
    const one = (/** @type {string} */ name) => /** @type {Part} */ (root.querySelector(`[data-${name}]`));
    const [box, delivered, first, length, unit, ending, way, said] =
      ["sum", "delivered", "start", "length", "unit", "ends", "way", "sum-said"].map(one);
    const takes = JSON.parse(words.dataset.takes || "{}"); // letter to its fields and choices for these dates
    /** Role to what was typed; empty until the reader uses it. @type {Record<string, string>} */
    let typed = {};
    // today's date, which stands there, was not typed by anybody
    let used = false;

    /** For the paper that is shown, below its letter; for none it is hidden. */
    const count = (/** @type {Part | undefined} */ shown) => {
      box.hidden = !shown;
      if (!shown) typed = {};
      if (!shown) return;
      if (box.parentElement != shown) shown.append(box);
      const notice = /** @type {Notice} */ (JSON.parse(shown.dataset.notice));
      const asks = notice.at_least || notice.unit == "contract";
      const agreed = asks && Number(length.value) > 0 ? { length: Math.round(Number(length.value)), unit: unit.value, end: notice.ends && ending.value } : null;
      one("length-row").hidden = !asks;
      one("least").hidden = !notice.at_least;
      one("ends-row").hidden = !(agreed && notice.ends);
      for (const option of ending.options) option.hidden = option.disabled = option.value != "" && !notice.ends?.includes(option.value);
      one("way-row").hidden = !notice.effect;
      way.options[0].textContent = notice.effect ? (way.getAttribute(`data-say-${notice.effect.by}`) ?? "") : "";
      const sent = !!notice.effect && way.value == "sent";
      one("received").hidden = sent;
      one("sent").hidden = !sent;
      const arrives = notice.effect && sent ? dates.arrives(delivered.value, notice.effect) : delivered.value;
      const wrong = [delivered, first].some((el) => el.value && !dates.read(el.value));
      const { end, fit, text } = dates.explain(words, notice, arrives, first.value, notice.locale || words.dataset.lang, agreed);
      said.textContent = wrong ? words.dataset.sayNoDate : text;
      if (used) typed = { start: first.value, delivered: arrives, end, length: agreed ? `P${agreed.length}${agreed.unit[0].toUpperCase()}` : "" };
      one("overlap").hidden = fit != "after" && fit != "on";
    };

    /** What a letter opens with: its fields for the dates, and the choices that name a length. */
    const along = (/** @type {string} */ letter) => {
      const take = takes[letter] ?? {};
      const same = /** @type {[string, Record<string, string>][]} */ (take.ways ?? []).find(([length]) => length == typed.length)?.[1];
      const other = typed.length && !same && !take.length; // the letter has no words for this length, and takes the date instead
      const carried = Object.fromEntries(Object.entries(typed).filter(([role, value]) => value && take[role]).map(([role, value]) => [take[role], value]));
      if (!other) delete carried[take.end];
      return { ...(typed.length && !same ? take.other : same), ...carried };
    };

    if (!box) return null;
    box.addEventListener("input", () => {
      used = true;
    });
    delivered.value = dates.today();
    return { box, count, along };
  };

  window.bowoutSum = start;
})();
