// @ts-check
/*
 * "Suggest a letter": reads the form once the typing pauses, and answers what somebody does. The form's parts are in
 * suggest-form.js, its data in suggest-gather.js, what is to be mended in suggest-problems.js, the sheet in
 * suggest-preview.js, the file and its ways out in suggest-take.js. Nothing is requested, stored or put into the address.
 */
(() => {
  "use strict";

  const { clean } = window.bowoutSuggestFile;
  const { fileId } = window.bowoutYaml;
  const data = window.bowoutSuggest;
  const {
    LONGEST_NAME, root, one, all, say, field, inner, addItem, addOwn, renumber, nameOf, texts, renameOwn, fillChips, cursor, insert, offered, vary, varied, draft,
    gather, paragraphs, draw, touched, problems, show, onRepair, hand, copy, copyAtOnce, save, isHanded, markHanded, onResult,
  } = window.bowoutSuggestPage;

  const sender = `{${Object.keys(data.fields).find((id) => data.fields[id].role === "sender")}}`;
  const PAUSE = 350; // after the last key, before the letter is read
  const SETTLED = 1500; // before anything is announced

  const [form, items, ownBlanks, status, preview, take] =
    ["form", "items", "own-list", "status", "preview", "take"].map((name) => one(`[data-${name}]`));

  /* ---- Reading it all, once the typing pauses ---- */

  let timer = 0;
  let speaking = 0;
  const announce = (/** @type {string} */ words, wait = SETTLED) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = words === status.textContent ? `${words}\u00a0` : words;
    }, wait);
  };
  onResult((words) => announce(words, 0));
  onRepair(() => {
    read();
    announce(say("replaced"), 0);
  });
  let before = "";
  const read = () => {
    clearTimeout(timer);
    for (const item of all("[data-item]")) vary(item);
    const asked = varied();
    for (const box of all("[data-question-list] [data-question]")) if (!asked.includes(box.dataset.question)) box.remove();
    one("[data-questions]").hidden = !one("[data-question-list]").childElementCount;
    one("[data-own]").hidden = !ownBlanks.childElementCount;
    one("[data-subject-box]").hidden = !data.subjects.includes(field("channel").value);
    const spoken = data.spoken.includes(field("channel").value);
    one("[data-spoken]").hidden = !spoken;
    for (const item of all("[data-item]")) item.hidden = !spoken && item.dataset.item !== "p"; // only a script has them
    const { letter, from } = gather();
    draw(letter);
    hand(letter);
    draft.save();
    const sum = show(problems(letter, from));
    if (before && before !== sum) announce(sum);
    before = sum;
  };
  const later = () => {
    clearTimeout(timer);
    clearTimeout(speaking); // nothing is announced over typing
    timer = setTimeout(read, PAUSE);
  };

  /* ---- What somebody does ---- */

  let named = false; // whether the file's name is somebody's own
  const ownName = () => fileId(field("title").value).slice(0, LONGEST_NAME).replace(/-+$/, "");
  form.addEventListener("input", (event) => {
    const target = /** @type {Part} */ (event.target);
    if (target === field("name")) named = target.value !== "";
    if (target === field("title") && !named) field("name").value = ownName();
    if (target.dataset.part === "blank") renameOwn(/** @type {Part} */ (target.closest("[data-own-blank]")));
    if (target.value && target.matches("textarea, input[type=text]")) touched.add(target);
    for (const box of all("[data-said]", take)) box.textContent = "";
    later();
  });
  form.addEventListener("change", (event) => {
    const target = /** @type {Part} */ (event.target);
    touched.add(target);
    if (target === field("title") && !named) touched.add(field("name"));
    // whoever lets words depend on the tone has several
    if (target.dataset.part === "vary" && target.value === data.tone && offered(data.tone).length < 2)
      for (const box of all("[data-tones] input")) box.checked = true;
    if (target.matches("select, [type=checkbox]")) read();
    else later();
  });
  form.addEventListener("focusout", (event) => {
    const target = /** @type {Part} */ (event.target);
    if (target.selectionStart != null) cursor.set(target, [target.selectionStart, target.selectionEnd]);
  });
  // nothing is kept, so a browser asks before it leaves what somebody wrote
  form.addEventListener("input", () => addEventListener("beforeunload", (event) => {
    if (!isHanded() && !draft.kept()) event.preventDefault();
  }), { once: true });
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  form.addEventListener("toggle", (event) => {
    const target = /** @type {Part} */ (event.target);
    const chips = one("[data-chips]", target);
    if (target.open && chips) fillChips(chips);
    // a letter in several tones is asked for the words of each at once
    const vary = target.open && inner(target, "vary");
    if (vary && !vary.value && !touched.has(vary) && offered(data.tone).length > 1) {
      vary.value = data.tone;
      touched.add(vary);
      read();
    }
  }, true);

  /** @type {Record<string, (box: Part) => void>} */
  const act = {
    up: (item) => move(item, item.previousElementSibling, "up"),
    down: (item) => move(item, item.nextElementSibling?.nextElementSibling ?? null, "down"),
    remove(item) {
      const next = item.nextElementSibling || item.previousElementSibling;
      const name = nameOf(item);
      item.remove();
      renumber();
      read();
      (next ? inner(next, "text") : one('[data-add="p"]')).focus();
      announce(say("removed", { name }), 0);
    },
    "remove-own"(own) {
      const name = nameOf(own);
      own.remove();
      renumber();
      read();
      one('[data-add="p"]').focus();
      announce(say("removed", { name }), 0);
    },
    /** Each paragraph of a pasted letter becomes one of its own. */
    split(item) {
      const [first, ...rest] = paragraphs(clean(inner(item, "text").value)).lines;
      inner(item, "text").value = first;
      const next = item.nextElementSibling;
      for (const words of rest) touched.add(inner(addItem("p", words, next), "text"));
      read();
      inner(item, "text").focus();
    },
  };
  const move = (/** @type {Part} */ item, /** @type {Element | null} */ to, /** @type {string} */ way) => {
    const name = nameOf(item);
    items.insertBefore(item, to);
    renumber();
    read();
    const button = one(`[data-act="${way}"]`, item);
    (button.disabled ? one(`[data-act="${way === "up" ? "down" : "up"}"]`, item) : button).focus();
    announce(say("moved", { name, n: [...items.children].indexOf(item) + 1 }), 0);
  };
  form.addEventListener("click", (event) => {
    const button = /** @type {Part} */ (event.target).closest("button");
    if (!button) return;
    const { act: what, add, insert: id } = button.dataset;
    const box = /** @type {Part} */ (button.closest("[data-item], [data-own-blank]"));
    if (what) act[what](box);
    else if (add) {
      // before the closing words, which stay last
      const last = add === "p" && items.lastElementChild?.dataset.item === "p" && inner(items.lastElementChild, "text").value.trimEnd().endsWith(sender) ? items.lastElementChild : null;
      const item = addItem(add, "", last);
      inner(item, add === "if" ? "if" : "text").focus();
    } else if (id) {
      const own = all("[data-own-blank]").find((one) => one.dataset.field === id);
      const optional = own ? inner(own, "optional").checked : data.fields[id].optional;
      insert(inner(box, "text"), id, optional);
      if (optional) announce(say("guarded"), 0);
    } else if (id === "") {
      // it stands in the letter at once, and takes its name while that is typed
      const own = addOwn();
      renameOwn(own);
      insert(inner(box, "text"), own.dataset.field);
      inner(own, "blank").focus();
    }
  });
  // of a large box a browser shows the line with the cursor: the box itself is to be seen
  root.addEventListener("focusin", ({ target }) => {
    const box = /** @type {Element} */ (target);
    if (box.matches("textarea")) box.scrollIntoView({ block: "nearest" });
  });
  for (const link of all("[data-jump]"))
    link.addEventListener("click", (/** @type {Event} */ event) => {
      event.preventDefault();
      one(link.getAttribute("href") || "").focus();
    });
  // a blank of the sheet leads to the words that it stands in
  preview.addEventListener("click", (event) => {
    const id = /** @type {Part} */ (event.target).closest(".blank")?.dataset.field;
    const box = id && texts().find((text) => text.value.includes(`{${id}}`));
    if (!box) return;
    const at = box.value.indexOf(`{${id}}`);
    box.focus();
    box.setSelectionRange(at, at + id.length + 2);
  });
  take.addEventListener("click", (event) => {
    const target = /** @type {Part} */ (event.target).closest("button, [data-link]");
    if (!target) return;
    for (const control of all("input, textarea, [data-question]", form)) touched.add(control);
    touched.add(take);
    read();
    if (target.matches("[data-link]")) markHanded();
    if (target.matches("[data-copy]")) copy("copied");
    else if (target.matches("[data-save]")) save();
    else if (target.dataset.fits === "false") copyAtOnce("copied-open");
  });

  if (!draft.restore())
    for (const words of data.opening) addItem("p", words);
  named = field("name").value !== ownName();
  addEventListener("pageshow", read, { once: true }); // a browser may bring back what was typed
  // In pieces of work of their own, one to a picture: a page that opens must answer at once. The sheet is drawn
  // before it is shown, so that nothing moves.
  const open = (/** @type {(() => void)[]} */ [first, ...rest]) => {
    first();
    if (rest.length) requestAnimationFrame(() => setTimeout(open, 0, rest));
  };
  const reveal = () => {
    for (const box of all("[data-sum]")) box.textContent = say("open");
    for (const box of all("[data-plain]")) box.hidden = true;
    one("[data-work]").hidden = false;
  };
  const offer = () => {
    one("[data-take-state]").textContent = say("unready");
    take.hidden = false;
  };
  setTimeout(open, 0, [() => draw(gather().letter), reveal, offer, read]);
})();
