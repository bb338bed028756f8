// What a page is when it arrives, before it is painted: only what would otherwise be seen to happen. It stands in the page,
// where every byte is waited for; all else is in `loader.js`, which comes beside it.
//
// It also says what the app cannot say itself: that it has not begun, in an old browser or after a blocked or broken
// download, or that it has stopped. A page that the press made needs no such word: it stays, and its links are the browser's
// again.
var kanbaoPage = (function (page) {
  "use strict";
  var root = page.documentElement;
  var served = page.getElementById("served");
  var path = served && served.getAttribute("data-path");
  // Whether the address is that of the page. It may lack the last slash or have one too many, name the file, or be escaped.
  function isHere() {
    var here = location.pathname;
    try {
      here = decodeURI(here);
    } catch (_) {}
    return path === "*" || path === (here.replace(/\/index\.html$/, "") + "/").replace(/\/+/g, "/");
  }
  // A host may answer with its front page, or, where stories come from elsewhere, with the page for what is missing (which is
  // nobody's own then): the app knows better. At an address that no page of a paper has it may be a copy that somebody has
  // kept, in an archive or as a file: it is out of sight until the app is there, and is shown if it is not to be had.
  var known = /^\/(hans|hant)(\/|$)|^\/(articles|channels)\/./.test(location.pathname);
  var own = path ? isHere() : served && !known;
  // A page that the app has shown, in a copy that somebody has kept as it stood, scripts and all: there is no other.
  var kept = page.querySelector("#app > .page:not(.ahead)");

  function stop() {
    root.setAttribute("data-stopped", "");
    root.removeAttribute("data-alive");
    if (kept) return;
    // The page that the reader came with, at its own address: all is there, as if there had been no app.
    if (served && served.isConnected && (own ? !path || isHere() : !known)) {
      served.style.display = "";
      return;
    }
    if (served) served.remove();
    var skeleton = page.getElementById("first");
    if (skeleton) skeleton.remove();
    page.getElementById("stopped").hidden = false;
  }
  var arrived = { own: own, stop: stop, clicked: clicked };
  var loader = page.getElementById("loader");
  loader.onerror = stop;
  // What came may be no script, or one that this browser cannot read.
  loader.onload = function () {
    if (!arrived.loads) stop();
  };
  if (served && !own) served.style.display = "none";

  // What a plain click is on. Any other is the browser's: a new tab, a new window.
  function clicked(event, what) {
    var plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    return plain && event.target.closest && event.target.closest(what);
  }
  // The script that the reader chooses, for this page (the app reads it from the root) and for the pages to come. It is kept
  // here, since a link to the other script can be followed before anything else has come.
  page.addEventListener(
    "click",
    function (event) {
      var link = clicked(event, "[part~=script]");
      // The second click of two is on the way back, which nobody meant.
      if (!link || event.detail > 1) return;
      root.setAttribute("data-script", link.hreflang);
      try {
        localStorage.setItem("kanbao:script", link.hreflang);
      } catch (_) {}
    },
    true,
  );

  try {
    // A page that is opened in the other script leads to the chosen one.
    var other = own && served.querySelector("[part~=script]");
    if (other && other.hreflang === localStorage.getItem("kanbao:script")) {
      var there = other.href + location.search + location.hash;
      if (typeof history.state === "string") {
        // The reader has been here: the entry of the history stays, and with it their place.
        history.replaceState(history.state, "", there);
        location.reload();
      } else location.replace(there);
      return;
    }
    // Where the reader was, on the way back or after a reload: the app has kept it (storage.rs), and the browser was told not to.
    var place = own && typeof history.state === "string" && sessionStorage.getItem("kanbao:" + history.state);
    if (place) {
      history.scrollRestoration = "manual";
      scrollTo(0, place);
    }
  } catch (_) {}
  return arrived;
})(document);
