// @ts-check
/*
 * Lengths of notice and the day on which they end: the twin of
 * hooks/bowout/model/notice.py, which says where each rule comes from. Days are
 * written 2027-03-01 and counted in UTC, so no clock and no time zone can move them.
 */
(() => {
  "use strict";

  /** @typedef {{length: number, unit: string, start: string, end: string}} Notice */

  const DAY = 864e5;

  /** A day as a date, or null for what is no day. */
  const read = (/** @type {string} */ iso) => {
    const date = /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(iso) : null;
    return date && !isNaN(+date) && date.toISOString().startsWith(iso) ? date : null;
  };
  const write = (/** @type {Date} */ date) => date.toISOString().slice(0, 10);

  /** The last day of the month that is `months` away from a date's own. */
  const lastDay = (/** @type {Date} */ date, months = 0) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));

  /** The day to count from, and whether it is itself the first day of the notice. */
  const begin = (/** @type {Date} */ day, /** @type {string} */ start, /** @type {Date | null} */ first) => {
    if (start == "next_monday") return { day: new Date(+day + (7 - ((day.getUTCDay() + 6) % 7)) * DAY), counted: true };
    if (start == "first_day") return first && { day: first > day ? first : day, counted: false };
    return { day, counted: start == "same_day" };
  };

  /** The last day of the job contract; "" where a date is missing or only the contract knows the length. */
  const end = (/** @type {string} */ delivered, /** @type {Notice} */ notice, firstDay = "") => {
    const day = read(delivered);
    const from = day && begin(day, notice.start, read(firstDay));
    if (!from || notice.unit == "contract" || !(notice.length > 0)) return "";
    let last = new Date(+from.day + notice.length * (notice.unit == "weeks" ? 7 : 1) * DAY);
    let clamped = false;
    if (notice.unit == "months") {
      last = lastDay(from.day, notice.length);
      clamped = last.getUTCDate() < from.day.getUTCDate();
      if (!clamped) last.setUTCDate(from.day.getUTCDate());
    }
    if (from.counted && !clamped) last = new Date(+last - DAY);
    if (notice.end == "fifteenth_or_month_end" && last.getUTCDate() < 16) last.setUTCDate(15);
    else if (notice.end) last = lastDay(last);
    return write(last);
  };

  /** The reader's own form of the page's language: days are written differently in London and in New York. */
  const own = (/** @type {string} */ lang) => navigator.languages.find((tag) => tag.split("-")[0] == lang.split("-")[0]) || lang;

  /** A day in words. UTC, or New York would show the day before. */
  const long = (/** @type {string} */ iso, lang = "en") =>
    new Intl.DateTimeFormat(own(lang), { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

  /** "4 weeks" */
  const span = (/** @type {Notice} */ { length, unit }, lang = "en") =>
    new Intl.NumberFormat(own(lang), { style: "unit", unit: unit.slice(0, -1), unitDisplay: "long" }).format(length);

  /** Today, by the reader's own clock. */
  const today = () => {
    const now = new Date();
    return write(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
  };

  /**
   * When the notice ends, how that was counted, and whether it fits in before the first day.
   * The sentences stand in `box` as data-say-*, with {delivered}, {length}, {end} and {start} in them.
   * `fit` is where the notice ends: before, on, after or past the first day; "no-start" where that is not known.
   * @param {HTMLElement} box
   * @param {Notice} notice
   */
  const explain = (box, notice, delivered = "", start = "", lang = "en") => {
    const last = end(delivered, notice, start);
    /** @type {Record<string, string>} */
    const words = { length: last && span(notice, lang) };
    for (const [key, iso] of Object.entries({ delivered, end: last, start })) words[key] = read(iso) ? long(iso, lang) : "";
    const say = (/** @type {string} */ key) =>
      (key && box.getAttribute(`data-say-${key}`)?.replace(/\{(\w+)\}/g, (_, word) => words[word])) || "";
    if (!last) return { fit: "", text: notice.start == "first_day" && read(delivered) ? `${say("first_day")} ${say("no-start")}` : "" };
    const fit = !read(start) ? "no-start" : delivered > start ? "past" : last < start ? "before" : last == start ? "on" : "after";
    return { fit, text: [say("ends"), say(notice.start), say(notice.end), say(fit)].filter(Boolean).join(" ") };
  };

  /** @type {any} */ (window).bowoutDates = { end, explain, long, span, today };
})();
