// @ts-check
/*
 * A page of ours inside somebody else's page. It tells its host how tall it is, and nothing else ever
 * leaves it. What a sandbox forbids is replaced here by something that works.
 * Messages, and who may send which: ARCHITECTURE.md, "The embed contract".
 */
(() => {
  "use strict";

  const { body } = document;
  const framed = parent !== window;
  // A sandbox without allow-same-origin: no storage, and mostly no downloads, no printing and no new windows.
  const sandboxed = framed && origin === "null";
  const secret = /[#&]\?secret=(\w{1,64})$/.exec(location.hash)?.[1]; // from WordPress
  const all = (/** @type {string} */ css) => /** @type {any[]} */ ([...document.querySelectorAll(css)]);

  // Where the host does not hand on the clipboard, asking for it only makes an error; copying by command works.
  if (/** @type {any} */ (document).featurePolicy?.allowsFeature("clipboard-write") === false)
    Object.defineProperty(navigator, "clipboard", { value: undefined });

  /** Numbers and fixed words only; so anybody may hear them. */
  const tell = (/** @type {object} */ message) => {
    if (framed) parent.postMessage(message, "*");
  };

  let told = 0;
  const measure = (/** @type {string} */ type) => {
    const height = Math.ceil(body.getBoundingClientRect().height);
    if (!height || (type === "height" && height === told)) return; // not laid out: the host hides the frame
    told = height;
    tell({ bowout: 1, type, height });
    if (secret) tell({ message: "height", value: height, secret });
    try {
      /** @type {any} */ (window).requestResize?.(); // browsers that size frames by themselves
    } catch {
      // the host has not asked for it
    }
  };

  // A hidden frame is never observed, so what the host waits for is also sent when all is loaded.
  if (document.readyState === "complete") measure("ready");
  else addEventListener("load", () => measure("ready"));
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    if ((data.bowout === 1 && data.type === "hello") || (secret && data.message === "ready")) measure("ready");
  });
  new ResizeObserver(() => measure("height")).observe(body);

  /** A frame as tall as its page cannot scroll: the host is asked to bring this into view. */
  const show = (/** @type {Element | null} */ el) => {
    if (el && el !== body) tell({ bowout: 1, type: "scroll", top: Math.round(el.getBoundingClientRect().top + scrollY) });
  };

  /* Which school, once its script has run; it goes along to every page of ours, inside the frame and out of it. */
  const [box] = all(".school-box");
  const school = box?.dataset.school;
  const kept = new URLSearchParams(school ? { school } : {});
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "dark" || theme === "auto") kept.set("theme", theme);
  const search = String(kept) && `?${kept}`;
  for (const card of all(".letter-card:not([target])")) card.search = search;

  /** The address of a page on its own, with the choices that were made. */
  const address = (/** @type {HTMLAnchorElement} */ link) => {
    const asks = new URLSearchParams(link.hash.includes("=") ? link.hash.slice(1) : "");
    if ("full" in link.dataset) for (const set of all("[data-choice]")) asks.set(set.dataset.choice, set.querySelector(":checked")?.value);
    if (school && link.host === location.host && (!link.hash || String(asks))) asks.set("school", school);
    return link.href.split("#")[0] + (String(asks) ? `#${asks}` : link.hash);
  };

  /** To another page inside the frame; the host is asked to show its beginning. */
  const stay = (/** @type {HTMLAnchorElement} */ link) => {
    if (secret) link.hash = `${link.hash || "#"}${link.hash && "&"}?secret=${secret}`;
    tell({ bowout: 1, type: "scroll", top: 0 });
  };
  /** Where windows don't open, a page that can stand here does so, unless a letter that was begun would be lost. */
  const come = (/** @type {HTMLAnchorElement} */ link) => {
    if (link.matches("[data-out], [data-full]") || link.host !== location.host || document.querySelector("form.used")) return false;
    const root = all("[data-root]")[0].pathname;
    Object.assign(link, { pathname: `${root}@up@embed/v1/@guide@/${link.pathname.slice(root.length)}`, search });
    stay(link);
    location.href = link.href;
    return true;
  };

  /** Where a link cannot open: its address, to copy. */
  const [panel] = all("[data-address]");
  const offer = (/** @type {HTMLElement} */ link, /** @type {string} */ href) => {
    const input = panel.querySelector("input");
    (link.closest("p, li, aside, footer, .letter-card") || link).after(panel);
    panel.hidden = false;
    input.value = href;
    input.focus();
    input.select();
  };

  const open = (/** @type {MouseEvent} */ event, /** @type {HTMLAnchorElement} */ link) => {
    if (!sandboxed) {
      link.href = address(link);
      return;
    }
    const href = address(link);
    const own = link.host === location.host;
    if (secret) {
      // WordPress lets no window open. To our own pages it goes itself, in place of its page.
      event.preventDefault();
      if (come(link)) return;
      if (own) tell({ message: "link", value: href, secret });
      setTimeout(() => offer(link, href), own ? 1000 : 0);
      return;
    }
    if (!own) {
      // The browser tries, and gives the page no hold on this one. If the reader is still here, it could not.
      setTimeout(() => document.hasFocus() && offer(link, href), 500);
      return;
    }
    event.preventDefault();
    if (!window.open(href, "_blank") && !come(link)) offer(link, href);
  };

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
    if (link?.matches(".letter-card:not([target])")) stay(link);
    else if (link && !link.download && link.pathname !== location.pathname) {
      link.target = "_blank";
      open(event, link);
    } else if (link && link.hash) show(document.getElementById(link.hash.slice(1)));
    const submit = /** @type {HTMLButtonElement | null} */ (target.closest("button[type=submit]"));
    if (submit) {
      event.preventDefault(); // a sandbox without allow-forms stops it before anybody hears of it
      submit.form?.dispatchEvent(new Event("submit", { cancelable: true }));
    }
    const before = document.activeElement;
    setTimeout(() => document.activeElement !== before && show(document.activeElement));
  });
  document.addEventListener("keydown", (event) => {
    const { form, type } = /** @type {HTMLInputElement} */ (event.target);
    if (event.key === "Enter" && form && type !== "textarea" && !form.querySelector("[type=submit]")) event.preventDefault();
  });
  panel?.querySelector("button").addEventListener("click", () => {
    panel.querySelector("input").select();
    const said = panel.querySelector("[aria-live]");
    said.textContent = document.execCommand("copy") ? said.dataset.done : said.dataset.byHand;
  });

  if (sandboxed) for (const el of all("[data-do]:not([data-do^=copy], [data-do=clear]), a[download]")) el.remove();
})();
