// @ts-check
/*
 * "Suggest a letter": the draft, kept on this device for whoever checks the box, and gone once it is unchecked.
 */
(() => {
  "use strict";

  const KEY = "bowout-draft";
  const { one, all, field, items, addItem, addOwn, ask, vary, offered } = window.bowoutSuggestPage;
  const keep = one("[data-keep]");

  /** @type {<T>(job: (s: Storage) => T) => T | undefined} */
  const storage = (job) => {
    try {
      return job(localStorage);
    } catch {
      return undefined; // the browser doesn't keep anything
    }
  };

  const controls = () => all("[data-control]").map((box) => box.dataset.control).filter(Boolean);
  /** What the named controls of a line hold; those of its variants are kept by answer. */
  const parts = (/** @type {Element} */ box) =>
    all("[data-part]", box).filter((part) => part.closest("[data-variant]") === (box.matches("[data-variant]") ? box : null));
  const values = (/** @type {Element} */ box) =>
    Object.fromEntries(parts(box).map((part) => [part.dataset.part, part.type === "checkbox" ? part.checked : part.value]));
  const put = (/** @type {Element} */ box, /** @type {Record<string, string | boolean>} */ own) => {
    for (const part of parts(box)) Object.assign(part, part.type === "checkbox" ? { checked: own[part.dataset.part] } : { value: own[part.dataset.part] ?? "" });
  };

  /** @returns {Draft} */
  const read = () => ({
    fields: Object.fromEntries(controls().map((id) => [id, field(id).value])),
    own: all("[data-own-blank]").map((box) => ({ id: box.dataset.field, values: values(box) })),
    items: all("[data-item]").map((box) => ({
      sort: box.dataset.item,
      values: values(box),
      variants: Object.fromEntries(all("[data-variant]", box).map((row) => [row.dataset.variant, values(row)])),
    })),
    answers: Object.fromEntries(all("[data-question]").map((box) => [box.dataset.question, offered(box.dataset.question)])),
  });
  const write = (/** @type {Draft} */ draft) => {
    for (const id of controls()) field(id).value = draft.fields[id] ?? field(id).value;
    for (const { id, values } of draft.own) {
      const box = addOwn();
      box.dataset.field = id;
      put(box, values);
    }
    for (const [id, answers] of Object.entries(draft.answers)) {
      ask(id);
      for (const box of all(`[data-question="${id}"] input`)) box.checked = answers.includes(box.value);
    }
    for (const { sort, values, variants } of draft.items) {
      const box = addItem(sort);
      put(box, values);
      if (values.vary) vary(box);
      for (const row of all("[data-variant]", box)) if (variants[row.dataset.variant]) put(row, variants[row.dataset.variant]);
    }
  };

  const kept = () => keep.checked;
  const save = () => storage((s) => (kept() ? s.setItem(KEY, JSON.stringify(read())) : s.removeItem(KEY)));
  /** Puts the draft that was kept into the form; whether there was one. */
  const restore = () => {
    const found = storage((s) => s.getItem(KEY));
    one("[data-keep-box]").hidden = found === undefined;
    if (!found) return false;
    try {
      write(JSON.parse(found));
    } catch {
      // one that an older version of this page kept, and that doesn't fit
      for (const list of [items, one("[data-own-list]")]) list.replaceChildren();
      return false;
    }
    keep.checked = true;
    return true;
  };
  keep.addEventListener("change", save);
  addEventListener("pagehide", save);

  Object.assign(window.bowoutSuggestPage, { draft: { kept, save, restore } });
})();
