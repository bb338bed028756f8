//! How fast a story is on a partner's page: puts it into the page of `benches/partner` in several ways, and has
//! `benches/pages` visit them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::pages::{self, Subject};
use super::{Bench, machine};
use crate::{press, progress, project, tools};

/// The hosts, and the folders of their sites. They are of one site, so that the browser slows them alike: it slows what one
/// process shows, and gives another site's frame a process of its own.
const NEWS: &str = "news.bay";
const PARTNER: &str = "partner.bay";

/// What shows a story in a few lines, and would come from the newsroom as `embed.js` does.
const LEAST: &str = "least.js";

/// Measures, and gives the figures as a section of `docs/benchmarks.md`.
pub(super) fn measure(bench: &Bench) -> Result<String> {
    tools::browsers()?;
    tools::node()?;
    let hosts = tools::hosts()?;
    let workplace = project::workshop().join("bench/partner");
    let sites = workplace.join("sites");
    let app = bench.app()?;
    let subject = Subject::find();
    progress::begin(format_args!("building the sites: {}", subject.words));
    press::compile()?;
    pages::publish(&subject.edition, &app, &sites.join(NEWS))?;
    write(&sites, subject.article)?;

    progress::begin("visiting them in turn: some minutes");
    let mut visits = pages::visits(bench, &sites, &workplace.join("work"), &hosts);
    visits.args(["partner", "--news", NEWS, "--partner", PARTNER, "--article", subject.article]);
    visits.args(["--subject", subject.words]);
    let figures = pages::said(&mut visits)?;
    Ok(format!("## On a partner's page\n\n{}.\n\n{figures}", machine::described()))
}

/// Writes the partner's site: a page for each way to show the story.
fn write(sites: &Path, article: &str) -> Result<()> {
    let template = project::root().join("benches/partner");
    let page = read(&template.join("page.html"))?;
    let embed = read(&sites.join(NEWS).join("embed").join(article).join("index.html"))?;
    let styles: String = embed.split("<style>").skip(1).filter_map(|rest| rest.split("</style>").next()).collect();
    let (story, _) = embed
        .split_once("<main")
        .and_then(|(_, rest)| rest.split_once('>')?.1.split_once("</main>"))
        .context("the page for partners has no <main>")?;

    // The benchmark's own program knows the port only once the server runs, and writes it in the place of this.
    let news = "http://NEWS";
    let script = |name: &str| format!(r#"<script type="module" src="{news}/{name}"></script>"#);
    let element = format!(
        r#"<kanbao-article src="{news}/articles/{article}.json"><a href="{news}/articles/{article}/">A story</a></kanbao-article>"#
    );
    let hint = format!(r#"<link rel="preload" as="fetch" crossorigin href="{news}/embed/{article}/">"#);
    let frame = format!(
        r#"<iframe src="{news}/embed/{article}/" loading="lazy" title="A story" style="width: 100%; height: 40rem; border: 0"></iframe>"#
    );
    let ways = [
        ("static", format!("<style>{styles}</style>"), story.to_owned()),
        ("element", script("embed.js"), element.clone()),
        ("hinted", format!("{}\n{hint}", script("embed.js")), element.clone()),
        ("least", script(LEAST), element),
        ("iframe", String::new(), frame),
    ];
    let site = sites.join(PARTNER);
    for (way, head, story) in ways {
        let folder = site.join(way);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        fs::write(folder.join("page.html"), page.replace("HEAD", &head).replace("STORY", &story))?;
    }
    fs::copy(template.join("page.css"), site.join("page.css"))?;
    fs::copy(template.join(LEAST), sites.join(NEWS).join(LEAST))?;
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}
