// What a partner's page loads (docs/embed.md): sizes our iframes there, and defines <kanbao-article>.
//
// It has no state but the element's own, and touches nothing of the page around it. What it puts there comes from where
// it came from itself, parsed where no script runs; whatever fails, the link within the element stays.
//
// The build makes one module of this folder's files (`xtask/src/hook/embed.rs`), since a partner's page is to wait for one
// and no more. First in it is `../dates.js`: a module cannot import what is a script in our own pages.
//
// This file fetches stories, once each, and makes them fit for a page of somebody else's.

const HOME = new URL(import.meta.url).origin;
const PATIENCE = 30_000;
const TRUSTED = { createHTML: (html) => html };

/** Finished pages in use or under way, by address: fetched once, and let go with the last element that shows them. */
const pages = new Map();
let policy;

function take(url, signal) {
  let page = pages.get(url);
  if (!page) {
    const stop = new AbortController();
    page = { users: 0, stop, content: read(url, stop) };
    pages.set(url, page);
    page.content.catch(() => forget(url, page));
  }
  page.users += 1;
  signal.addEventListener("abort", () => {
    page.users -= 1;
    // Who takes the same page again at once has it still.
    setTimeout(() => {
      if (page.users) return;
      page.stop.abort();
      forget(url, page);
    });
  });
  return page.content;
}

function forget(url, page) {
  if (pages.get(url) === page) pages.delete(url);
  if (!pages.size) sheets = new WeakMap();
}

async function read(url, stop) {
  const late = setTimeout(() => stop.abort(), PATIENCE);
  const answer = await fetch(url, { signal: stop.signal });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  let styles = "";
  // A browser would read the styles here, only to throw them away.
  const html = (await answer.text()).replace(/<style([^>]*)>(.*?)<\/style>/gs, (_, frame, style) => {
    if (!frame) styles += style;
    return "";
  });
  policy ||= globalThis.trustedTypes?.createPolicy("kanbao", TRUSTED) || TRUSTED;
  const parsed = new DOMParser().parseFromString(policy.createHTML(html), "text/html").documentElement;
  // Chromium never lets go of a document with a film in it.
  parsed.remove();
  if (!parsed.querySelector(".column > article + [part~=original] a")) throw new Error(`${url}: no article`);
  mend(parsed, url);
  // Until then the browser would hold what was parsed.
  clearTimeout(late);
  return { parsed, styles };
}

/** Makes every address whole, and every link one that leaves the page around it alone. */
function mend(page, url) {
  const whole = (written, comma, address) => {
    try {
      return comma + new URL(address, url).href;
    } catch {
      // What leads nowhere is no reason to show nothing.
      return written;
    }
  };
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/.test(name)) element.removeAttribute(name);
      else if (/^(href|src|srcset|poster)$/.test(name)) {
        // One address, or several, each but the last with its width behind it (`srcset`).
        element.setAttribute(name, value.replace(/(^|\dw,\s+)(\S+)/g, whole));
      }
    }
    if (element.localName === "a") {
      element.target = "_blank";
      element.relList.add("noopener");
    }
    // The page around it has a heading of its own above all of these.
    const [, level] = /^h(\d)$/.exec(element.localName) || [];
    if (level) element.setAttribute("aria-level", +level + 1);
  }
}
