// @ts-check
/* Keep the guide on this device, or take it away again. Nothing happens before a button is pressed. */
(() => {
  "use strict";

  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
  if (!root) return;
  const one = (/** @type {string} */ name) => /** @type {any} */ (root.querySelector(`[data-${name}]`));
  const [keep, remove, status] = ["keep", "remove", "status"].map(one);
  const say = (/** @type {string} */ key) => {
    status.textContent = root.getAttribute(`data-say-${key}`) ?? "";
  };
  const workers = navigator.serviceWorker;
  const address = new URL(root.dataset.worker ?? "", location.href).href;
  const ours = async () => (await workers.getRegistrations()).filter(({ scope }) => address.startsWith(scope));

  const show = (/** @type {boolean} */ has) => {
    keep.hidden = has;
    remove.hidden = !has;
  };

  /** Done when the copy is whole; a copy that could not be made whole is none. */
  const whole = (/** @type {ServiceWorkerRegistration} */ { installing, waiting }) =>
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
    for (const name of await caches.keys()) if (name.startsWith("bowout-offline-")) await caches.delete(name);
  };

  keep.addEventListener("click", async () => {
    keep.disabled = true;
    say("busy");
    try {
      const { trustedTypes } = /** @type {any} */ (window);
      const policy = trustedTypes?.createPolicy("bowout-offline", { createScriptURL: () => address });
      await whole(await workers.register(policy ? policy.createScriptURL("") : address));
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
  ours().then((found) => show(found.length > 0), () => say("cannot"));
})();
