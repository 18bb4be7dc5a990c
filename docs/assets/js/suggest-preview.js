// @ts-check
/*
 * "Suggest a letter": the letter as a reader will see it, a builder's sheet that is made anew and started.
 */
(() => {
  "use strict";

  const { build, article } = window.bowoutLetter;
  const data = window.bowoutSuggest;
  const { one, all, make } = window.bowoutSuggestPage;
  const preview = one("[data-preview]");

  /** @type {Record<string, string>} */
  const picked = {};
  /** @type {AbortController | null} */
  let stop = null;
  let drawn = "";
  const draw = (/** @type {LetterFile} */ content) => {
    const key = JSON.stringify([content.channel, content.country, content.subject, content.body, content.choices, content.fields]);
    if (key === drawn) return;
    drawn = key;
    const { letter } = build(content);
    const copy = /** @type {Part} */ (one('[data-template="preview"]').content.firstElementChild.cloneNode(true));
    const { locale, layout } = data.countries[content.country || ""];
    Object.assign(copy.dataset, { channel: letter.channel, locale });
    one("[data-sheet]", copy).append(article(letter, data.words, one(`[data-template="paper-${layout}"]`).content));
    one("[data-choices]", copy).append(...letter.choices.map(fieldset));
    one("[data-inputs]", copy).append(...letter.fields.map((own) => {
      const input = Object.assign(document.createElement(own.type === "lines" ? "textarea" : "input"), { tabIndex: -1 });
      input.dataset.input = own.id;
      input.dataset.type = own.type;
      input.dataset.example = own.example;
      const box = make("div", "", input);
      box.dataset.ask = own.id;
      return box;
    }));
    preview.replaceChildren(copy);
    // what the sheet before this one listened to goes with it
    stop?.abort();
    stop = new AbortController();
    const { signal } = stop;
    const listen = window.addEventListener;
    window.addEventListener = (/** @type {string} */ type, /** @type {EventListenerOrEventListenerObject} */ job) => listen.call(window, type, job, { signal });
    try {
      window.bowoutBuilder(copy);
    } finally {
      window.addEventListener = listen;
    }
    one("[data-keep]", copy).checked = false; // nothing of this page is kept
    for (const set of all("[data-choice]", copy))
      for (const radio of all("input", set)) if (radio.value === picked[set.dataset.choice]) radio.checked = true;
    fillIn();
  };
  const fieldset = (/** @type {Choice} */ choice) => {
    const set = make("fieldset", "", make("legend", "", choice.ask), make("div", "options", ...choice.options.map(([id, label]) => {
      const input = Object.assign(document.createElement("input"), { type: "radio", name: `s-c-${choice.id}`, value: id, id: `s-c-${choice.id}-${id}` });
      input.defaultChecked = id === choice.default;
      return make("span", "option", input, Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: label }));
    })));
    set.dataset.choice = choice.id;
    return set;
  };
  /** Invented words in the blanks, or none. */
  const fillIn = () => {
    const on = one("[data-filled]").checked;
    for (const input of all("[data-inputs] [data-input]", preview)) input.value = on ? input.dataset.example : "";
    window.dispatchEvent(new Event("pageshow")); // builder.js takes it all anew
  };

  one("[data-filled]").addEventListener("change", fillIn);
  preview.addEventListener("change", (event) => {
    const target = /** @type {Part} */ (event.target);
    const set = target.closest("[data-choice]");
    if (set) picked[set.dataset.choice] = target.value;
  });

  Object.assign(window.bowoutSuggestPage, { draw });
})();
