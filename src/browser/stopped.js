// Before the app is alive nothing else can say that it will not be: an old browser, a blocked or broken download.
(function (page) {
  var root = page.documentElement;
  function stopped(event) {
    var target = event && event.target;
    var ours = !target || target === window || target.tagName === "SCRIPT" || target.tagName === "LINK";
    var notice = page.getElementById("stopped");
    if (root.hasAttribute("data-alive") || !ours || !notice) return;
    notice.hidden = false;
    page.getElementById("first").hidden = true;
  }
  addEventListener("error", stopped, true);
  addEventListener("unhandledrejection", stopped);
  if (typeof WebAssembly !== "object" || !("noModule" in page.createElement("script"))) {
    addEventListener("DOMContentLoaded", stopped);
  }
})(document);
