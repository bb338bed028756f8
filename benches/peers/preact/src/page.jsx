import { trail, words } from "../../language.js";
import { Article } from "./article.jsx";
import { Footer } from "./footer.jsx";
import { Icon } from "./icon.jsx";

export function Page({ site, article }) {
  const own = words(article.lang ?? site.lang);
  const channels = trail(site.channels, article.channel.at(-1));
  return (
    <>
      <a class="skip" href="#main">{own.skip}</a>
      <header part="masthead">
        <a part="home" class="name" href="/">{site.name}</a>
        <nav aria-label={words(site.lang).channels}>
          <ul>
            {site.channels.map((channel) => (
              <li key={channel.id}>
                <ChannelLink channel={channel} site={site} current={channel.id === channels[0]?.id} />
              </li>
            ))}
          </ul>
        </nav>
        <Script article={article} own={own} />
      </header>
      <main id="main" tabindex="-1">
        <div class="column">
          <nav part="breadcrumb" aria-label={own.breadcrumb}>
            <ol>
              <li><a part="home" href="/">{own.home}</a></li>
              {channels.map((channel) => (
                <li key={channel.id}><ChannelLink channel={channel} site={site} /></li>
              ))}
            </ol>
          </nav>
          <Article article={article} own={own} />
          <Onward article={article} own={own} />
        </div>
      </main>
      <Footer footer={site.footer} label={words(site.lang).about} />
      <nav class="return" aria-label={own.top}>
        <a part="home" href="/"><Icon path="M2 7.5 8 2l6 5.5M3.8 6v8h8.4V6M8 14v-4" /><span>{own.home}</span></a>
        <Script article={article} own={own} />
        <a part="back-to-top" href="#top"><Icon path="M8 14V2.5M2.5 8 8 2.5 13.5 8" /><span>{own.top}</span></a>
      </nav>
    </>
  );
}

function Script({ article: { id }, own: { script: { folder, tag, name } } }) {
  return <a part="script" href={`/${folder}/articles/${id}/`} rel="alternate" hreflang={tag} lang={tag}>{name}</a>;
}

function ChannelLink({ channel: { id, name, lang }, site, current }) {
  const foreign = lang && lang !== site.lang ? { lang, dir: lang.startsWith("ar") ? "rtl" : "ltr" } : {};
  return <a href={`/channels/${id}/`} aria-current={current || undefined} {...foreign}>{name}</a>;
}

function Onward({ article: { previous, next }, own }) {
  if (!previous && !next) return null;
  return (
    <nav part="onward" aria-label={own.onward}>
      {previous && <p><span>{own.previous}</span><a href={previous.url} rel="prev">{previous.title}</a></p>}
      {next && <p><span>{own.next}</span><a href={next.url} rel="next">{next.title}</a></p>}
    </nav>
  );
}
