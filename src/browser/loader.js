// Loads the app: at once where the page is still to be made, and where the press has made it, when the browser has nothing
// else to do or the reader first does something. What it cannot load, and what stops later, `arrival.js` speaks of: a panic of
// the app is a trap in WebAssembly.
//
// A file of its own, which comes while the page is painted. Of a page that is left for another there is nothing to load.
(function (page, arrived) {
  "use strict";
  if (!arrived) return;
  arrived.loads = true;
  var root = page.documentElement;
  // The script that the reader has chosen.
  function stored() {
    try {
      return localStorage.getItem("kanbao:script");
    } catch (_) {}
  }
  // In a page that nobody sees there is no frame to wait for, until somebody does. A click may come before: what it finds then on
  // the document listens already.
  var started = false;
  function painted() {
    setTimeout(start);
  }
  if (arrived.own) {
    requestAnimationFrame(painted);
    addEventListener("click", start, true);
  } else start();

  function start() {
    if (started) return;
    started = true;
    removeEventListener("click", start, true);
    // The app's two files, the styles that some pages lack, the words of the interface.
    var files = page.querySelector("meta[name=kanbao-app]").content.split(" ");
    var hints = ["pointerover", "pointerdown", "touchstart", "keydown", "focusin", "popstate"];
    var begun = false;

    var chosen = stored();
    if (chosen) root.setAttribute("data-script", chosen);
    // A page that the browser had put away may be from before the choice.
    addEventListener("pageshow", function (event) {
      var now = event.persisted && stored();
      if (now && now !== root.getAttribute("data-script")) location.reload();
    });
    // What is loaded for who asks for it. A link leads where it says where there is no more to be had.
    page.addEventListener("click", function (event) {
      var asked = arrived.clicked(event, "[data-action=embed],[data-action=load-embed]");
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
      Promise.all([import(files[0]), import(files[3]), new Promise(dress)])
        .then(function (come) {
          arrived.words = come[1].default;
          return come[0].default({ module_or_path: files[1] });
        })
        .catch(function (error) {
          // Nobody else would say why.
          console.error(error);
          arrived.stop();
        });
    }

    function trapped(event) {
      var error = event.error || event.reason;
      if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) arrived.stop();
    }

    addEventListener("error", trapped);
    addEventListener("unhandledrejection", trapped);
    if (!arrived.own) return begin();

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
})(document, window.kanbaoPage);
