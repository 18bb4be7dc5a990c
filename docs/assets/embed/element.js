// @ts-check
/*
 * <bow-out page="letters/withdraw-by-email" school="…" theme="dark|auto"> for pages that allow scripts.
 * What stands inside it is what is seen without this script, and stays below the frame.
 */
(() => {
  "use strict";

  const base = new URL("v1/", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const PATH = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;

  class BowOut extends HTMLElement {
    static observedAttributes = ["page", "school", "theme", "lang"];

    connectedCallback() {
      this.style.display = "block";
      this.draw();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.draw();
    }

    /** The address, of names that our own site may know and of nothing else; "" if a name is none. */
    address() {
      const get = (/** @type {string} */ name) => this.getAttribute(name) || "";
      const [page, school, theme, lang] = [get("page"), get("school"), get("theme"), get("lang") || "@guide@"];
      if (![page, lang, ...(school ? [school] : [])].every((name) => PATH.test(name))) return "";
      const asks = new URLSearchParams({ ...(school && { school }), ...((theme === "dark" || theme === "auto") && { theme }) });
      return `${base.href}${lang}/${page}/${String(asks) && `?${asks}`}`;
    }

    draw() {
      const address = this.address();
      let frame = this.querySelector("iframe");
      if (!address) return frame?.remove();
      if (frame?.src === address) return;
      frame ||= document.createElement("iframe");
      frame.dataset.bowout = "";
      frame.title = this.getAttribute("title") || this.textContent?.trim() || "Bow Out";
      frame.allow = "clipboard-write";
      frame.loading = "lazy";
      Object.assign(frame.style, { border: "0", display: "block", width: "100%", height: "900px" });
      frame.src = address;
      if (!frame.isConnected) this.prepend(frame);
    }
  }
  if (!customElements.get("bow-out")) customElements.define("bow-out", BowOut); // pasted twice, it runs twice
})();
