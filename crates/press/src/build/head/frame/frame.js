// Of a page in a partner's <iframe>: takes the theme from the address, opens the cards of third parties, and tells the host
// page how high it is (docs/embed.md, "Messages"). The host's origin is unknown and a height is no secret, so it is told to
// whoever frames us.
(() => {
  const page = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  page.addEventListener("click", ({ target }) => {
    const card = target.closest("[data-action=load-embed]");
    // Of cards.js, which the press puts before this.
    if (card) open(card);
  });
  if (parent === window) return;
  const pym = asked.get("childId");
  // WordPress gives a frame that it has made of an address a secret, and lets it open nothing itself.
  const [, secret] = /^#\?secret=(\w+)$/.exec(location.hash) || [];
  const tellWordPress = (message, value) => secret && parent.postMessage({ message, value, secret }, "*");
  page.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href]");
    if (link) tellWordPress("link", link.href);
  });
  let [before, told, since, room, first, stood] = [0, 0, 0, 0, 0, 0];
  const tell = () => {
    const { width, height: exact } = page.getBoundingClientRect();
    const height = Math.ceil(exact);
    const isOfWidth = width !== room;
    room = width;
    // Safari lays out a frame that is not shown too, without any width: as high as it is nowhere else.
    if (!width || !height || height === told) return;
    // Where the host page's scroll bar comes with one height and goes with the other, it keeps the larger. What a reader opens
    // and closes takes none of the width.
    if (isOfWidth && height === before && height < told && performance.now() - since < 500) return;
    [before, told, since] = [told, height, performance.now()];
    first ||= innerHeight;
    say();
    // A host that has not followed by then leaves something to scroll to.
    setTimeout(fit, 500);
  };
  const say = () => {
    parent.postMessage({ kanbao: 1, type: "height", height: told }, "*");
    if (pym !== null) parent.postMessage(`pymxPYMx${pym}xPYMxheightxPYMx${told}`, "*");
    tellWordPress("height", told);
  };
  // In a frame that is as high as it says a scroll bar is of no use, and would make the page so narrow that it stays.
  const fit = () => {
    page.style.overflowY = innerHeight === told ? "hidden" : "";
    // A host page that is patched to what its server has written loses the height that it had set: the frame is as high as at first.
    // A host that makes it lower otherwise means it.
    if (stood === told && innerHeight !== told && innerHeight === first) say();
    stood = innerHeight;
  };
  addEventListener("message", ({ source, data }) => {
    const width = typeof data === "string" && pym !== null && data.startsWith(`pymxPYMx${pym}xPYMxwidthxPYMx`);
    const ready = secret && data?.secret === secret && data.message === "ready";
    if (source !== parent || !(width || ready || (data?.kanbao === 1 && data.type === "hello"))) return;
    told = 0;
    tell();
  });
  // A frame below the window is not laid out until the reader comes near, and nothing is observed there; who asks for a height
  // has it.
  for (const moment of ["DOMContentLoaded", "load"]) addEventListener(moment, tell);
  new ResizeObserver(tell).observe(page);
  addEventListener("resize", fit);
})();
