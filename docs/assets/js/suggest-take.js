// @ts-check
/*
 * "Suggest a letter": the file, and the ways to hand it in. The link to GitHub is followed only when somebody follows it.
 */
(() => {
  "use strict";

  const { write } = window.bowoutSuggestFile;
  const { root, one, all, say, field } = window.bowoutSuggestPage;
  const [file, take] = ["file", "take"].map((name) => one(`[data-${name}]`));

  const LONGEST_LINK = 7500; // longer addresses are refused on the way to GitHub

  const fileName = () => field("name").value.trim() || "my-letter";
  const base = () => `${root.dataset.repo}/new/main/snippets/letters/${root.dataset.lang}`;
  const hand = (/** @type {LetterFile} */ letter) => {
    file.value = write(letter);
    const link = one("[data-link]");
    if (!link) return;
    const long = `${base()}?${new URLSearchParams({ filename: `${fileName()}.yml`, value: file.value })}`.replace(/\+/g, "%20");
    const fits = long.length <= LONGEST_LINK;
    link.href = fits ? long : `${base()}?filename=${encodeURIComponent(fileName())}.yml`;
    link.dataset.fits = String(fits);
    one("[data-short]").hidden = !fits;
    one("[data-long]").hidden = fits;
  };
  let handed = ""; // the file as it was taken away last
  const tell = (/** @type {string} */ key, values = {}) => {
    if (key !== "select") handed = file.value;
    const words = say(key, values);
    for (const box of all("[data-said]", take)) box.textContent = words;
    spoken(words);
  };
  const copy = (/** @type {string} */ done) => {
    try {
      navigator.clipboard.writeText(file.value).then(() => tell(done), () => copyAtOnce(done));
    } catch {
      copyAtOnce(done);
    }
  };
  /** Without a wait: a tab that opens meanwhile would take the clipboard away. */
  const copyAtOnce = (/** @type {string} */ done) => {
    file.focus();
    file.select();
    tell(document.execCommand("copy") ? done : "select");
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([file.value], { type: "text/yaml" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${fileName()}.yml` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1e4);
    tell("saved");
  };

  /** Whether everything that was written has been taken away. */
  const isHanded = () => file.value === handed;
  const markHanded = () => {
    handed = file.value;
  };
  /** Says the result of a button aloud. */
  let spoken = (/** @type {string} */ _words) => {};
  const onResult = (/** @type {(words: string) => void} */ job) => {
    spoken = job;
  };

  Object.assign(window.bowoutSuggestPage, { hand, copy, copyAtOnce, save, isHanded, markHanded, onResult });
})();
