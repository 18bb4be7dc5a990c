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
    if (start == "first_day") return first && (first > day ? { day: first, counted: true } : { day, counted: false });
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

  /** How many days from one day to another; below zero if the other is earlier. */
  const days = (/** @type {string} */ from, /** @type {string} */ to) => Math.round((+new Date(to) - +new Date(from)) / DAY);

  /** A day in words, in the reader's own form of the page's language. */
  const long = (/** @type {string} */ iso, lang = "en") => {
    const own = navigator.languages.find((tag) => tag.split("-")[0] == lang.split("-")[0]);
    // UTC, or New York would show the day before
    return new Intl.DateTimeFormat(own || lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
  };

  /** @type {any} */ (window).bowoutDates = { end, days, long, valid: (/** @type {string} */ iso) => !!read(iso) };
})();
