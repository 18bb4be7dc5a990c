// @ts-check
/*
 * What the builder's buttons do with a letter that has been read from the page.
 * Loaded with the page, so that nothing is requested once the reader types.
 */
(() => {
  "use strict";

  const MAILTO_LIMIT = 1800; // longer links are cut or refused by some mail programs

  /** A link followed once. */
  const follow = (/** @type {string} */ href, name = "") => {
    const link = document.createElement("a");
    link.href = href;
    if (name) link.download = name;
    link.click();
  };

  const save = (/** @type {Blob} */ blob, /** @type {string} */ ending, /** @type {LetterPage} */ { root, tell }) => {
    const url = URL.createObjectURL(blob);
    // named by the letter's id: no typed word in a file name
    follow(url, `${root.dataset.letter}.${ending}`);
    setTimeout(() => URL.revokeObjectURL(url), 1e4);
    tell("saved");
  };

  const escape = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** Copy as text and as rich text. Both are made before the first wait: Safari only allows that. */
  const copy = (/** @type {string} */ text, /** @type {string} */ done, /** @type {LetterPage} */ { article, tell }) => {
    const html = text.split("\n\n").map((p) => `<p>${escape(p).replace(/\n/g, "<br>")}</p>`).join("");
    const byCommand = () => {
      let taken = false;
      const selection = /** @type {Selection} */ (getSelection());
      selection.selectAllChildren(article);
      // if the command is refused, this waits for the reader's own Ctrl+C
      document.addEventListener("copy", (event) => {
        event.clipboardData?.setData("text/plain", text);
        event.clipboardData?.setData("text/html", html);
        event.preventDefault();
        taken = true;
      }, { once: true });
      document.execCommand("copy");
      if (taken) selection.removeAllRanges();
      tell(taken ? done : "select");
    };
    try {
      const items = [["text/plain", text], ["text/html", html]].map(([type, data]) => [type, new Blob([data], { type })]);
      navigator.clipboard
        .write([new ClipboardItem(Object.fromEntries(items))])
        .catch(() => navigator.clipboard.writeText(text))
        .then(() => tell(done), byCommand);
    } catch {
      byCommand();
    }
  };

  /** @type {Record<string, (letter: WrittenLetter, page: LetterPage) => void>} */
  const outputs = {
    copy(letter, page) {
      const box = /** @type {HTMLInputElement | null} */ (page.root.querySelector("[data-with-subject]"));
      copy(box?.checked ? letter.whole : letter.body, "copied", page);
    },
    "copy-subject": (letter, page) => copy(letter.subject, "copied-subject", page),
    /** Only ids of choices, and only after the #, which no server sees. In a frame: of the page on its own. */
    "copy-link": (_, page) => copy(`${new URL(page.root.dataset.page ?? location.pathname, location.href)}#${new URLSearchParams(page.asked)}`, "copied-link", page),
    mail(letter, page) {
      const part = (/** @type {string} */ text) => encodeURIComponent(text.replace(/\n/g, "\r\n"));
      const link = `mailto:${page.root.dataset.mailTo ?? ""}?subject=${part(letter.subject)}&body=${part(letter.body)}`;
      if (link.length > MAILTO_LIMIT) return copy(letter.whole, "mail-too-long", page);
      follow(link);
      page.tell("mail");
    },
    /** With the subject in the text: mail programs drop the title. */
    share(letter, page) {
      navigator.share({ title: letter.subject, text: letter.whole })
        .catch((error) => error.name == "AbortError" || copy(letter.whole, "copied", page));
    },
    txt: (letter, page) => save(new Blob([letter.whole + "\n"], { type: "text/plain" }), "txt", page),
    docx: (letter, page) => save(window.bowoutDocx(letter.whole.split("\n\n"), page.root.dataset.locale, page.root.dataset.paper), "docx", page),
    print: () => print(),
  };
  window.bowoutOutputs = outputs;
})();
