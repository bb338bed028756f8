// Times in the reader's own format, in the newsroom's zone: `2023年4月25日 15:32` becomes `April 25, 2023 at 3:32 PM` for a
// reader whose English is American. The moment in the reader's own zone is a touch away, as the element's title.
//
// It stands in the page, so that it is done before the page is first painted: nothing moves when the app arrives. The app
// calls it for the pages that it makes (`dates.rs`). The build puts it before embed.js too (`xtask/src/hook.rs`), which calls
// it for stories on partners' pages: there it is a module's own, and nobody else's.
function kanbaoDates(root) {
  "use strict";
  // Words in a language are for readers of that language, in that script: Chinese has two.
  function own(tag) {
    var lang = new Intl.Locale(tag).maximize();
    return navigator.languages.find(function (tag) {
      var other = new Intl.Locale(tag).maximize();
      return other.language === lang.language && other.script === lang.script;
    });
  }
  root.querySelectorAll("time[datetime*=T]:not([title])").forEach(function (time) {
    // Where the browser cannot, the newsroom's own format stays: older ones know no zones by their offset.
    try {
      var written = time.getAttribute("datetime");
      var lang = own(time.closest("[lang]").lang);
      if (!lang) return;
      var style = { dateStyle: "long", timeStyle: "short" };
      var here = new Intl.DateTimeFormat(lang, style).format(new Date(written));
      if (time.hasAttribute("data-day")) delete style.timeStyle;
      style.timeZone = /z$/i.test(written) ? "UTC" : written.slice(-6);
      time.firstChild.data = new Intl.DateTimeFormat(lang, style).format(new Date(written));
      time.title = here;
    } catch (_) {}
  });
}
// A page's script has the window for its `this`, and a module has none.
if (this) kanbaoDates(document);
