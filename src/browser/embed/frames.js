// Our iframes on a partner's page, and the beginning.

/** Our iframes, those within shadow roots too. */
function frames(root = document) {
  return [...root.querySelectorAll("*")].flatMap((element) =>
    element.shadowRoot
      ? frames(element.shadowRoot)
      : element.localName === "iframe" && element.src.startsWith(`${HOME}/`)
        ? element
        : [],
  );
}

if (!customElements.get("kanbao-article")) customElements.define("kanbao-article", KanbaoArticle);
// Of two newsrooms each sizes its own; what is loaded twice does it twice.
addEventListener("message", ({ data, source, origin }) => {
  if (data?.kanbao !== 1 || data.type !== "height" || !Number.isInteger(data.height) || data.height < 1) return;
  const frame = frames().find((frame) => frame.contentWindow === source);
  // A frame in a sandbox has no origin.
  if (!frame || (origin !== HOME && !(origin === "null" && frame.hasAttribute("sandbox")))) return;
  const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.setProperty("height", `${data.height + border}px`, "important");
});
for (const frame of frames()) frame.contentWindow.postMessage({ kanbao: 1, type: "hello" }, "*");
