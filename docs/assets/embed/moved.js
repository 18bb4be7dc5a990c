// @ts-check
/* On a page that has moved: goes on at once, and takes along what stands behind the address, such as a school's id. */
(() => {
  "use strict";
  const link = document.querySelector("a");
  if (link) location.replace(link.href + location.search + location.hash);
})();
