// @ts-check
/*
 * "Which letter do I need?" and "What should I do?": the page holds every answer as a list. This asks one question at
 * a time, goes on only while an answer could still change something, and hides what the answers do not bring. It
 * decides nothing: the conditions stand in the page (data-when). No request, no storage, nothing in the URL.
 */
(() => {
  "use strict";

  const { bowoutSum } = window; // on a page with a sum
  /** @typedef {Record<string, string>} Answers */

  const start = (/** @type {Part} */ root) => {
    const all = (/** @type {string} */ css) => [...root.querySelectorAll(css)];
    const one = (/** @type {string} */ css) => all(css)[0];
    const [form, outcome, title, status, back, go] =
      ["form", "outcome", "result", "status", "back", "go"].map((name) => one(`[data-${name}]`));
    const questions = all("[data-question]");
    const asked = questions.filter((set) => form.contains(set)); // one at a time; the others stand beside the result
    /** What must be answered for a part of the page, and for what it is in. @type {(el: Part | null) => Record<string, string[]>} */
    const terms = (el) => (el ? { ...terms(el.parentElement.closest("[data-when]")), ...JSON.parse(el.dataset.when) } : {});
    const blocks = all("[data-when]").map((el) => ({ el, when: Object.entries(terms(el)) }));
    const sum = bowoutSum?.(root, root);
    const letters = JSON.parse(root.dataset.offers || "{}"); // letter to its choices and their options
    const checks = new Map(all("[data-check]").map((el) => [el, el.parentElement])); // each with the country that it belongs to
    /** @type {Part | undefined} */
    let current = asked[0];

    const id = (/** @type {Part} */ set) => set.dataset.question;
    const picked = (/** @type {Part} */ set) => set.querySelector("select,:checked")?.value || "";
    const options = (/** @type {Part} */ set) => [...set.querySelectorAll("option,input")].map((el) => el.value).filter(Boolean);
    /** Question to answer; "" for one that is still open. @type {() => Answers} */
    const answers = () => Object.fromEntries(questions.map((set) => [id(set), picked(set)]));

    /** Which blocks these answers bring; of verdicts the first that fits. */
    const visible = (/** @type {Answers} */ given) => {
      let found = false;
      return blocks.map(({ el, when }) => {
        const fits = when.every(([question, allowed]) => allowed.includes(given[question]));
        if (!el.hasAttribute("data-verdict")) return fits;
        const shows = fits && !found;
        found ||= fits;
        return shows;
      });
    };
    /** The same as one word to compare; what is only told beside a verdict is no reason to ask. */
    const brought = (/** @type {Answers} */ given) =>
      visible(given).map((shows, place) => (blocks[place].el.hasAttribute("data-beside") ? "" : Number(shows))).join("");
    /** Everything that these answers can still lead to. @type {(given: Answers) => string[]} */
    const ends = (given) => {
      const open = asked.find((set) => !given[id(set)]);
      return open ? options(open).flatMap((option) => ends({ ...given, [id(open)]: option })) : [brought(given)];
    };
    /** Whether some answer to an open question would change where this leads. */
    const matters = (/** @type {Part} */ set, /** @type {Answers} */ given) =>
      new Set(options(set).map((option) => [...new Set(ends({ ...given, [id(set)]: option }))].sort().join())).size > 1;
    const next = () => asked.find((set) => !picked(set) && matters(set, answers()));

    const own = new Map(all("[data-letter-link]").map((link) => [link, Object.fromEntries(new URLSearchParams(link.hash.slice(1)))]));
    // one name and one word for some hundred links would be most of what a frame has room for
    for (const link of own.keys()) {
      link.dataset.letterLink ||= link.pathname.split("/").at(-2) ?? "";
      link.dataset.open = root.dataset.sayOpen ?? "";
    }
    /** The letter opens with what its paper asks for, and with what the answers say and it offers. */
    const aim = (/** @type {Part} */ link) => {
      const offers = letters[link.dataset.letterLink] ?? {};
      /** @type {Answers} */
      const chosen = offers.country ? { country: answers().country } : {};
      for (const input of all("[data-sets]:checked"))
        for (const [choice, option] of /** @type {[string, string][]} */ (Object.entries(JSON.parse(input.dataset.sets))))
          if (offers[choice]?.includes(option)) chosen[choice] = option;
      link.hash = new URLSearchParams({ ...chosen, ...own.get(link), ...sum?.along(link.dataset.letterLink) }).toString();
    };

    /** The sum for the paper that is shown, if its notice can be counted; letters take its dates along. */
    const count = () => {
      sum?.count(all("[data-notice]").find((el) => !el.closest("[hidden]")));
      all("[data-letter-link]").forEach(aim);
    };

    /** Keep what the answers bring, in the order of the page. */
    const show = () => {
      const seen = visible(answers());
      for (const [place, { el }] of blocks.entries()) {
        el.hidden = !seen[place];
        if (el.tagName == "DETAILS") el.open = !el.hidden;
      }
      // without a letter to send there is no step of sending it
      for (const step of all("[data-send]")) step.hidden = !all("[data-block] > [data-letter-link]").some((el) => !el.closest("[hidden], .finder-step"));
      // what to check first in this country is the first of the steps
      const place = one("[data-check-step]");
      if (place) {
        const moved = place.firstElementChild;
        if (moved) checks.get(moved)?.append(moved);
        const [check] = [...checks.keys()].filter((el) => !checks.get(el)?.closest("[hidden]"));
        if (check) {
          check.querySelector("h4")?.setAttribute("aria-level", "3"); // a step among the others
          place.append(check);
        }
        place.hidden = !check;
      }
      outcome.classList.add("answered");
      count();
    };

    const mark = (/** @type {Part} */ set, /** @type {boolean} */ missing) => {
      const note = /** @type {Part} */ (set.querySelector("[data-missing]"));
      note.hidden = !missing;
      const control = /** @type {Part} */ (set.querySelector("[data-answer]"));
      if (missing) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      const about = `why-${id(set)}`;
      // on the control as well: not every screen reader speaks what is said of a group
      for (const el of [set, control]) el.setAttribute("aria-describedby", missing ? `${note.id} ${about}` : about);
    };
    const tell = (/** @type {string} */ key) => {
      const text = root.getAttribute(`data-say-${key}`);
      // the same words again are only heard if they differ
      status.textContent = text == status.textContent ? text + "\u00a0" : text;
    };

    /** One question, or with none left the result; above it what was answered. */
    const visit = (/** @type {Part | undefined} */ set, focus = true) => {
      current = set;
      for (const question of asked) question.hidden = question != set;
      for (const row of all("[data-given]")) {
        const question = /** @type {Part} */ (asked.find((one) => id(one) == row.dataset.given));
        const control = question.querySelector("select")?.selectedOptions[0] ?? question.querySelector(":checked")?.labels[0];
        row.hidden = !picked(question) || question == set;
        /** @type {Part} */ (row.querySelector("[data-given-words]")).textContent = control?.textContent ?? "";
      }
      const done = !set;
      go.hidden = done;
      back.hidden = !(set ? asked.slice(0, asked.indexOf(set)) : asked.slice(0, -1)).some(picked);
      for (const el of all("[data-ways],[data-private]")) el.hidden = done || set != asked[0];
      outcome.hidden = title.hidden = !done;
      for (const el of all("[data-scripted]:not([data-when])")) el.hidden = !done;
      if (done) show();
      if (focus) (set?.querySelector("legend") ?? title).focus();
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!current) return;
      mark(current, !picked(current));
      if (!picked(current)) return current.querySelector("[data-answer]")?.focus();
      visit(next());
    });
    form.addEventListener("click", (event) => {
      const target = /** @type {Part} */ (event.target);
      const change = target.closest("[data-change]");
      if (change) visit(asked.find((set) => id(set) == change.dataset.change));
      if (target.closest("[data-back]")) visit((current ? asked.slice(0, asked.indexOf(current)) : asked.slice(0, -1)).reverse().find(picked));
    });
    root.addEventListener("change", ({ target }) => {
      const set = /** @type {Part} */ (target).closest("[data-question]");
      if (!set) return;
      if (form.contains(set)) {
        mark(set, false);
        if (set.hidden) visit(next(), false); // answered elsewhere on the page
        return;
      }
      show();
      tell("updated");
    });
    sum?.box.addEventListener("input", count);

    for (const el of all("[data-plain]")) el.hidden = true;
    form.hidden = false;
    // a link may bring answers: of one that the question offers, and never more than ids
    for (const [question, answer] of new URLSearchParams(location.hash.slice(1)))
      for (const el of all(`[data-question] [data-answer]`)) {
        if (id(/** @type {Part} */ (el.closest("[data-question]"))) != question || !/^[\w-]+$/.test(answer)) continue;
        if (el.type == "radio") el.checked ||= el.value == answer;
        else if (options(el.parentElement).includes(answer)) el.value = answer;
      }
    visit(next(), false);
  };

  for (const root of document.querySelectorAll("[data-finder]")) start(/** @type {Part} */ (root));
})();
