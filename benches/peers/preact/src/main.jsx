import { render } from "preact";
import "../../../../styles/all.css";
import { Page } from "./page.jsx";

const app = document.getElementById("app");

// Both at once, before anything else: nothing can be shown without them.
const load = (address) => fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
const [, id] = /^\/articles\/([^/]+)\/$/.exec(location.pathname) ?? [];

Promise.all([load("/site.json"), load(`/articles/${id}.json`)]).then(
  ([site, article]) => {
    document.title = `${article.headline} – ${site.name}`;
    document.documentElement.lang = article.lang ?? site.lang;
    render(<Page site={site} article={article} />, app);
  },
  (reason) => render(<p role="alert">This article cannot be shown: {String(reason)}</p>, app),
);
