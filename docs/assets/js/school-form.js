// @ts-check
/*
 * "Add or correct your school": puts the answers together as the two entries that the project needs, shows the box as
 * it will stand in the school's portal, and hands both over. Nothing is sent from here.
 */
(() => {
  "use strict";

  const LONGEST_LINK = 7000; // longer addresses are refused on the way
  const schools = window.bowoutSchools ?? {};
  const { yaml, filled, fileId } = window.bowoutYaml;

  const start = (/** @type {HTMLElement} */ root) => {
    const one = (/** @type {string} */ css) => /** @type {Part} */ (root.querySelector(css));
    const all = (/** @type {string} */ css) => /** @type {Part[]} */ ([...root.querySelectorAll(css)]);
    const words = JSON.parse(root.dataset.words ?? "{}");
    const [form, result, preview, missing, file] = ["form", "result", "preview", "missing", "code"].map((name) => one(`[data-${name}]`));
    const part = (/** @type {string} */ id) => one(`[data-part="${id}"]`);
    const text = (/** @type {string} */ id) => part(id).value.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ").replace(/\s+/g, " ").trim();
    const lines = (/** @type {string} */ id) => part(id).value.split(/\r\n?|\n/).map((/** @type {string} */ line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
    const named = () => all("[data-consequence]:checked").map((el) => el.value);

    for (const slug of Object.keys(schools).sort((a, b) => schools[a].name.localeCompare(schools[b].name))) part("known").append(new Option(schools[slug].name, slug));

    /** A name for the file, as its address shall be. */
    const slug = () => part("known").value || fileId(text("name")).split("-").filter((word) => !["the", "of", "university"].includes(word)).join("-") || "school";
    const host = (/** @type {string} */ url) => /^https:\/\/([a-z0-9.-]+)(?:[/?#]|$)/i.exec(url)?.[1].toLowerCase().replace(/^www\./, "") ?? "";

    const entry = () => {
      const today = new Date().toLocaleDateString("sv-SE"); // year-month-day
      const id = slug();
      const known = schools[part("known").value]?.domains ?? [];
      const within = (/** @type {string} */ name) => known.some((/** @type {string} */ one) => name === one || name.endsWith(`.${one}`));
      const domains = [...new Set([...known, ...[host(text("url")), host(text("contact")), text("email").split("@")[1] ?? ""].filter((name) => name && !within(name))])];
      const aliases = text("aliases").split(",").map((/** @type {string} */ name) => name.trim()).filter(Boolean);
      const school = filled({
        name: text("name"),
        aliases,
        place: text("place"),
        country: part("country").value,
        domains,
        policy: filled({ source: `${id}-policy`, scope: text("scope") }),
        says: lines("says"),
        consequences: named().length ? named() : ["none_stated"],
        tell_first: part("tell_first").value,
        lasts: text("lasts"),
        accepted: part("accepted").value,
        copy_office: part("copy_office").checked || undefined,
        contact: filled({ office: text("office"), email: text("email"), phone: text("phone"), url: text("contact") }),
        reviewed: today,
        maintainer: text("maintainer"),
      }, ["domains"]);
      const year = /^\d{4}$/.test(text("year")) ? Number(text("year")) : undefined;
      const source = filled({ title: text("title"), url: text("url"), publisher: text("name"), year, seen: today, kind: "official" });
      return [`# snippets/schools/${id}.yml`, ...yaml(school), "", "# snippets/sources.yml", ...yaml({ [`${id}-policy`]: source }), ""].join("\n");
    };

    const element = (/** @type {string} */ tag, /** @type {(string | Node)[]} */ ...inside) => {
      const el = document.createElement(tag);
      el.append(...inside);
      return el;
    };
    /** The box, as render/school.py makes it. */
    const box = () => {
      const ways = [text("office"), text("email"), text("phone"), host(text("contact"))].filter(Boolean).join(" · ");
      const year = /^\d{4}$/.test(text("year")) ? ` (${text("year")})` : "";
      const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
      const note = element("p", words.source.replace("{page}", text("title") + year).replace("{day}", day));
      note.className = "review-note";
      const details = element("details", element("summary", element("h3", text("name") || "…"), " ", element("span", words[part("tell_first").value])));
      details.setAttribute("open", "");
      if (text("scope")) details.append(element("p", text("scope")));
      details.append(element("ul", ...lines("says").map((line) => element("li", line))));
      if (part("copy_office").checked) details.append(element("p", words.copy));
      details.append(element("p", element("strong", words.contact), ` ${ways}`), note);
      const aside = element("div", details);
      aside.className = "school-box";
      return aside;
    };

    /** What is still missing, by its label. */
    const open = () => ["name", "url", "title", "says", "office"].filter((id) => !text(id)).map((id) => root.querySelector(`label[for="sf-${id}"]`)?.textContent ?? "");
    const wrong = () => [
      ...(text("url") && !host(text("url")) ? [words.no_address] : []),
      ...(lines("says").length > 6 ? [words.too_many] : []),
      ...(text("email") && !/^[A-Za-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text("email")) ? [words.no_email] : []),
    ];

    const draw = () => {
      preview.replaceChildren(box());
      const left = open();
      missing.textContent = [left.length ? `${words.missing} ${left.join(" ")}` : "", ...wrong()].join(" ").trim();
      file.value = entry();
      file.dispatchEvent(new Event("input"));
      const title = words.subject.replace("{school}", () => text("name"));
      const issue = one("[data-issue]");
      const link = `${root.dataset.repo}/issues/new?${new URLSearchParams({ title, body: `\`\`\`yaml\n${file.value}\`\`\`\n` })}`;
      if (issue) issue.href = link.length < LONGEST_LINK ? link : `${root.dataset.repo}/issues/new?${new URLSearchParams({ title })}`;
      const mail = one("[data-mail]");
      if (mail) mail.href = `mailto:${root.dataset.contact}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(file.value.replace(/\n/g, "\r\n"))}`;
    };

    /** The entry as it is, to be corrected. */
    const bring = () => {
      const school = schools[part("known").value];
      if (!school) return;
      for (const el of all("[data-part]")) {
        const value = /** @type {string | undefined} */ (school[el.dataset.part]);
        if (el.dataset.part === "known") continue;
        if (el.type === "checkbox") el.checked = !!value;
        else el.value = value ?? (el.tagName === "SELECT" ? el.options[0].value : "");
      }
      for (const el of all("[data-consequence]")) el.checked = school.consequences.includes(el.value);
    };

    form.addEventListener("input", (/** @type {Event} */ { target }) => {
      if (target === part("known")) bring();
      draw();
    });
    form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    const asked = new URLSearchParams(location.hash.slice(1)).get("school");
    if (asked && schools[asked]) {
      part("known").value = asked;
      bring();
    }
    one("[data-plain]").hidden = true;
    form.hidden = result.hidden = false;
    draw();
  };

  for (const root of document.querySelectorAll("[data-school-form]")) start(/** @type {HTMLElement} */ (root));
})();
