// @ts-check
/*
 * The one script that stands in the embedded pages themselves; see render/early.py. It settles the colors before
 * anything is painted, and has the page's script come once the words are on the screen. That waits in a template,
 * so no address is made here, and the policy can forbid to make one.
 */
(function (root) {
  root.className = parent !== window && origin === "null" ? "js sandboxed" : "js"; // as frame.js finds it
  var theme = new URLSearchParams(location.search).get("theme");
  if (theme === "dark") root.dataset.scheme = theme;
  if (theme === "auto") delete root.dataset.scheme; // as the host declares, or else the device
  /* A script that this browser can't read, or that failed or never came: the page says so (.too-old in base.css). In a
     sandbox nothing is known of the fault but that there is one. */
  addEventListener("error", function (event) {
    if (event.error || !event.filename) root.className += " broken";
  });
  function bring() {
    var later = /** @type {HTMLTemplateElement | null} */ (document.querySelector("[data-later]"));
    if (!later) return; // it is on its way
    var script = /** @type {HTMLScriptElement} */ (document.importNode(later.content, true).firstElementChild);
    later.remove();
    script.onload = script.onerror = function (event) {
      root.className += event.type === "error" ? " broken ready" : " ready";
    };
    document.head.append(script);
  }
  addEventListener("DOMContentLoaded", function () {
    new PerformanceObserver(bring).observe({ type: "paint", buffered: true }); // also what was painted before
  });
  /* A frame that is out of sight is not painted, and must tell its height all the same. */
  addEventListener("load", function () {
    setTimeout(bring, 200);
  });
})(document.documentElement);
