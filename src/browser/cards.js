// Things of third parties, once the reader has asked for them: on our own pages (loader.js) and on partners', where it comes
// to embed.js when it is wanted, and stands in the page that an iframe shows (press, `build/head/frame/mod.rs`).

/** Puts the page that a card links to in the card that the button stands in. */
export function open(button) {
  const card = button.closest("[part~=embed]");
  if ("loaded" in card.dataset) return;
  const { url, title, shape } = card.dataset;
  let own;
  try {
    own = new URL(url).origin === location.origin;
  } catch {
    // Nobody can show what has no address: it is offered no longer, and the link is as it is without scripts.
    card.querySelector(".ask").remove();
    card.querySelector("a").focus();
    return;
  }
  const frame = document.createElement("iframe");
  frame.title = title;
  // A page of the origin that it is shown on must not be given both: with both it could take the sandbox off.
  frame.setAttribute("sandbox", own ? "allow-scripts" : "allow-scripts allow-same-origin allow-popups allow-forms");
  // Players want to know which site they are on, and are not told which page.
  frame.referrerPolicy = "strict-origin";
  frame.allow = "fullscreen";
  // Where none is said, that of the style sheet stays.
  frame.style.aspectRatio = shape;
  frame.src = url;
  card.append(frame);
  // The question is answered, and the style sheet hides it: who asked by keyboard goes on in the page that they asked for.
  card.dataset.loaded = "";
  frame.focus();
}
