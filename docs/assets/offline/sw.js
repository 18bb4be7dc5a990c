// @ts-check
/*
 * The guide on a reader's own device, for a reader who asked for it. The network comes first: what is read
 * is what stands on the site today. Without a network, or where it is very slow, the kept copy answers: one
 * whole version, never parts of two. It is fetched when the reader asks, and again when the site has changed;
 * the new one takes over once no page of the old one is open.
 */
(() => {
  "use strict";

  const sw = /** @type {any} */ (self);
  const VERSION = "{version}";
  const FILES = /** @type {string[]} */ (JSON.parse('{files}'));
  const PATIENCE = 4000; // ms
  const scope = sw.registration.scope;
  const OURS = `bowout-offline ${scope} `; // as in offline.js
  const COPY = OURS + VERSION;
  const address = (/** @type {string} */ path) => new URL(path, scope).href;
  const known = new Set(FILES.map(address));
  /** Pages that came from the copy, by their ids: all they load comes from it too. */
  const fromCopy = new Set();

  /** Makes no empty copy where there is none, as open() would. */
  const find = (/** @type {string} */ url) => caches.match(url, { cacheName: COPY, ignoreVary: true });
  const digest = (/** @type {ArrayBuffer} */ data) => crypto.subtle.digest("SHA-256", data);
  /** Whether every byte of this version is there: the version is the digest of all of them (see offline.py). */
  const whole = async () => {
    const parts = [];
    for (const path of FILES) {
      const file = await find(address(path));
      if (!file) return false;
      parts.push(`${path}\0`, await digest(await file.arrayBuffer()));
    }
    const bytes = new Uint8Array(await digest(await new Blob(parts).arrayBuffer()));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").startsWith(VERSION);
  };
  const keep = async () => {
    const isFirst = !(await caches.keys()).some((name) => name.startsWith(OURS));
    if (isFirst) await sw.skipWaiting(); // no page has anything of another version
    if (await whole()) return;
    try {
      const cache = await caches.open(COPY);
      for (let i = 0; i < FILES.length; i += 20)
        await cache.addAll(FILES.slice(i, i + 20).map((path) => new Request(address(path), { cache: "no-store" })));
      if (!(await whole())) throw new Error("The site changed while it was fetched.");
    } catch (error) {
      await caches.delete(COPY);
      throw error;
    }
  };
  const dropOthers = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== COPY) await caches.delete(name);
    await sw.clients.claim();
  };
  /** Let a newer copy take over, if no page of this one stays open: the one that is being left was the last. */
  const handOver = async (/** @type {string} */ next, /** @type {Promise<unknown>} */ given) => {
    const open = await sw.clients.matchAll(); // before the next page is one of them
    await given;
    if (open.length < 2 && !fromCopy.has(next)) sw.registration.waiting?.postMessage("take over");
  };

  /** The address as it is kept: without what comes after ? or #. */
  const plain = (/** @type {string} */ url) => url.split(/[?#]/)[0];
  const kept = async (/** @type {Request} */ request) => {
    const copy = (await find(plain(request.url))) || (request.mode === "navigate" ? await find(address("404.html")) : undefined);
    if (!copy) return undefined;
    // a browser that took this for fresh would also give it to the next page, past this worker
    const headers = new Headers(copy.headers);
    headers.set("Cache-Control", "no-cache");
    return new Response(copy.body, { status: copy.status, statusText: copy.statusText, headers });
  };
  const answer = async (/** @type {any} */ { request, clientId, resultingClientId }) => {
    const isPage = request.mode === "navigate";
    const own = !isPage && fromCopy.has(clientId) && (await kept(request));
    if (own) return own;
    // the parts of today's page are today's too, and not what the browser itself still has of another day
    const fresh = isPage ? fetch(request) : fetch(request, { cache: "no-cache" });
    const late = () => new Promise((done) => setTimeout(done, PATIENCE));
    const first = await (isPage ? Promise.race([fresh, late()]) : fresh).catch(() => null);
    if (first) return first;
    const copy = await kept(request);
    if (!copy) return fresh;
    fresh.catch(() => {}); // it came too late
    if (isPage) fromCopy.add(resultingClientId);
    return copy;
  };

  sw.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keep()));
  sw.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(dropOthers()));
  sw.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(sw.skipWaiting()));
  sw.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const isPage = request.mode === "navigate";
    if (request.method !== "GET" || !request.url.startsWith(scope) || !(isPage || known.has(plain(request.url)))) return;
    const given = answer(event);
    event.respondWith(given);
    if (isPage) event.waitUntil(handOver(event.resultingClientId, given).catch(() => {}));
  });
})();
