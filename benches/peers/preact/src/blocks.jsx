import { openings } from "../../language.js";

export function Block({ block }) {
  switch (block.type) {
    case "paragraph":
      return <p><Text text={block.text} /></p>;
    case "heading": {
      const Heading = `h${block.level}`;
      return <Heading><Text text={block.text} /></Heading>;
    }
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return <List>{block.items.map((item) => <li><Text text={item} /></li>)}</List>;
    }
    case "quote":
      return (
        <figure part="quote">
          <blockquote><p><Text text={block.text} /></p></blockquote>
          {block.cite && <figcaption>{block.cite}</figcaption>}
        </figure>
      );
    case "emphasis":
      return (
        <section part="emphasis">
          {block.lead && <p class="lead"><Text text={block.lead} /></p>}
          <ul>{openings(block.points).map(([opening, rest]) => <li>{opening && <b>{opening}</b>}{rest}</li>)}</ul>
        </section>
      );
    case "divider":
      return <hr />;
    default:
      return null;
  }
}

function Text({ text }) {
  if (typeof text === "string") return text;
  return text.map((run) => {
    if (typeof run === "string") return run;
    if (run.strong) return <strong><Text text={run.strong} /></strong>;
    if (run.em) return <em><Text text={run.em} /></em>;
    if (run.link) return <a href={run.link.href}><Text text={run.link.text} /></a>;
    return null;
  });
}
