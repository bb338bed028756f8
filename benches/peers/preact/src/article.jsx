import { minutes, moment } from "../../language.js";
import { Block } from "./blocks.jsx";

export function Article({ article, own }) {
  const source = article.credits?.find(({ role }) => role === "source");
  return (
    <article>
      <header>
        {article.kickers?.map((kicker) => <p part="kicker">{kicker}</p>)}
        <h1 part="headline" tabindex="-1"><Headline article={article} /></h1>
        {article.subheads?.map((subhead) => <p part="subhead">{subhead}</p>)}
        <p part="dateline">
          {source && <span class="source">{source.names.join("、")}</span>}
          <span><time datetime={article.published}>{moment(article.published)}</time></span>
          <span>{own.minutes(minutes(article))}</span>
        </p>
      </header>
      <div part="body">{article.body.map((block) => <Block block={block} />)}</div>
      <footer>
        <dl part="credits" aria-label={own.credits}>
          {article.credits?.map(({ role, label, names }) => (
            <div><dt>{label ?? own.roles[role]}：</dt><dd>{names.join("、")}</dd></div>
          ))}
        </dl>
      </footer>
    </article>
  );
}

function Headline({ article: { headline, phrases = [] } }) {
  if (phrases.length < 2) return headline;
  return <span class="phrases">{phrases.map((phrase, place) => <>{place > 0 && <wbr />}{phrase}</>)}</span>;
}
