// @ts-check
/*
 * Puts a page, a school and a size into code that stands ready in the page, and shows the result in a frame
 * with the limits that the chosen host sets. Only names from the lists get in; nothing is requested but the preview.
 */
(() => {
  "use strict";

  /** After the next picture. */
  const soon = (/** @type {() => void} */ work) => requestAnimationFrame(() => setTimeout(work));

  const start = (/** @type {HTMLElement} */ root) => {
    const one = (/** @type {string} */ css) => /** @type {any} */ (root.querySelector(css));
    const [form, result, page, host, school, height, theme, area, preview, told, steps] =
      ["form", "result", "page", "host", "school", "height", "theme", "code", "preview", "told", "steps"].map((name) => one(`[data-${name}]`));
    const codes = JSON.parse(root.dataset.codes || "{}");
    const picked = (/** @type {HTMLSelectElement} */ select) => select.selectedOptions[0];
    const escape = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[sign] ?? sign);

    /** The code for what is chosen. */
    const code = (/** @type {string} */ kind, /** @type {string} */ slug) => {
      const letter = picked(page).dataset.letter;
      const variants = codes[kind];
      const html = kind !== "link"; // a plain link is the same for every school
      const pattern = slug && html ? variants.school : letter ? variants.letter : variants.alone;
      let text = pattern
        .replaceAll("{page}", page.value)
        .replaceAll("{title}", () => (html ? escape(picked(page).text) : picked(page).text))
        .replaceAll("{school}", slug)
        .replaceAll("{letter}", letter ?? "")
        .replace('height="900"', `height="${height.value}"`);
      if (theme.value && kind === "element") text = text.replace("<bow-out ", `<bow-out theme="${theme.value}" `);
      else if (theme.value && html) text = text.replace(/(<iframe [^>]*src="[^"]*\/)"/, `$1?theme=${theme.value}"`);
      return text;
    };

    /** Made when its place comes near, by eye or by keyboard: on a phone it stands far down. @type {HTMLIFrameElement | undefined} */
    let framed;
    const load = () => {
      near.disconnect();
      if (framed) preview.replaceChildren(framed);
      framed = undefined;
    };
    const near = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(), { rootMargin: "200px" });

    const draw = () => {
      const { form: kind, sandbox, grows } = picked(host).dataset;
      const withSchool = picked(page).hasAttribute("data-with-school");
      const slug = withSchool ? school.value : "";
      one("[data-school-row]").hidden = !withSchool;
      one("[data-school-none]").hidden = withSchool;
      one("[data-height-row]").hidden = !["frame", "loader"].includes(kind);
      one("[data-theme-row]").hidden = !["frame", "loader", "element"].includes(kind);
      area.value = code(kind, slug);
      area.dispatchEvent(new Event("input"));
      steps.hidden = ["html", "other"].includes(host.value);
      one("[data-steps-link]").setAttribute("href", `${host.value}/`);

      const link = kind === "link";
      const frame = document.createElement(link ? "a" : "iframe");
      if (frame instanceof HTMLIFrameElement) {
        if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
        else frame.allow = "clipboard-write";
        frame.title = picked(page).text;
        frame.dataset.grows = grows === undefined ? "" : host.value;
        frame.style.height = `${grows === undefined ? height.value : kind === "address" ? 700 : 900}px`;
        const color = theme.value && ["frame", "loader", "element"].includes(kind) ? `?theme=${theme.value}` : "";
        frame.src = `v1/en/${page.value}/${slug ? `s/${slug}/` : ""}${color}`;
      } else {
        frame.textContent = picked(page).text;
        frame.setAttribute("href", `../${page.value}/`);
      }
      near.disconnect();
      const place = document.createElement("div");
      place.style.height = frame.style.height;
      preview.replaceChildren(link ? frame : place);
      framed = frame instanceof HTMLIFrameElement ? frame : undefined;
      if (framed) near.observe(place);
      told.textContent = link
        ? "A link, and nothing else. It opens the page on its own."
        : grows === undefined
          ? `${picked(host).text} keeps the height you choose. What is longer scrolls inside the box.`
          : kind === "address"
            ? `${picked(host).text} makes the box as tall as the page, up to 1,000 pixels. It allows copying, and opens the full page for the rest.`
            : `In ${picked(host).text} the box becomes as tall as the page.`;
    };

    const fit = () => {
      const { value } = one("[data-width]:checked");
      preview.style.setProperty("--width", `${value}px`);
    };

    // What the loader does in a real host, and what WordPress does.
    addEventListener("message", ({ source, data }) => {
      const frame = preview.querySelector("iframe");
      if (!frame || source !== frame.contentWindow || data?.bowout !== 1 || !frame.dataset.grows) return;
      const most = picked(host).dataset.form === "address" ? 1000 : 20000;
      if (Number.isFinite(data.height)) frame.style.height = `${Math.min(Math.max(data.height, 200), most)}px`;
    });
    form.addEventListener("change", draw);
    form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    result.addEventListener("change", fit);
    result.addEventListener("focusin", load);
    one("[data-plain]").hidden = true;
    form.hidden = false;
    // in pieces of work of their own: a page that opens must answer at once
    soon(() => {
      result.hidden = false;
      fit();
      soon(draw);
    });
  };

  for (const root of document.querySelectorAll("[data-embed-tool]")) start(/** @type {HTMLElement} */ (root));
})();
