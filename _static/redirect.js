/* On the page of an alias: follow its link, with the query and the fragment of the address, which a refresh would drop. */
(() => {
  "use strict";
  const target = new URL(document.querySelector("main a").href);
  target.search = window.location.search;
  target.hash ||= window.location.hash;
  window.location.replace(target.href);
})();
