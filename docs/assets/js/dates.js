// @ts-check
/*
 * The day on which a notice ends. Its lengths and rules come from countries' files (hooks/bowout/model/notice.py); what
 * they come to stands in tests/fixtures/notice_cases.yml. Days are written 2027-03-01 and counted in UTC, so no clock
 * and no time zone can move them.
 */
(() => {
  "use strict";

  /**
   * @typedef {{length: number, unit: string, start: string, end: string, at_least?: boolean, ends?: string[], days_start?: string}} Notice
   * @typedef {{length: number, unit: string, end?: string}} Agreed
   * @typedef {{days?: number, working_days?: number}} Effect
   */

  const DAY = 864e5;

  const EARLIEST = 2000; // a year before it was mistyped, such as 0026
  const LATEST = 2200;

  /** A day as a date, or null for what is no day, or none that anybody can mean. */
  const read = (/** @type {string} */ iso) => {
    const date = /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(iso) : null;
    return date && !isNaN(+date) && date.toISOString().startsWith(iso) && date.getUTCFullYear() >= EARLIEST && date.getUTCFullYear() < LATEST ? date : null;
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

  /** To the day on which it may end: Saturday, the fifteenth, the last day of a month or of a quarter. */
  const moved = (/** @type {Date} */ last, /** @type {string} */ to) => {
    if (to == "saturday") return new Date(+last + ((13 - last.getUTCDay()) % 7) * DAY);
    if (to == "fifteenth_or_month_end" && last.getUTCDate() < 16) return new Date(last.setUTCDate(15));
    if (to == "quarter_end") return lastDay(last, 2 - (last.getUTCMonth() % 3));
    return to ? lastDay(last) : last;
  };

  /**
   * The last day of the job contract; "" where a date is missing or only the contract knows the length.
   *
   * Where the day of receipt is left out (receipt, next_day), a week ends on the weekday on which it was received and a
   * month on the day of the same number: Germany, Civil Code sections 187 (1) and 188 (2); the United Kingdom and
   * Australia count from the day after and come to the same day (official guidance of both). Where that month has no
   * such day, its last one counts (German Civil Code section 188 (3)). Where the first day itself counts (same_day:
   * Singapore's Ministry of Manpower; next_monday: Belgium), the notice ends the day before. Counted from the first day
   * of work (first_day: Switzerland, by the careful view), that day is left out: sources differ by a day, and the later
   * one is safe.
   */
  const end = (/** @type {string} */ delivered, /** @type {Notice} */ notice, firstDay = "") => {
    const day = read(delivered);
    const start = (notice.unit != "months" && notice.days_start) || notice.start;
    const from = day && begin(day, start, read(firstDay));
    if (!from || notice.unit == "contract" || !(notice.length > 0)) return "";
    let last = new Date(+from.day + notice.length * (notice.unit == "weeks" ? 7 : 1) * DAY);
    let clamped = false;
    if (notice.unit == "months") {
      last = lastDay(from.day, notice.length);
      clamped = last.getUTCDate() < from.day.getUTCDate();
      if (!clamped) last.setUTCDate(from.day.getUTCDate());
    }
    if (from.counted && !clamped) last = new Date(+last - DAY);
    return write(moved(last, notice.end));
  };

  /**
   * When a notice ends, by the law or by what the contract agrees on. The law's minimum stays.
   * `by` is whose length was counted; both are "" where what must be known is not.
   * @param {string} delivered @param {Notice} notice @param {string} firstDay @param {Agreed | null} agreed
   */
  const count = (delivered, notice, firstDay = "", agreed = null) => {
    const law = end(delivered, notice, firstDay);
    const open = notice.at_least || notice.unit == "contract";
    const to = agreed?.end ? agreed.end.replace("any_day", "") : notice.end;
    const own = agreed && agreed.length > 0 && open ? end(delivered, { ...notice, length: agreed.length, unit: agreed.unit, end: to }, firstDay) : "";
    return own && own >= law ? { end: own, by: "contract" } : { end: law, by: law && "law" };
  };

  /** The day on which what was sent that day counts as received; Saturdays and Sundays are no working days. */
  const arrives = (/** @type {string} */ sent, /** @type {Effect} */ { days = 0, working_days: working = 0 }) => {
    const day = read(sent);
    if (!day) return "";
    let at = +day + days * DAY;
    for (let i = 0; i < working; i++) at += ({ 5: 3, 6: 2 }[new Date(at).getUTCDay()] || 1) * DAY;
    return write(new Date(at));
  };

  /** A language without a country is written as the reader's browser does: London and New York differ. */
  const own = (/** @type {string} */ tag) =>
    tag.includes("-") ? tag : navigator.languages.find((one) => one.split("-")[0] == tag) || tag;

  /** A day in words; "" for no day. UTC, or New York would show the day before. */
  const long = (/** @type {string} */ iso, locale = "en") =>
    read(iso) ? new Intl.DateTimeFormat(own(locale), { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso)) : "";

  /** A month in words, of a day or of 2027-07. */
  const month = (/** @type {string} */ iso, locale = "en") =>
    read(`${iso.slice(0, 7)}-01`)
      ? new Intl.DateTimeFormat(own(locale), { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 7)}-01`)) : "";

  /** "4 weeks" */
  const span = (/** @type {{ length: number, unit: string }} */ { length, unit }, locale = "en") =>
    new Intl.NumberFormat(own(locale), { style: "unit", unit: unit.slice(0, -1), unitDisplay: "long" }).format(length);

  /** Today, by the reader's own clock. */
  const today = () => {
    const now = new Date();
    return write(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
  };

  /** Which of two dates comes first; "unknown" while one is missing. */
  const compare = (/** @type {string} */ one, /** @type {string} */ other) =>
    !read(one) || !read(other) ? "unknown" : one < other ? "before" : one == other ? "on" : "after";

  /**
   * When the notice ends, how that was counted, and whether it fits in before the first day.
   * The sentences stand in `box` as data-say-*, with {delivered}, {length}, {end} and {start} in them.
   * `fit` is where the notice ends: before, on, after or past the first day; "no-start" where that is not known.
   * @param {HTMLElement} box @param {Notice} notice @param {Agreed | null} agreed
   */
  const explain = (box, notice, delivered = "", start = "", locale = "en", agreed = null) => {
    const { end: last, by } = count(delivered, notice, start, agreed);
    const counted = by == "contract" && agreed ? { ...notice, length: agreed.length, unit: agreed.unit } : notice;
    const to = by == "contract" && agreed?.end ? agreed.end.replace("any_day", "") : notice.end;
    const from = (counted.unit != "months" && notice.days_start) || notice.start;
    /** @type {Record<string, string>} */
    const words = { length: last && span(counted, locale), delivered: long(delivered, locale), end: long(last, locale), start: long(start, locale) };
    const say = (/** @type {string} */ key) =>
      (key && box.getAttribute(`data-say-${key}`)?.replace(/\{(\w+)\}/g, (_, word) => words[word])) || "";
    if (!last) return { end: "", fit: "", text: notice.start == "first_day" && read(delivered) ? `${say("first_day")} ${say("no-start")}` : "" };
    const fit = !read(start) ? "no-start" : delivered > start ? "past" : { before: "before", on: "on", after: "after", unknown: "" }[compare(last, start)];
    const whose = notice.at_least ? say(`by-${by}`) : "";
    return { end: last, fit, text: [say("ends"), whose, say(from), say(to), say(fit)].filter(Boolean).join(" ") };
  };

  window.bowoutDates = { arrives, compare, count, end, explain, long, month, read, span, today };
})();
