// An article as a static page. It has all that a reader needs and nothing that a browser would have to wait for.

import { minutes, moment, openings, trail, words } from "../language.js";

export function page(site, article, css) {
  const lang = article.lang ?? site.lang;
  const own = words(lang);
  const frame = words(site.lang);
  const channels = trail(site.channels, article.channel.at(-1));
  const source = article.credits?.find(({ role }) => role === "source");
  return tidy(`
<!doctype html>
<html lang="${lang}" dir="ltr">
<head>
<meta charset="utf-8">
<title>${text(article.headline)} – ${text(site.name)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${text(article.summary ?? article.headline)}">
<style>${css}</style>
</head>
<body id="top">
<div class="page">
<a class="skip" href="#main">${own.skip}</a>
<header part="masthead">
<a part="home" class="name" href="/">${text(site.name)}</a>
<nav aria-label="${frame.channels}"><ul>
${each(site.channels, (channel) => `<li>${channelLink(channel, site, channel.id === channels[0]?.id)}</li>`)}
</ul></nav>
${script(article, own)}
</header>
<main id="main" tabindex="-1">
<div class="column">
<nav part="breadcrumb" aria-label="${own.breadcrumb}"><ol>
<li><a part="home" href="/">${own.home}</a></li>
${each(channels, (channel) => `<li>${channelLink(channel, site)}</li>`)}
</ol></nav>
<article>
<header>
${each(article.kickers, (kicker) => `<p part="kicker">${text(kicker)}</p>`)}
<h1 part="headline" tabindex="-1">${headline(article)}</h1>
${each(article.subheads, (subhead) => `<p part="subhead">${text(subhead)}</p>`)}
<p part="dateline">
${source ? `<span class="source">${text(source.names.join("、"))}</span>` : ""}
<span><time datetime="${article.published}">${moment(article.published)}</time></span>
<span>${own.minutes(minutes(article))}</span>
</p>
</header>
<div part="body">
${each(article.body, block)}
</div>
<footer>
<dl part="credits" aria-label="${own.credits}">
${each(article.credits, ({ role, names }) => `<div><dt>${own.roles[role]}：</dt><dd>${text(names.join("、"))}</dd></div>`)}
</dl>
</footer>
</article>
${onward(article, own)}
</div>
</main>
${footer(site, frame)}
<nav class="return" aria-label="${own.top}">
<a part="home" href="/">${icon("M2 7.5 8 2l6 5.5M3.8 6v8h8.4V6M8 14v-4")}<span>${own.home}</span></a>
${script(article, own)}
<a part="back-to-top" href="#top">${icon("M8 14V2.5M2.5 8 8 2.5 13.5 8")}<span>${own.top}</span></a>
</nav>
</div>
</body>
</html>`);
}

function block(block) {
  switch (block.type) {
    case "paragraph":
      return `<p>${text(block.text)}</p>`;
    case "heading":
      return `<h${block.level}>${text(block.text)}</h${block.level}>`;
    case "emphasis":
      return `<section part="emphasis"><p class="lead">${text(block.lead)}</p><ul>
${each(openings(block.points), ([opening, rest]) => `<li>${opening ? `<b>${text(opening)}</b>` : ""}${text(rest)}</li>`)}
</ul></section>`;
    default:
      throw new Error(`nobody has written a ${block.type} by hand yet`);
  }
}

const script = ({ id }, { script: { folder, tag, name } }) =>
  `<a part="script" href="/${folder}/articles/${id}/" rel="alternate" hreflang="${tag}" lang="${tag}">${name}</a>`;

const headline = ({ headline, phrases = [] }) =>
  phrases.length > 1 ? `<span class="phrases">${phrases.map(text).join("<wbr>")}</span>` : text(headline);

const channelLink = ({ id, name, lang }, site, current) =>
  `<a href="/channels/${id}/"${lang && lang !== site.lang ? ` lang="${lang}" dir="${/^ar/.test(lang) ? "rtl" : "ltr"}"` : ""}${current ? ' aria-current="true"' : ""}>${text(name)}</a>`;

function onward({ previous, next }, own) {
  const way = (story, name) => (story ? `<p><span>${name}</span><a href="${story.url}">${text(story.title)}</a></p>` : "");
  if (!previous && !next) return "";
  return `<nav part="onward" aria-label="${own.onward}">${way(previous, own.previous)}${way(next, own.next)}</nav>`;
}

const footer = ({ footer }, frame) => `
<footer part="footer">
<nav aria-label="${frame.about}"><ul class="links">
${each([...(footer.links ?? []), ...[footer.report ?? []].flat()], ({ label, url }) => `<li>${link(url, text(label))}</li>`)}
</ul></nav>
<ul class="contacts">
${each(footer.contacts, ({ label, tel, email }) => `<li>${text(label)}：${tel ? number(`tel:${tel.replace(/[^+\d]/g, "")}`, tel) : number(`mailto:${email}`, email)}</li>`)}
</ul>
<ul class="licences">
${each(footer.licences, ({ label, number, url }) => `<li>${link(url, `${text(label)}：<bdi>${text(number)}</bdi>`)}</li>`)}
</ul>
<p class="operator"><span>${text(footer.operator)}</span><span>${text(footer.address)}</span></p>
<p class="copyright">${text(footer.copyright)}</p>
</footer>`;

const link = (url, inside) => (url ? `<a href="${url}"${/^http/.test(url) ? ' rel="noopener noreferrer"' : ""}>${inside}</a>` : inside);
const number = (url, inside) => `<a href="${url}" dir="ltr">${inside}</a>`;
const icon = (path) => `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
const each = (items, write) => (items ?? []).map(write).join("");
const text = (words) => words.replace(/[&<"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", '"': "&quot;" })[sign]);
/** Without the line breaks that are there for who reads this file. */
const tidy = (html) => html.trim().replace(/>\n+</g, "><").replace(/\n+</g, "<").replace(/>\n+/g, ">");
