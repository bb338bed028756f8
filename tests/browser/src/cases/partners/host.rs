//! The page of a partner: on one origin, with the newsroom on another.

use std::fs;

use hyper::header;

use crate::editions::Edition::{Sample, StandIn};
use crate::page::Page;
use crate::reader::Reader;
use crate::repository;
use crate::server::{Fault, Server};

/// The story that is shown.
pub(super) const ID: &str = "tidal-barrier-works";
/// Where the newsroom keeps it for partners.
pub(super) const EMBED: &str = "/embed/tidal-barrier-works/";
/// The first element.
pub(super) const ELEMENT: &str = "document.querySelector('kanbao-article')";
/// Whether the first element shows its story, and all of it, or the button for the rest: what is below comes a moment later.
pub(super) const READY: &str =
    "document.querySelector('kanbao-article').shadowRoot?.querySelector('article:not(:has([hidden])), [part~=expand]')";
/// Writes into the title that an element has given up.
pub(super) const HEAR_ERRORS: &str =
    "<script>addEventListener('kanbao:error', () => { document.title = 'error' })</script>";

/// A host page with `head` and `body`, in which `NEWS` stands for the newsroom's origin and `STORY` for an element.
pub(super) async fn host(reader: &mut Reader, head: &str, body: &str) -> (Page, Server) {
    let (page, news) = apart(reader).await;
    show(&page, &news, head, body).await;
    (page, news)
}

/// The two origins, with no page open yet.
pub(super) async fn apart(reader: &mut Reader) -> (Page, Server) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    (reader.visit(StandIn).await, news)
}

/// Shows a host page that loads `embed.js`.
pub(super) async fn show(page: &Page, news: &Server, head: &str, body: &str) {
    let script = "<script type=module src='NEWS/embed.js'></script>";
    show_alone(page, news, &format!("{head}{script}"), body).await;
}

/// Shows a host page that loads what is in its head, and no more.
pub(super) async fn show_alone(page: &Page, news: &Server, head: &str, body: &str) {
    page.server().fault("/", Fault::replaced(document(news, head, body)));
    page.goto("/").await;
}

/// Shows a host page that loads `embed.js`, under a policy that is sent along with it.
pub(super) async fn show_under(page: &Page, news: &Server, policy: &str, body: &str) {
    let html = document(news, "<script type=module src='NEWS/embed.js'></script>", body);
    let policy = policy.replace("NEWS", &news.origin());
    page.server().fault("/", Fault::replaced(html).with(header::CONTENT_SECURITY_POLICY, &policy));
    page.goto("/").await;
}

/// Shows a host page that loads `embed.js`, and that browsers show as those of long ago: it does not say that it is HTML.
pub(super) async fn show_in_quirks(page: &Page, news: &Server, body: &str) {
    let html = document(news, "<script type=module src='NEWS/embed.js'></script>", body);
    page.server().fault("/", Fault::replaced(html.replace("<!doctype html>", "")));
    page.goto("/").await;
}

fn document(news: &Server, head: &str, body: &str) -> String {
    let html =
        format!("<!doctype html><html lang=en><head><title>Partner</title>{head}</head><body>{body}</body></html>",);
    html.replace("STORY", &story(ID)).replace("NEWS", &news.origin())
}

/// An element that shows a story of `NEWS`.
pub(super) fn story(id: &str) -> String {
    format!("<kanbao-article src='NEWS/articles/{id}.json'><a href='NEWS/articles/{id}/'>x</a></kanbao-article>")
}

/// Somebody else's library as part of the page. The variable says where it lies.
pub(super) fn library(variable: &str) -> String {
    let install = format!("set {variable} as cargo xtask does");
    let file = repository::library(variable).expect(&install);
    let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}; {install}", file.display()));
    assert!(!source.contains("</script"), "{} can stand in a page", file.display());
    format!("<script>{source}</script>")
}
