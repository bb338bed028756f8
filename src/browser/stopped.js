// The app cannot say itself that it has stopped: it may never have begun, in an old browser or after a blocked or broken
// download, and a panic is a trap in WebAssembly. What is on the page stays, and its links are the browser's again.
(function (page) {
  var root = page.documentElement;
  function stopped(event) {
    var error = event && (event.error || event.reason);
    var trapped = error && typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
    var from = event && event.target;
    var ours = !from || !from.tagName || from.tagName === "SCRIPT" || from.tagName === "LINK";
    var notice = page.getElementById("stopped");
    if (!notice || !(trapped || (ours && !root.hasAttribute("data-alive")))) return;
    root.setAttribute("data-stopped", "");
    notice.hidden = false;
    var skeleton = page.getElementById("first");
    if (skeleton) skeleton.hidden = true;
  }
  addEventListener("error", stopped, true);
  addEventListener("unhandledrejection", stopped);
  if (typeof WebAssembly !== "object" || !("noModule" in page.createElement("script"))) {
    addEventListener("DOMContentLoaded", stopped);
  }
})(document);
