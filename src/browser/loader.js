// Loads the app: at once where the page is still to be made, and where the press has made it, when the browser has nothing
// else to do or the reader first does something.
//
// It also says what the app cannot say itself: that it has not begun, in an old browser or after a blocked or broken
// download, or that it has stopped, since a panic is a trap in WebAssembly. A page that the press made needs no such word:
// it stays, and its links are the browser's again.
//
// A finished page is painted first: before that runs only what would otherwise be seen to happen.
(function (page) {
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

  // The script that the reader has chosen, for this page (the app reads it from the root) and for the pages to come. It is
  // kept here, since a link to the other script can be followed before the app has come.
  function stored() {
    try {
      return localStorage.getItem("kanbao:script");
    } catch (_) {}
  }
  var chosen = stored();
  var other = own && served.querySelector("[part~=script]");
  if (other && other.hreflang === chosen) return location.replace(other.href + location.search + location.hash);
  // Where the reader was, on the way back or after a reload: the app has kept it (storage.rs), and the browser was told not to.
  try {
    var place = own && typeof history.state === "string" && sessionStorage.getItem("kanbao:" + history.state);
    if (place) scrollTo(0, place);
  } catch (_) {}
  // In a page that nobody sees there is no frame to wait for, until somebody does. A click may come before: what it finds then on
  // the document listens already.
  var started = false;
  function painted() {
    setTimeout(start);
  }
  if (own) {
    requestAnimationFrame(painted);
    addEventListener("click", start, true);
  } else start();

  function start() {
    if (started) return;
    started = true;
    removeEventListener("click", start, true);
    var files = page.querySelector("meta[name=kanbao-app]").content.split(" ");
    var hints = ["pointerover", "pointerdown", "touchstart", "keydown", "focusin", "popstate"];
    var begun = false;

    function choose(tag) {
      root.setAttribute("data-script", tag);
    }
    if (chosen) choose(chosen);
    // A page that the browser had put away may be from before the choice.
    addEventListener("pageshow", function (event) {
      var now = event.persisted && stored();
      if (now && now !== root.getAttribute("data-script")) location.reload();
    });
    // What a plain click is on. Any other is the browser's: a new tab, a new window.
    function clicked(event, what) {
      var plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      return plain && event.target.closest && event.target.closest(what);
    }
    page.addEventListener(
      "click",
      function (event) {
        var link = clicked(event, "[part~=script]");
        if (!link) return;
        choose(link.hreflang);
        try {
          localStorage.setItem("kanbao:script", link.hreflang);
        } catch (_) {}
      },
      true,
    );

    // What is loaded for who asks for it. A link leads where it says where there is no more to be had.
    page.addEventListener("click", function (event) {
      var asked = clicked(event, "[data-action=embed],[data-action=load-embed]");
      if (!asked) return;
      event.preventDefault();
      import(asked.href ? "/embed-dialogue.js" : "/cards.js")
        .then(function (module) {
          return module.open(asked);
        })
        .catch(function () {
          if (asked.href) location.assign(asked.href);
        });
    });

    // A page from the press has the styles that it needs itself, and the app needs those of all pages.
    function dress(resolve, reject) {
      if (!files[2]) return resolve();
      var link = page.createElement("link");
      link.rel = "stylesheet";
      link.href = files[2];
      link.onload = resolve;
      link.onerror = reject;
      page.head.append(link);
    }

    function begin() {
      if (begun) return;
      begun = true;
      hints.forEach(function (hint) {
        removeEventListener(hint, begin, true);
      });
      Promise.all([import(files[0]), new Promise(dress)])
        .then(function (come) {
          return come[0].default({ module_or_path: files[1] });
        })
        .catch(stop);
    }

    function show(isShown) {
      if (served) served.style.display = isShown ? "" : "none";
    }

    function stop() {
      root.setAttribute("data-stopped", "");
      root.removeAttribute("data-alive");
      // The page that the reader came with, at its own address: all is there, as if there had been no app.
      if (served && served.isConnected && (own ? !path || isHere() : !known)) return show(true);
      if (served) served.remove();
      var skeleton = page.getElementById("first");
      if (skeleton) skeleton.remove();
      page.getElementById("stopped").hidden = false;
    }

    function trapped(event) {
      var error = event.error || event.reason;
      if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) stop();
    }

    addEventListener("error", trapped);
    addEventListener("unhandledrejection", trapped);
    if (!own) {
      show(false);
      return begin();
    }

    // A reader who saves data reads pages, and does not pay for an app and for what it fetches on a hint.
    if (navigator.connection && navigator.connection.saveData) return;
    hints.forEach(function (hint) {
      addEventListener(hint, begin, { capture: true, passive: true });
    });
    function rest() {
      (window.requestIdleCallback || setTimeout)(begin);
    }
    if (page.readyState === "complete") rest();
    else addEventListener("load", rest);
  }
})(document);
