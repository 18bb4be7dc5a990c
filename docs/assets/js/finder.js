// @ts-check
/*
 * "Which letter do I need?" The page holds every answer as a list. This puts the
 * questions first and hides what the answers do not bring. It decides nothing: the
 * conditions stand in the page (data-when). No request, no storage, nothing in the URL.
 */
(() => {
  "use strict";

  const { bowoutDates: dates } = /** @type {any} */ (window);

  const start = (/** @type {HTMLElement} */ root) => {
    const all = (css) => /** @type {any[]} */ ([...root.querySelectorAll(css)]);
    const one = (css) => all(css)[0];
    const [form, outcome, title, again, status, sum] =
      ["[data-form]", "[data-outcome]", "[data-result]", "[data-again]", "[data-status]", "[data-sum]"].map(one);
    const [delivered, first, length, unit, said] =
      ["[data-delivered]", "[data-start]", "[data-length]", "[data-unit]", "[data-sum-said]"].map(one);
    const questions = all("[data-question]");
    const lang = root.dataset.lang;
    const letters = JSON.parse(root.dataset.offers || "{}"); // letter to its choices and their options
    let overlaps; // does the notice end before the first day or after: what the sum says

    /** Question to answer; "" for one that is still open. */
    const answers = () =>
      Object.fromEntries(questions.map((set) => [set.dataset.question, set.querySelector("select,:checked")?.value || ""]));

    /** The letter opens with what its paper asks for, and with what the answers say and it offers. */
    const own = new Map(all("[data-letter-link]").map((link) => [link, Object.fromEntries(new URLSearchParams(link.hash.slice(1)))]));
    const aim = (link) => {
      const offers = letters[link.dataset.letterLink] ?? {};
      const chosen = {};
      for (const input of all("[data-sets]:checked"))
        for (const [choice, option] of Object.entries(JSON.parse(input.dataset.sets)))
          if (offers[choice]?.includes(option)) chosen[choice] = option;
      if (offers.overlap?.includes(overlaps)) chosen.overlap = overlaps;
      link.hash = new URLSearchParams({ ...chosen, ...own.get(link) }).toString();
    };

    /** The sum for the paper that is shown, if its notice can be counted. */
    const count = () => {
      const shown = all("[data-notice]").find((el) => !el.closest("[hidden]"));
      sum.hidden = !shown;
      overlaps = undefined;
      if (!shown) return all("[data-letter-link]").forEach(aim);
      if (sum.parentElement != shown) shown.append(sum); // it stands below the letter that it is about
      const notice = JSON.parse(shown.dataset.notice);
      const open = notice.unit == "contract";
      one("[data-length-row]").hidden = !open;
      const counted = open ? { ...notice, length: Math.round(length.value), unit: unit.value } : notice;
      const { fit, text } = dates.explain(root, counted, delivered.value, first.value, lang);
      said.textContent = text;
      overlaps = { before: "before", on: "after", after: "after" }[fit];
      one("[data-overlap]").hidden = overlaps != "after";
      all("[data-letter-link]").forEach(aim);
    };

    /** Keep what the answers bring, in the order of the page. */
    const show = (given) => {
      for (const el of all("[data-when]")) {
        el.hidden = !Object.entries(JSON.parse(el.dataset.when)).every(([id, options]) => options.includes(given[id]));
        if (el.tagName == "DETAILS") el.open = !el.hidden;
      }
      for (const part of all("[data-part]")) part.hidden = !part.querySelector("[data-block]:not([hidden])");
      outcome.classList.add("answered");
      outcome.hidden = title.hidden = again.hidden = false;
      count();
    };

    const open = (set) => !answers()[set.dataset.question];
    const mark = (set, missing) => {
      const note = set.querySelector("[data-missing]");
      note.hidden = !missing;
      const control = set.querySelector("[data-answer]");
      if (missing) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      const about = `why-${set.dataset.question}`;
      // on the control as well: not every screen reader speaks what is said of a group
      for (const el of set == control.parentElement ? [control] : [set, control])
        el.setAttribute("aria-describedby", missing ? `${note.id} ${about}` : about);
    };
    const tell = (key) => {
      const text = key && root.getAttribute(`data-say-${key}`);
      // the same words again are only heard if they differ
      status.textContent = text == status.textContent ? text + "\u00a0" : text;
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      for (const set of questions) mark(set, open(set));
      const missing = questions.find(open);
      tell(missing ? "missing" : "");
      if (missing) return missing.querySelector("[data-answer]").focus();
      show(answers());
      title.focus();
    });
    form.addEventListener("change", ({ target }) => {
      const set = target.closest("[data-question]");
      if (set && !open(set)) mark(set, false);
      if (title.hidden) return;
      if (questions.some(open)) outcome.hidden = title.hidden = true;
      else {
        show(answers());
        tell("updated");
      }
    });
    sum.addEventListener("input", count);

    delivered.value = dates.today();
    for (const el of all("[data-plain]")) el.hidden = true;
    outcome.hidden = true;
    form.hidden = false;
  };

  for (const root of document.querySelectorAll("[data-finder]")) start(/** @type {HTMLElement} */ (root));
})();
