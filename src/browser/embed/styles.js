// The newsroom's styles within a partner's page.

/** Style sheets by their text: one for all elements of a document. */
let sheets = new WeakMap();

/** The newsroom's styles, for a shadow root: its own root for the page's, and the reader's size of letters for the host's. */
function sheet(styles, root, page) {
  // A frame that is loaded anew keeps its window, and not its document.
  const view = page.defaultView;
  const made = sheets.get(page) || new Map();
  sheets.set(page, made);
  if (!made.has(styles)) {
    const rem = parseFloat(view.getComputedStyle(root).fontSize) || 16;
    // A sheet is of the document that its window shows, and of no other's use.
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(
      `@layer outer{html{all:initial;display:block}:host{display:block}}` +
        styles.replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${size * rem}px`) +
        `:host([hidden]),[hidden]{display:none!important}`,
    );
    made.set(styles, sheet);
  }
  return made.get(styles);
}
