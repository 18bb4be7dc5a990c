/*! Bow Out: height of embedded pages, 1.0.0. MIT. This file never changes. */
(() => {
  "use strict";
  const all = () => document.querySelectorAll("iframe[data-bowout]");
  addEventListener("message", ({ data, origin, source }) => {
    if (!data || data.bowout !== 1) return;
    for (const frame of all()) {
      if (frame.contentWindow !== source || (origin !== "null" && !frame.src.startsWith(`${origin}/`))) continue;
      const { height, top, type } = data;
      if ((type === "ready" || type === "height") && Number.isFinite(height)) {
        frame.style.boxSizing = "content-box";
        frame.style.height = Math.min(Math.max(Math.ceil(height), 120), 20000) + "px";
      }
      if (type === "scroll" && Number.isFinite(top) && document.activeElement === frame) {
        const y = frame.getBoundingClientRect().top + Math.min(Math.max(top, 0), frame.clientHeight);
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        if (y < 0 || y > innerHeight * 0.8) scrollBy({ top: y - innerHeight / 5, behavior: still ? "auto" : "smooth" });
      }
    }
  });
  const hello = () => {
    for (const frame of all()) frame.contentWindow?.postMessage({ bowout: 1, type: "hello" }, "*");
  };
  addEventListener("DOMContentLoaded", hello);
  hello();
})();
