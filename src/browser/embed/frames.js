// Our iframes on a partner's page, and the beginning.

/** Our iframes, those within shadow roots too, and what else has come from us. Not every `src` is an address: a form has its
 * fields by their names. */
function frames(root = document) {
  return [...root.querySelectorAll("*")].flatMap((element) =>
    element.shadowRoot
      ? frames(element.shadowRoot)
      : element.src?.startsWith?.(`${HOME}/`)
        ? element
        : [],
  );
}

if (!customElements.get("kanbao-article")) customElements.define("kanbao-article", KanbaoArticle);
// Of two newsrooms each sizes its own; what is loaded twice does it twice.
addEventListener("message", ({ data, source, origin }) => {
  if (data?.kanbao !== 1 || data.type !== "height" || !Number.isInteger(data.height) || data.height < 1) return;
  for (const frame of frames()) {
    // A frame in a sandbox has no origin.
    if (frame.contentWindow === source && (origin === HOME || (origin === "null" && frame.hasAttribute("sandbox")))) {
      const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.setProperty("height", `${data.height + border}px`, "important");
    }
  }
});
for (const frame of frames()) frame.contentWindow?.postMessage({ kanbao: 1, type: "hello" }, "*");
