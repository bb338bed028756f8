// What a partner's page loads (docs/embed.md): sizes our iframes there, and defines <kanbao-article>.
//
// It has no state but the element's own, and touches nothing of the page around it. What it puts there comes from where
// it came from itself, parsed where no script runs; whatever fails, the link within the element stays.
//
// The build puts dates.js before it (`xtask/src/hook.rs`): a module cannot import what is a script in our own pages.

const NAME = "kanbao-article";
const HOME = new URL(import.meta.url).origin;
const PATIENCE = 30_000;
/** Pixels beyond the window in which an element is near. */
const NEAR = 600;

/** Finished pages in use or under way, by address: fetched once, and let go with the last element that shows them. */
const pages = new Map();
/** Style sheets by their text: one for all elements of a document. */
let sheets = new WeakMap();
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
    if (page.users) return;
    page.stop.abort();
    forget(url, page);
  });
  return page.content;
}

function forget(url, page) {
  if (pages.get(url) === page) pages.delete(url);
  if (!pages.size) sheets = new WeakMap();
}

async function read(url, stop) {
  const late = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(url, { signal: stop.signal });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    let styles = "";
    // A browser would read the styles here, only to throw them away.
    const html = (await answer.text()).replace(/<style([^>]*)>(.*?)<\/style>/gs, (_, frame, style) => {
      if (!frame) styles += style;
      return "";
    });
    policy ||= globalThis.trustedTypes?.createPolicy("kanbao", { createHTML: (html) => html }) || {
      createHTML: (html) => html,
    };
    const parsed = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
    if (!parsed.querySelector("article") || !parsed.querySelector("[part~=original] a")) {
      throw new Error(`${url}: no article`);
    }
    mend(parsed.body, url);
    return { parsed, styles };
  } finally {
    clearTimeout(late);
  }
}

/** Makes every address whole, and every link one that leaves the page around it alone. */
function mend(body, url) {
  const whole = (address) => new URL(address, url).href;
  for (const element of body.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith("on")) element.removeAttribute(name);
      else if (/^(href|src|poster)$/.test(name)) element.setAttribute(name, whole(value));
      else if (name === "srcset") {
        element.srcset = value.replace(/(^|,\s+)(\S+)/g, (_, comma, address) => comma + whole(address));
      }
    }
    if (element.localName === "a") {
      element.target = "_blank";
      element.rel = "noopener";
    }
    if (element.localName === "h1") element.setAttribute("aria-level", "2");
  }
}

/** The newsroom's styles, for a shadow root: its own root for the page's, and the reader's size of letters for the host's. */
function sheet(styles, root, view) {
  if (!sheets.has(view)) sheets.set(view, new Map());
  const made = sheets.get(view);
  if (!made.has(styles)) {
    const rem = parseFloat(view.getComputedStyle(root).fontSize) || 16;
    // A sheet is of the document that its window shows, and of no other's use.
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(
      `@layer outer{html{all:initial;display:block}:host{display:block}}` +
        styles
          .replaceAll(":root", "html")
          .replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${size * rem}px`)
          .replace(
            /--(paper|ink|soft|rule|accent|card|text|chrome|headline|leading|measure|serif|sans):([^;}]+)/g,
            "--$1:var(--kanbao-$1,$2)",
          ) +
        `[hidden]{display:none!important}`,
    );
    made.set(styles, sheet);
  }
  return made.get(styles);
}

/** Hides elements that can be seen, and shows those that cannot. */
function toggle(elements) {
  for (const element of elements) element.hidden = !element.hidden;
}

/** Whether a tag's Chinese is written in Traditional characters. */
const traditional = (tag) => /-(hant|tw|hk|mo)\b/i.test(tag);

class KanbaoArticle extends HTMLElement {
  static observedAttributes = ["src", "lang", "theme", "parts", "expand"];
  #near;
  #life;
  #root;
  #shown;

  connectedCallback() {
    if (this.#near || this.#life) return;
    // What is near already need not wait for the next frame.
    for (const { top, bottom } of this.getClientRects()) {
      if (bottom > -NEAR && top < innerHeight + NEAR) return void this.#load();
    }
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#near.disconnect();
        this.#near = undefined;
        this.#load();
      },
      { rootMargin: `${NEAR}px` },
    );
    this.#near.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      // What was only moved is back already, and keeps what it shows.
      if (this.isConnected) return;
      this.#near?.disconnect();
      this.#life?.abort();
      this.#near = this.#life = this.#shown = undefined;
      this.#link();
    });
  }

  /** In another document the story needs that one's styles. It is not there yet when this is called. */
  adoptedCallback() {
    queueMicrotask(() => this.#shown && this.#show());
  }

  attributeChangedCallback(name, before, now) {
    // Before it is near, there is nothing to change.
    if (before === now || !this.#life) return;
    if (name === "src" || name === "lang" || !this.#shown) this.#load();
    else this.#show();
  }

  async #load() {
    this.#life?.abort();
    const { signal } = (this.#life = new AbortController());
    // A script may set it later.
    if (!this.hasAttribute("src")) return this.#link();
    try {
      const src = new URL(this.getAttribute("src"), this.baseURI);
      const [, script = "", id] = /^(\/han[st])?\/articles\/([a-z0-9-]+)(?:\.json|\/)$/.exec(src.pathname) || [];
      if (src.origin !== HOME || !id) throw new Error(`${src} is no article of ${HOME}`);
      let url = `${HOME}${script}/embed/${id}/`;
      let page = await take(url, signal);
      const { parsed } = page;
      const own = parsed.documentElement.lang;
      const { lang } = this;
      if (/^zh\b/i.test(lang) && /^zh\b/i.test(own) && traditional(lang) !== traditional(own)) {
        const other = [...parsed.querySelectorAll("link[hreflang]")].find(
          (link) => traditional(link.hreflang) === traditional(lang),
        );
        if (other && !signal.aborted) {
          url = new URL(other.getAttribute("href"), url).href;
          page = await take(url, signal);
        }
      }
      if (signal.aborted) return;
      this.#shown = page;
      this.#show();
      this.#say("ready", { id, url });
    } catch (error) {
      if (signal.aborted) return;
      this.#shown = undefined;
      this.#link();
      this.#say("error", { message: error.message });
    }
  }

  #say(name, detail) {
    return this.dispatchEvent(
      new CustomEvent(`kanbao:${name}`, { bubbles: true, composed: true, cancelable: name === "navigate", detail }),
    );
  }

  /** Shows what stands within the element, as before there was anything else. */
  #link() {
    if (!this.#root) return;
    this.#root.adoptedStyleSheets = [];
    this.#root.replaceChildren(document.createElement("slot"));
  }

  #show() {
    const { defaultView: view } = this.ownerDocument;
    // Nobody sees what stands in a document without a window.
    if (!view) return;
    const { parsed, styles } = this.#shown;
    const article = parsed.querySelector("article").cloneNode(true);
    const original = parsed.querySelector("[part~=original]").cloneNode(true);
    const column = parsed.createElement("div");
    column.className = "column";
    column.append(article, original);
    this.#choose(column);
    this.#fold(article, original);

    const root = document.importNode(parsed.documentElement, false);
    const body = document.importNode(parsed.body, false);
    const theme = this.getAttribute("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: "open" });
      this.#root.addEventListener("click", (event) => this.#click(event));
    }
    const probe = document.createElement("i");
    probe.style.all = "initial";
    this.#root.replaceChildren(probe);
    this.#root.adoptedStyleSheets = [sheet(styles, probe, view)];
    body.append(column);
    root.append(body);
    kanbaoDates(root);
    this.#root.replaceChildren(root);
  }

  /** Takes out the parts that are not asked for. The way to the original stays. */
  #choose(column) {
    // A story that is not for this page says where it is.
    const only = column.querySelector("[data-only]")?.dataset.only.split(" ");
    const parts = only?.includes(location.origin) === false ? ["headline"] : this.getAttribute("parts")?.match(/\S+/g);
    if (!parts) return;
    const kept = [...parts, "original"].map((part) => `[part~="${CSS.escape(part)}"]`).join();
    for (const element of column.querySelectorAll("*")) {
      if (!element.closest(kept) && !element.querySelector(kept)) element.remove();
    }
  }

  /** Leaves the beginning, and a button for the rest. A story that is new leaves the rest for later: to lay it out takes a
   * slow phone a tenth of a second, and it is below the window. */
  #fold(article, { dataset: { more } }) {
    const folds = more && this.hasAttribute("expand");
    if (!folds && this.#root) return;
    const rest = article.querySelectorAll(`[part~=body] > :nth-child(n + ${folds ? 3 : 7}), article > footer`);
    toggle(rest);
    if (!folds) return void setTimeout(toggle, 50, rest);
    if (!rest.length) return;
    const button = article.ownerDocument.createElement("button");
    button.type = "button";
    button.part = "expand";
    button.textContent = more;
    article.append(button);
  }

  #click(event) {
    const { target } = event;
    const link = target.closest("a[href]");
    if (link && !this.#say("navigate", { href: link.href })) event.preventDefault();
    const card = target.closest("[data-action=load-embed]");
    if (card) import("./cards.js").then((cards) => cards.open(card));
    const button = target.closest("[part~=expand]");
    if (!button) return;
    const rest = this.#root.querySelectorAll("[hidden]");
    toggle(rest);
    button.remove();
    rest[0].tabIndex = -1;
    rest[0].focus({ preventScroll: true });
  }
}

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

if (!customElements.get(NAME)) {
  customElements.define(NAME, KanbaoArticle);
  addEventListener("message", ({ data, source, origin }) => {
    if (data?.kanbao !== 1 || data.type !== "height" || !Number.isInteger(data.height) || data.height < 1) return;
    const frame = frames().find((frame) => frame.contentWindow === source);
    // A frame in a sandbox has no origin.
    if (!frame || (origin !== HOME && !(origin === "null" && frame.hasAttribute("sandbox")))) return;
    const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.setProperty("height", `${data.height + border}px`, "important");
  });
  for (const frame of frames()) frame.contentWindow.postMessage({ kanbao: 1, type: "hello" }, "*");
}
