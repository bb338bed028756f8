// The dialogue with the code that embeds a story (docs/embed.md). The link under the story opens it (loader.js); its words
// and its look come from the press, in the page's language.

/** Opens it for the story that the link leads to. Fails where it cannot be had: then the link leads where it says. */
export async function open(link) {
  if (opening || document.querySelector(".embed-dialogue")) return;
  opening = true;
  try {
    await show(link);
  } finally {
    opening = false;
  }
}

/** Whether one is on its way. */
let opening = false;

async function show(link) {
  // Another page may stand in the document, out of sight.
  const story = link.closest("main");
  const headline = story.querySelector("h1").textContent.trim();
  const answer = await fetch(`/embed-dialogue/${link.dataset.words}.html`);
  if (!answer.ok) throw new Error(answer.status);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  // The reader has gone on in the meantime.
  if (!link.isConnected || link.closest("[data-leaving]")) return;
  const dialogue = document.importNode(parsed.querySelector("dialog"), true);
  dialogue.prepend(document.importNode(parsed.querySelector("style"), true));
  const alone = link.href;
  const page = alone.replace("/embed/", "/articles/");
  const form = dialogue.querySelector("form");
  const parts = form.elements.namedItem("parts");
  const stage = form.querySelector(".stage");
  const area = document.createElement("textarea");
  const said = form.querySelector("output");

  area.readOnly = true;
  area.dir = "ltr";
  area.spellcheck = false;
  form.querySelector(".code").append(area);
  for (const choice of parts.querySelectorAll("[name=part]")) {
    const there = story.querySelector(`article [part~="${choice.value}"]`);
    if (!there) choice.closest("label").remove();
  }

  /** The element or the frame as it is chosen now. */
  function chosen() {
    const { kind, theme, early } = form.elements;
    const framed = kind.value === "frame";
    const body = parts.querySelector("[value=body]");
    parts.disabled = framed;
    // The key points stand in the text.
    for (const name of ["emphasis", "expand"]) {
      const choice = parts.querySelector(`[value=${name}]`);
      if (choice) choice.disabled = body?.checked === (name === "emphasis");
    }
    for (const hint of form.querySelectorAll("[data-of]")) hint.hidden = hint.dataset.of !== kind.value;
    if (framed) {
      const address = new URL(alone);
      if (theme.value) address.searchParams.set("theme", theme.value);
      const attributes = { src: address.href, title: headline };
      if (!early.checked) attributes.loading = "lazy";
      // Once for pages whose policy takes no styles, and once for those whose styles take no attributes.
      const size = { width: "100%", height: "640", frameborder: "0" };
      const style = "width: 100%; height: 40rem; border: 0; padding: 0";
      return { name: "iframe", attributes: { ...attributes, allow: "fullscreen", ...size, style } };
    }
    const attributes = { src: page.replace(/\/$/, ".json") };
    if (theme.value) attributes.theme = theme.value;
    const choices = [...parts.querySelectorAll("[name=part]")].filter((choice) => !choice.disabled);
    const kept = choices.filter((choice) => choice.checked);
    if (kept.length < choices.length || !body?.checked) {
      const names = kept.map((choice) => choice.value);
      // What a text must not go without, and is not for a partner to leave out.
      if (body?.checked) names.push("corrections", "rights");
      // Without a name it would be all of them; the way to the story is there in any case.
      attributes.parts = names.join(" ") || "original";
    }
    const expand = parts.querySelector("[name=expand]");
    if (expand.checked && !expand.disabled) attributes.expand = "";
    return { name: "kanbao-article", attributes };
  }

  function update() {
    const { name, attributes } = chosen();
    const written = Object.entries(attributes)
      .map(([name, value]) => ` ${name}${value && `="${escaped(value)}"`}`)
      .join("");
    if (name === "iframe") {
      area.value = `<iframe${written}></iframe>`;
    } else {
      const early = `<link rel="preload" as="fetch" crossorigin href="${escaped(alone)}">\n`;
      area.value =
        (form.elements.early.checked ? early : "") +
        `<script type="module" src="${escaped(new URL("/embed.js", alone).href)}"></script>\n` +
        `<kanbao-article${written}><a href="${escaped(page)}">${escaped(headline)}</a></kanbao-article>`;
    }
    area.rows = name === "iframe" ? 3 : form.elements.early.checked ? 7 : 5;
    said.textContent = "";
    let shown = stage.firstElementChild;
    // A frame that is led elsewhere leaves a step in the history.
    if (shown?.localName !== name || (name === "iframe" && shown.src !== attributes.src)) {
      shown = document.createElement(name);
      if (name !== "iframe") shown.append(Object.assign(document.createElement("a"), { href: page, textContent: headline }));
      stage.replaceChildren(shown);
    }
    for (const attribute of shown.getAttributeNames()) {
      if (!(attribute in attributes)) shown.removeAttribute(attribute);
    }
    for (const [attribute, value] of Object.entries(attributes)) {
      if (shown.getAttribute(attribute) !== value) shown.setAttribute(attribute, value);
    }
  }

  async function copy(event) {
    event.preventDefault();
    let copied = true;
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      area.select();
      copied = document.execCommand("copy");
    }
    // Where it may not be, it is selected, and the keys copy it.
    if (copied) said.textContent = said.dataset.said;
  }

  form.addEventListener("change", update);
  form.addEventListener("submit", copy);
  form.querySelector(".close").addEventListener("click", () => dialogue.close());
  area.addEventListener("focus", () => area.select());
  dialogue.addEventListener("click", ({ target }) => target === dialogue && dialogue.close());
  // The way back, or a page that was on its way already, takes the story away, and the dialogue with it.
  const gone = new MutationObserver(() => link.isConnected || dialogue.close());
  gone.observe(document.body, { childList: true, subtree: true });
  dialogue.addEventListener("close", () => {
    gone.disconnect();
    dialogue.remove();
  });
  update();
  document.body.append(dialogue);
  dialogue.showModal();
  // It is for the preview alone, where the link within the element stays without it.
  import("/embed.js").catch(() => {});
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
