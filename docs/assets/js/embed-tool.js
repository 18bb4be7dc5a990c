// @ts-check
/*
 * Puts a school, a system and a page into code that stands ready in embed-data.js, and shows the result in a frame with
 * the limits that the system sets. Only names from the lists get in; nothing is requested but the preview.
 */
(() => {
  "use strict";

  const data = window.bowoutEmbed;
  const pages = new Map(data.groups.flatMap(([, listed]) => listed).map(([path, title, letter]) => [path, { path, title, letter }]));
  const schools = new Map(data.schools.map(([slug, name, ...letters]) => [slug, { name, letters }]));
  /** @type {Record<string, number>} */
  const MOST = { address: 1000, loader: 20000, element: 20000 }; // what lets a frame grow, and how far
  const escape = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[sign] ?? sign);
  const option = (/** @type {string} */ value, /** @type {string} */ text) => new Option(text, value);

  const start = (/** @type {HTMLElement} */ root) => {
    const one = (/** @type {string} */ css) => /** @type {Part} */ (root.querySelector(css));
    const [form, result, school, host, page, height, theme] = ["form", "result", "school", "host", "page", "height", "theme"].map((name) => one(`[data-${name}]`));
    const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-block]")]);
    const way = root.dataset.root ?? "";
    const say = (/** @type {string} */ key, /** @type {MessageValues} */ values = {}) =>
      (root.getAttribute(`data-say-${key}`) ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    const written = (/** @type {number} */ number) => number.toLocaleString(document.documentElement.lang);

    school.append(...data.schools.map(([slug, name]) => option(slug, name)));
    page.append(...data.groups.map(([name, listed]) => {
      const group = document.createElement("optgroup");
      group.label = name;
      group.append(...listed.map(([path, title]) => option(path, title)));
      return group;
    }));
    // a link from another page of ours brings ids; what is not in the lists stays out
    for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
      for (const select of [school, host, page]) if (`et-${name}` === select.id && [...select.options].some((one) => one.value === value)) select.value = value;

    const kind = () => host.selectedOptions[0].dataset.codeForm;
    const looks = () => ["frame", "loader", "element"].includes(kind());
    /** A pasted address brings the school's own page, from which the letters are reached. */
    const asOwnPage = () => kind() === "address" && school.value;

    /** What the blocks show, in their order. */
    const chosen = () => {
      const { letters = [] } = schools.get(school.value) ?? {};
      return [data.first[0], ...(letters.length ? letters : data.first.slice(1)), page.value];
    };

    /** The code for one page, in the form that the system takes or in another. */
    const code = (/** @type {string} */ path, form = kind()) => {
      const { title, letter } = /** @type {{ path: string, title: string, letter: string }} */ (pages.get(path));
      const html = form !== "link";
      const pattern = data.codes[form][letter && school.value ? "letter-school" : school.value ? "school" : letter ? "letter" : "alone"];
      const text = pattern
        .replaceAll("{page}", path)
        .replaceAll("{title}", () => (html ? escape(title) : title))
        .replaceAll("{school}", school.value)
        .replaceAll("{letter}", letter)
        .replace('height="900"', `height="${height.value}"`);
      if (!theme.value || !["frame", "loader", "element"].includes(form)) return text;
      return form === "element"
        ? text.replace("<bow-out ", `<bow-out theme="${theme.value}" `)
        : text.replace(/(<iframe [^>]*src="[^"?]*\/)(\?[^"]*)?"/, (_, address, asks) => `${address}${asks ? `${asks}&amp;` : "?"}theme=${theme.value}"`);
    };

    /** What will come, as the system shows it. */
    const preview = (/** @type {HTMLElement} */ block, /** @type {string} */ path) => {
      const area = /** @type {HTMLElement} */ (block.querySelector("[data-preview]"));
      const note = /** @type {HTMLElement} */ (block.querySelector("[data-told]"));
      const { text, dataset } = host.selectedOptions[0];
      const { title } = /** @type {{ path: string, title: string, letter: string }} */ (pages.get(path));
      if (kind() === "link") {
        const link = document.createElement("a");
        link.textContent = title;
        link.href = `${way}../${path}/${school.value && `#school=${school.value}`}`;
        note.textContent = say("link");
        return area.replaceChildren(link);
      }
      const frame = document.createElement("iframe");
      if (dataset.sandbox !== undefined) frame.setAttribute("sandbox", dataset.sandbox);
      else frame.allow = "clipboard-write";
      frame.title = title;
      frame.style.height = `${"grows" in dataset ? 700 : height.value}px`;
      const asks = new URLSearchParams({ ...(school.value && !asOwnPage() && { school: school.value }), ...(looks() && theme.value && { theme: theme.value }) });
      frame.src = `${way}v1/${data.lang}/${asOwnPage() ? data.schoolsAt + school.value : path}/${String(asks) && `?${asks}`}`;
      note.textContent = "grows" in dataset
        ? say(kind() === "address" ? "grows-to" : "grows", { system: text, n: written(MOST.address) })
        : say("keeps", { system: text });
      note.dataset.first = note.textContent;
      area.replaceChildren(frame);
    };

    const draw = () => {
      const name = schools.get(school.value)?.name ?? "";
      const paths = chosen();
      one("[data-look]").hidden = !looks();
      one("[data-height-row]").hidden = !["frame", "loader"].includes(kind());
      blocks.forEach((block, place) => {
        const path = paths[place] ?? paths[0];
        const last = place === blocks.length - 1;
        block.hidden = !!asOwnPage() && place > 0;
        if (!last) /** @type {HTMLElement} */ (block.querySelector("[data-name]")).textContent = asOwnPage() ? say("whole", { school: name }) : /** @type {{ path: string, title: string, letter: string }} */ (pages.get(path)).title;
        const area = /** @type {HTMLTextAreaElement} */ (block.querySelector("[data-code]"));
        area.value = code(path);
        area.dispatchEvent(new Event("input"));
        const words = /** @type {HTMLElement} */ (block.querySelector("[data-copy-code]"));
        words.textContent = (kind() === "address" ? words.dataset.addressWords : words.dataset.codeWords) ?? "";
        const look = /** @type {HTMLDetailsElement} */ (block.querySelector("[data-look-at]"));
        if (look.open) preview(block, path);
      });
      for (const other of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-follows]"))) {
        const area = /** @type {HTMLTextAreaElement} */ (other.querySelector("[data-code]"));
        area.value = code(other.dataset.path ?? "", other.dataset.follows);
      }
      const steps = one("[data-steps-link]");
      if (!steps) return;
      steps.parentElement.hidden = !("steps" in host.selectedOptions[0].dataset);
      steps.href = `${way}${host.value}/${school.value && `#school=${school.value}`}`;
    };

    blocks.forEach((block, place) => {
      const look = /** @type {HTMLDetailsElement} */ (block.querySelector("[data-look-at]"));
      const area = /** @type {HTMLElement} */ (block.querySelector("[data-preview]"));
      look.addEventListener("toggle", () => (look.open ? preview(block, chosen()[place]) : area.replaceChildren()));
      block.addEventListener("change", ({ target }) => {
        const { value } = /** @type {HTMLInputElement} */ (target);
        if (/** @type {HTMLElement} */ (target).matches("[data-width]")) area.style.setProperty("--width", `${value}px`);
      });
    });
    // what the loader does in a real host, and what WordPress does; and how tall the page really is
    addEventListener("message", ({ source, data: said }) => {
      const block = blocks.find((one) => one.querySelector("iframe")?.contentWindow === source);
      if (!block || said?.bowout !== 1 || !Number.isFinite(said.height)) return;
      const note = /** @type {HTMLElement} */ (block.querySelector("[data-told]"));
      const frame = /** @type {HTMLIFrameElement} */ (block.querySelector("iframe"));
      note.textContent = `${note.dataset.first} ${say("tall", { n: written(said.height) })}`;
      if ("grows" in host.selectedOptions[0].dataset) frame.style.height = `${Math.min(Math.max(said.height, 200), MOST[kind()])}px`;
    });
    form.addEventListener("change", draw);
    form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    page.addEventListener("change", draw);
    one("[data-plain]").hidden = true;
    form.hidden = false;
    result.hidden = false;
    draw();
  };

  for (const root of document.querySelectorAll("[data-embed-tool]")) start(/** @type {HTMLElement} */ (root));
})();
