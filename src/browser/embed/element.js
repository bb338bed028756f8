// The element.

/** Hides elements that can be seen, and shows those that cannot. */
function toggle(elements) {
  for (const element of elements) element.hidden = !element.hidden;
}

/** Whether a tag's Chinese is written in Traditional characters. */
const traditional = (tag) => /-hant\b|^..-(tw|hk|mo)\b/i.test(tag);

class KanbaoArticle extends HTMLElement {
  static observedAttributes = ["src", "lang", "theme", "parts", "expand"];
  #near;
  #life;
  #root;
  #shown;

  connectedCallback() {
    // What was moved may have come from another document.
    if (this.#shown) this.#dress();
    if (this.#near || this.#life) return;
    // What is in the window need not wait for the next frame.
    for (const { left, right, top, bottom } of this.getClientRects()) {
      if (right > 0 && left < innerWidth && bottom > 0 && top < innerHeight) return this.#load();
    }
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1).isIntersecting) this.#load();
      },
      // Near is so far beyond the window, and what scrolls around it on the page.
      { rootMargin: "600px", scrollMargin: "600px" },
    );
    this.#near.observe(this);
  }

  disconnectedCallback() {
    setTimeout(() => {
      // What was only moved is back already, a few promises later at most, and keeps what it shows.
      if (this.isConnected) return;
      this.#near?.disconnect();
      this.#life?.abort();
      this.#near = this.#life = undefined;
      this.#link();
    });
  }

  attributeChangedCallback(name, before, now) {
    // Before it is near, there is nothing to change.
    if (before === now || !this.#life) return;
    if (name === "src" || name === "lang" || this.#shown === 0) this.#load();
    // A film goes on, and what was opened stays. What is on its way comes as it is asked for then.
    else if (this.#shown) name === "theme" ? this.#tint(this.#root.firstChild) : this.#show();
  }

  async #load() {
    this.#near?.disconnect();
    this.#life?.abort();
    const { signal } = (this.#life = new AbortController());
    // A script may set it later.
    if (!this.hasAttribute("src")) return this.#link();
    // A story stays, and is still as it is asked for, until the next one comes; a link is no story.
    this.#shown ||= undefined;
    try {
      const src = new URL(this.getAttribute("src"), this.baseURI);
      const [, script = "", id] = /^(\/han[st])?\/articles\/([a-z0-9-]+)(?:\.json|\/)$/.exec(src.pathname) || [];
      if (src.origin !== HOME || !id) throw new Error(`${src}: no article of ${HOME}`);
      let url = `${HOME}${script}/embed/${id}/`;
      let page = await take(url, signal);
      const { parsed } = page;
      const own = parsed.lang;
      const { lang } = this;
      if (/^zh\b/i.test(lang) && /^zh\b/i.test(own) && traditional(lang) !== traditional(own)) {
        const other = [...parsed.querySelectorAll("link[hreflang]")].find(
          (link) => traditional(link.hreflang) === traditional(lang),
        );
        if (signal.aborted) return;
        if (other) {
          url = new URL(other.getAttribute("href"), url).href;
          page = await take(url, signal);
        }
      }
      if (signal.aborted) return;
      // Another word for the same story moves nothing in it, and the focus least of all.
      if (this.#shown !== page) {
        this.#shown = page;
        this.#show();
      }
      this.#say("ready", { id, url });
    } catch (error) {
      if (signal.aborted) return;
      this.#link();
      // Safari keeps a page for the way back, but breaks off what is on its way to it.
      addEventListener("pageshow", ({ persisted }) => persisted && this.#load(), { signal });
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
    this.#shown = 0;
    if (!this.#root) return;
    this.#root.adoptedStyleSheets = [];
    this.#root.replaceChildren(document.createElement("slot"));
  }

  #show() {
    const { parsed } = this.#shown;
    const column = parsed.querySelector(".column").cloneNode(true);
    const [article, original] = column.children;
    this.#choose(column);
    this.#fold(article, original);

    const root = parsed.cloneNode();
    const body = parsed.querySelector("body").cloneNode();
    this.#tint(root);
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: "open" });
      this.#root.addEventListener("click", (event) => this.#click(event));
    }
    // At first there is no story in it yet: to measure a letter, a browser styles all that is there.
    this.#dress();
    body.append(column);
    root.append(body);
    kanbaoDates(root);
    this.#root.replaceChildren(root);
  }

  /** Gives the story the styles of the document that it is in. */
  #dress() {
    const page = this.ownerDocument;
    const probe = document.createElement("i");
    probe.style.all = "initial";
    this.#root.append(probe);
    // Nobody sees what stands in no document, or in one without a window.
    if (this.isConnected && page.defaultView) this.#root.adoptedStyleSheets = [sheet(this.#shown.styles, probe, page)];
    probe.remove();
  }

  /** The styles know two themes; under any other name it is the reader's. */
  #tint(root) {
    root.dataset.theme = this.getAttribute("theme");
  }

  /** Takes out the parts that are not asked for. The way to the original stays. */
  #choose(column) {
    // A story that is not for this page says where it is. A page that stands in the text of another (`srcdoc`) has that one's
    // origin, and no address with one.
    const only = column.querySelector("[data-only]")?.dataset.only.split(" ");
    const isElsewhere = only?.concat(HOME).includes(origin) === false;
    const parts = isElsewhere ? ["headline"] : this.getAttribute("parts")?.match(/\S+/g);
    if (!parts) return;
    const kept = [...parts, "original"].map((part) => `[part~="${CSS.escape(part)}"]`).join();
    for (const element of column.querySelectorAll("*")) {
      if (!element.closest(kept) && !element.querySelector(kept)) element.remove();
    }
  }

  /** Leaves the beginning, and a button for the rest. A story that is new leaves what is below the window for later: to lay
   * it out takes a slow phone a tenth of a second. */
  #fold(article, { dataset: { more } }) {
    // React 18 and Vue write a `false` out, as a word.
    const folds = more && (this.getAttribute("expand") ?? "false") !== "false";
    if (!folds && this.#root) return;
    // A byte of text takes at least so many square pixels: a third of a Chinese character, or a letter. The heading is
    // there in any case, below the window too.
    const utf8 = new TextEncoder();
    let room = Math.max(0, innerHeight - this.getBoundingClientRect().top) * (innerWidth / 200);
    const rest = folds
      ? article.querySelectorAll("[part~=body]:has(> :nth-child(3)) ~ *, [part~=body] > :nth-child(n + 3)")
      : [...article.querySelectorAll("article > header, [part~=body] > *, [part~=body] ~ *")].filter((block) => {
          const isFull = room < 0;
          room -= utf8.encode(block.textContent).length;
          return isFull;
        });
    toggle(rest);
    if (!folds) setTimeout(toggle, 50, rest);
    if (!folds || !rest.length) return;
    const button = document.createElement("button");
    button.part = "expand";
    button.textContent = more;
    article.append(button);
  }

  #click(event) {
    const { target } = event;
    const link = target.closest("a[href]");
    if (link && !this.#say("navigate", { href: link.href })) event.preventDefault();
    const card = target.closest("[data-action=load-embed]");
    if (card) import("./cards.js").then((cards) => cards.open(card), () => {});
    const button = target.closest("[part~=expand]");
    if (!button) return;
    const rest = this.#root.querySelectorAll("[hidden]");
    toggle(rest);
    button.remove();
    rest[0].tabIndex = -1;
    rest[0].focus({ preventScroll: true });
  }
}
