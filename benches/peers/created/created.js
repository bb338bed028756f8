// The least that a browser must do to show an article: no library, no second copy of the page, each node made once and
// put in its place. The article is fetched when the mouse comes over its link, and shown on a click.

const main = document.getElementById("main");
let arriving;

addEventListener("pointerover", ({ target }) => {
  const link = target.closest("a[href^='/articles/']");
  if (link) arriving ??= fetch(`${link.getAttribute("href").slice(0, -1)}.json`).then((answer) => answer.json());
});
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/articles/']");
  if (!link) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  arriving.then(show);
});

// The link of an article that this page is told of by its own address: /?ten-thousand-blocks
main.append(element("a", { href: `/articles/${location.search.slice(1)}/` }, "the article"));

function show(article) {
  document.title = article.headline;
  main.replaceChildren(
    element("div", { class: "column" }, element("article", {}, head(article), element("div", { part: "body" }, ...article.body.map(block)))),
  );
  scrollTo(0, 0);
}

function head({ headline, published }) {
  return element(
    "header",
    {},
    element("h1", { part: "headline", tabindex: "-1" }, headline),
    element("p", { part: "dateline" }, element("time", { datetime: published }, published)),
  );
}

function block(block) {
  switch (block.type) {
    case "paragraph":
      return element("p", {}, ...text(block.text));
    case "heading":
      return element(`h${block.level}`, {}, ...text(block.text));
    case "list":
      return element(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => element("li", {}, ...text(item))));
    case "quote":
      return element(
        "figure",
        { part: "quote" },
        element("blockquote", {}, element("p", {}, ...text(block.text))),
        element("figcaption", {}, block.cite),
      );
    default:
      throw new Error(`no ${block.type} in this article`);
  }
}

function text(words) {
  if (typeof words === "string") return [words];
  return words.map((run) => {
    if (typeof run === "string") return run;
    if (run.strong) return element("strong", {}, ...text(run.strong));
    if (run.link) return element("a", { href: run.link.href }, ...text(run.link.text));
    throw new Error("a run of text that is not in this article");
  });
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
