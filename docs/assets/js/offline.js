// @ts-check
/* Keep the guide on this device, or take it away again. Nothing happens before a button is pressed. */
(() => {
  "use strict";

  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
  if (!root) return;
  const one = (/** @type {string} */ name) => /** @type {Part} */ (root.querySelector(`[data-${name}]`));
  const [keep, remove, status] = ["keep", "remove", "status"].map(one);
  const say = (/** @type {string} */ key) => {
    status.textContent = root.getAttribute(`data-say-${key}`) ?? "";
  };
  const workers = navigator.serviceWorker;
  const address = new URL(root.dataset.worker ?? "", location.href).href;
  const scope = new URL("./", address).href;
  /** Ours alone: other sites and other copies of this one may live at the same host. */
  const ours = async () => (await workers.getRegistrations()).filter((registration) => registration.scope === scope);
  const copies = async () => (await caches.keys()).filter((name) => name.startsWith(`bowout-offline ${scope} `));
  const fromHere = (/** @type {string} */ moment) => `${address}?${moment}`;
  /** A name is given to one policy only, so it is made once. @type {{ createScriptURL(moment: string): string } | undefined} */
  let policy;

  const show = (/** @type {boolean} */ has) => {
    keep.hidden = has;
    remove.hidden = !has;
  };

  /** Done when the copy is whole; a copy that could not be made whole is none. */
  const activated = (/** @type {ServiceWorkerRegistration} */ { installing, waiting }) =>
    new Promise((done, fail) => {
      const worker = installing ?? waiting;
      if (!worker) return done(null);
      const look = () => {
        if (worker.state === "activated") done(null);
        else if (worker.state === "redundant") fail(new Error("not whole"));
      };
      worker.addEventListener("statechange", look);
      look();
    });

  const take = async () => {
    for (const registration of await ours()) await registration.unregister();
    for (const name of await copies()) await caches.delete(name);
  };

  keep.addEventListener("click", async () => {
    keep.disabled = true;
    say("busy");
    try {
      const { trustedTypes } = window;
      policy ??= trustedTypes?.createPolicy("bowout-offline", { createScriptURL: fromHere }) ?? { createScriptURL: fromHere };
      await take(); // what was left of an earlier copy
      // A worker that was taken away lives on while pages of it are open, and would be taken for a new one.
      await activated(await workers.register(policy.createScriptURL(String(Date.now()))));
      show(true);
      say("done");
      remove.focus();
    } catch {
      await take();
      say("failed");
    }
    keep.disabled = false;
  });
  remove.addEventListener("click", async () => {
    await take();
    show(false);
    say("removed");
    keep.focus();
  });

  if (!workers || !window.caches || !isSecureContext) return say("cannot");
  ours().then(async (found) => show(found.length > 0 && (await copies()).length > 0)).catch(() => say("cannot"));
})();
