// @ts-check
/*
 * The one script that stands in the embedded pages themselves; see render/early.py. It settles the colors before
 * anything is painted, and has the page's script come once the words are on the screen. That waits in a template.
 * The one address made here is that of a school's script, from its id.
 */
(function (root) {
  root.className = parent !== window && origin === "null" ? "js sandboxed" : "js"; // as frame.js finds it
  var asked = new URLSearchParams(location.search);
  var theme = asked.get("theme");
  var school = asked.get("school") || "";
  // an id and nothing else: what it stands for comes from the school's own script
  if (!/^[a-z0-9-]+$/.test(school)) school = "";
  if (school) root.className += " with-school";
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
    var rules = { createScriptURL: function (/** @type {string} */ id) { return later.dataset.schools + id + ".js"; } };
    var types = /** @type {any} */ (window).trustedTypes;
    if (school) {
      var own = document.createElement("script");
      // in this order: a letter to the school's office begins with what the first one brings
      own.async = script.async = false;
      own.src = (types ? types.createPolicy("bowout-school", rules) : rules).createScriptURL(school);
      own.onload = own.onerror = function () {
        own.remove();
        root.classList.remove("with-school"); // the room that was kept for its box
      };
      document.head.append(own);
    }
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
