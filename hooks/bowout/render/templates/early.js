// @ts-check
/*
 * The one script that stands in the pages themselves; see render/early.py. It sets the colors a reader chose before
 * anything is painted, and has the page's scripts come once its words are on the screen: on a slow phone, in a slow
 * network, nothing stands in the way of the words.
 */
(function (root) {
  root.className = "js";
  try {
    var scheme = localStorage.getItem("bowout-scheme");
    if (scheme) root.dataset.scheme = scheme;
  } catch (error) {
    /* Storage is refused: the colors follow the system. */
  }
  var named = (root.dataset.scripts || "").split(" ").filter(Boolean);
  /* A link from a portal names its school (#school=its-id): the school's own script comes first, and brings its words. */
  var school = /[#&]school=([a-z0-9-]+)(?:&|$)/.exec(location.hash);
  var extra = school && root.dataset.schools ? root.dataset.schools + school[1] + ".js" : "";
  if (extra) named.unshift(extra);
  var next = 0;
  var settled = 0;
  var state = "";
  /* Where a policy for Trusted Types is asked for, this one lets the scripts named in the page through and no others. */
  var rules = {
    createScriptURL: function (/** @type {string} */ address) {
      if (named.indexOf(address) < 0) throw new TypeError("Not a script of this page");
      return address;
    },
  };
  var types = /** @type {any} */ (window).trustedTypes;
  var policy = types ? types.createPolicy("bowout-page", rules) : rules;
  function settle() {
    settled += 1;
    if (settled >= named.length) root.className = "js ready" + state;
  }
  /* A script that this browser can't read, or that failed or never came: the page says so (.too-old in base.css).
     Without `error` it's a complaint about layout, not a fault. */
  function fail(/** @type {any} */ event) {
    if (!event.error && event.type === "error" && event.filename) return;
    state = " broken";
    root.className += state;
  }
  addEventListener("error", fail);
  /* One after another, so that no piece of work is long; they run in the order of the page. */
  function load() {
    if (next >= named.length) return;
    var script = document.createElement("script");
    script.async = false;
    script.onload = settle;
    var name = named[next];
    script.onerror = function () {
      if (name !== extra) fail({}); // there is no such school, and the page is whole without it
      settle();
    };
    script.src = policy.createScriptURL(name);
    document.head.append(script);
    next += 1;
    setTimeout(load);
  }
  function begin() {
    if (!next) load();
  }
  if (!named.length) return settle(); // while somebody writes, a page has them in its head
  addEventListener("DOMContentLoaded", function () {
    new PerformanceObserver(begin).observe({ type: "paint", buffered: true }); // also what was painted before
  });
  /* In a tab that nobody looks at nothing is painted; its page is to be ready when somebody comes. */
  addEventListener("load", function () {
    setTimeout(begin, 1000);
  });
})(document.documentElement);
