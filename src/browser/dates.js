// Times in the reader's own format, in the newsroom's zone: `2023年4月25日 15:32` becomes `April 25, 2023 at 3:32 PM` for a
// reader whose English is American. The moment in the reader's own zone is a touch away, as the element's title.
//
// It stands in the page, so that it is done before the page is first painted: nothing moves when the app arrives. A
// browser's first format costs a slow phone a tenth of a second, so none is made where nobody will see a difference. The app
// calls it for the pages that it makes (`dates.rs`). The build puts it into embed.js too (`xtask/src/hook/embed.rs`), which calls
// it for stories on partners' pages: there it is a module's own, and nobody else's.
function kanbaoDates(root, isLate) {
  "use strict";
  var formats = {};
  var waits = false;
  function format(lang, zone, isDay) {
    var key = [lang, zone, isDay].join();
    var style = { dateStyle: "long", timeStyle: isDay ? undefined : "short", timeZone: zone };
    return (formats[key] = formats[key] || new Intl.DateTimeFormat(lang, style));
  }
  // Which script a tag means. The browser knows it, but to ask it takes a while, and Chinese has two that tell themselves.
  function script(tag) {
    if (/^zh\b/i.test(tag)) return /-hant\b|^..-(tw|hk|mo)\b/i.test(tag);
    return new Intl.Locale(tag).maximize().script;
  }
  // Words in a language are for readers of that language, in that script.
  function own(tag) {
    return navigator.languages.find(function (other) {
      var isSame = tag.split("-")[0].toLowerCase() === other.split("-")[0].toLowerCase();
      return isSame && (tag === other || script(tag) === script(other));
    });
  }
  root.querySelectorAll("time[datetime*=T]:not([title])").forEach(function (time) {
    // Where the browser cannot, the newsroom's own format stays: older ones know no zones by their offset.
    try {
      var lang = own(time.closest("[lang]").lang);
      if (!lang) return;
      // This is how the press writes Simplified Chinese: nothing will change but the title, which need not hold up the page.
      if (!isLate && /^zh(-hans)?(-cn)?$/i.test(lang)) {
        waits = true;
        return;
      }
      var written = time.getAttribute("datetime");
      var moment = new Date(written);
      var zone = /z$/i.test(written) ? "UTC" : written.slice(-6);
      if (!isLate) time.firstChild.data = format(lang, zone, time.hasAttribute("data-day")).format(moment);
      time.title = format(lang).format(moment);
    } catch (_) {}
  });
  if (waits) {
    (window.requestIdleCallback || setTimeout)(function () {
      kanbaoDates(root, true);
    });
  }
}
// A page's script has the window for its `this`, and a module has none.
if (this) kanbaoDates(document);
