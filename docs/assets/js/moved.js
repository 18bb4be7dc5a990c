// @ts-check
/*
 * On the page for addresses that don't exist: portals may still ask for a page at `…/s/<school>/`, where each school
 * had a copy of its own until November 30, 2026. Hosts that read `_redirects` lead on by themselves.
 */
(() => {
  "use strict";
  const [, page, school] = /^(.*\/embed\/v1\/[a-z-]+\/(?:[a-z0-9-]+\/){1,2})s\/([a-z0-9-]+)\/$/.exec(location.pathname) ?? [];
  if (!school) return;
  const asks = new URLSearchParams(location.search);
  asks.set("school", school);
  location.replace(`${page}?${asks}${location.hash}`);
})();
