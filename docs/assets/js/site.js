// @ts-check
/* Menu, colors and wide tables. Everything here is a comfort: the pages work without it. */
(() => {
  "use strict";
  const root = document.documentElement;

  /* The menu on narrow screens: a panel under the header, gone when closed. */
  const opener = /** @type {Part} */ (document.querySelector("[data-menu-toggle]"));
  const menu = /** @type {Part} */ (document.getElementById("menu"));
  const isOpen = () => opener.getAttribute("aria-expanded") === "true";
  const setMenu = (/** @type {boolean} */ open) => {
    opener.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("open", open);
  };
  opener.addEventListener("click", () => setMenu(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    setMenu(false);
    opener.focus();
  });

  /* Colors follow the system. A choice that differs from it is kept, one that agrees is forgotten. */
  const toggle = /** @type {Part} */ (document.querySelector("[data-scheme-toggle]"));
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const showScheme = () => {
    toggle.setAttribute("aria-pressed", String(isDark()));
    const color = getComputedStyle(root).getPropertyValue("--page").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.setAttribute("content", color);
  };
  toggle.addEventListener("click", () => {
    const scheme = isDark() ? "light" : "dark";
    const follows = (scheme === "dark") === system.matches;
    if (follows) delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    try {
      if (follows) localStorage.removeItem("bowout-scheme");
      else localStorage.setItem("bowout-scheme", scheme);
    } catch {
      /* Storage is refused: the choice lasts for this page. */
    }
    showScheme();
  });
  system.addEventListener("change", showScheme);
  showScheme();

  /* Whoever came from a school's portal keeps its box from page to page. */
  const school = /[#&](school=[a-z0-9-]+)/.exec(location.hash)?.[1];
  if (school)
    document.addEventListener("click", ({ target }) => {
      const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest("a[href]"));
      if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
      if (!link.hash) link.hash = school;
      else if (link.hash.includes("=") && !link.hash.includes("school=")) link.hash += `&${school}`;
    });

  /* What is folded opens for whoever is led into it, and for the printer; newer browsers see to both themselves. */
  const unfold = () => {
    const box = /** @type {HTMLDetailsElement | null | undefined} */ (document.getElementById(location.hash.slice(1))?.closest("details.folded:not([open])"));
    if (!box) return;
    box.open = true;
    box.scrollIntoView();
  };
  unfold();
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => {
    for (const box of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.folded"))) box.open = true;
  });

  /* A copy in a folder has no server that finds a folder's page. Links in the pages name it; those made by scripts do not. */
  if (location.protocol === "file:")
    document.addEventListener("click", ({ target }) => {
      const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest("a[href]"));
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });

  /* A table that is wider than the screen can be scrolled by keyboard too. */
  const tables = /** @type {NodeListOf<Part>} */ (document.querySelectorAll(".table-scroll"));
  const measure = (/** @type {Part} */ box) => {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", box.dataset.label);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  };
  if (tables.length) {
    const observer = new ResizeObserver((entries) => entries.forEach((entry) => measure(/** @type {Part} */ (entry.target))));
    tables.forEach((box) => observer.observe(box));
  }
})();
