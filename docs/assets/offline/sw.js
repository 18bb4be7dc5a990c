// @ts-check
/*
 * The guide on a reader's own device, for a reader who asked for it. The network comes first: what is read
 * is what stands on the site today. Without a network, or where it is very slow, the kept copy answers: one
 * whole version, never parts of two. It is fetched when the reader asks, and again when the site has changed.
 */
(() => {
  "use strict";

  const sw = /** @type {any} */ (self);
  const VERSION = "{version}";
  const FILES = /** @type {string[]} */ (JSON.parse('{files}'));
  const PREFIX = "bowout-offline-";
  const PATIENCE = 4000; // ms
  const scope = sw.registration.scope;
  const known = new Set(FILES.map((path) => new URL(path, scope).href));

  const keep = async () => {
    const cache = await caches.open(PREFIX + VERSION);
    for (let i = 0; i < FILES.length; i += 20)
      await cache.addAll(FILES.slice(i, i + 20).map((path) => new Request(new URL(path, scope), { cache: "no-store" })));
    await sw.skipWaiting();
  };
  const dropOthers = async () => {
    for (const name of await caches.keys())
      if (name.startsWith(PREFIX) && name !== PREFIX + VERSION) await caches.delete(name);
    await sw.clients.claim();
  };

  /** The address as it is kept: without what comes after ? or #. */
  const plain = (/** @type {string} */ address) => address.split(/[?#]/)[0];
  const kept = async (/** @type {Request} */ request) => {
    const cache = await caches.open(PREFIX + VERSION);
    return (await cache.match(plain(request.url))) || (request.mode === "navigate" && (await cache.match(new URL("404.html", scope).href)));
  };
  const answer = async (/** @type {Request} */ request) => {
    const fresh = fetch(request);
    const late = new Promise((done) => setTimeout(done, PATIENCE)).then(() => kept(request));
    try {
      return (await Promise.race([fresh, late.then((copy) => copy || fresh)])) || (await fresh);
    } catch (error) {
      const copy = await kept(request);
      if (copy) return copy;
      throw error;
    }
  };

  sw.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keep()));
  sw.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(dropOthers()));
  sw.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    if (request.method === "GET" && (request.mode === "navigate" || known.has(plain(request.url))) && request.url.startsWith(scope))
      event.respondWith(answer(request));
  });
})();
