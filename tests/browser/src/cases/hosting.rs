//! The configurations of `docs/hosting`, in the servers that they are for.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use hyper::{Method, StatusCode};

use crate::case::cases;
use crate::editions::Edition;
use crate::hosts::{Answer, Caddy, Nginx, ask, ask_by, prepare};
use crate::page::{Page, literal};
use crate::reader::Reader;
use crate::server::Fault;
use crate::workplace;

cases![
    nginx_answers_as_documented in [Chromium],
    nginx_lets_pages_come_alive in [Chromium],
    nginx_lets_a_card_in_a_frame_open,
    caddy_answers_as_documented in [Chromium],
    caddy_does_not_say_what_it_is in [Chromium],
    caddy_lets_pages_come_alive in [Chromium],
    caddy_lets_a_card_in_a_frame_open,
    preparing_again_touches_only_what_changed in [Chromium],
    what_cannot_be_prepared_is_named_and_stops_nothing in [Chromium],
    a_page_without_scripts_speaks_for_no_other in [Chromium],
];

pub(super) const HOST: &str = "news";
pub(super) const STORY: &str = "/articles/tidal-barrier-works/";
pub(super) const EMBED: &str = "/embed/tidal-barrier-works/";
const BROTLI: (&str, &str) = ("accept-encoding", "gzip, br");
const HTML: &str = "text/html; charset=utf-8";
const ASKED_EACH_TIME: &str = "no-cache";
const KEPT: &str = "public, max-age=31536000, immutable";
const KEPT_A_MOMENT: &str = "public, max-age=300, stale-while-revalidate=86400";
const KEPT_AN_HOUR: &str = "public, max-age=3600, stale-while-revalidate=86400";

async fn nginx_answers_as_documented(_: &mut Reader) {
    let nginx = nginx();
    answers_as_documented(&nginx.origin(HOST)).await;
    // Over nothing but TLS (RFC 6797 §7.2).
    assert_eq!(ask(&nginx.origin(HOST), "/", &[]).await.header("strict-transport-security"), "");
}

async fn nginx_lets_pages_come_alive(reader: &mut Reader) {
    let nginx = nginx();
    pages_come_alive(reader, &nginx.origin(HOST)).await;
}

async fn nginx_lets_a_card_in_a_frame_open(reader: &mut Reader) {
    let nginx = nginx();
    card_in_a_frame_opens(reader, &nginx.origin(HOST)).await;
}

async fn caddy_answers_as_documented(_: &mut Reader) {
    let caddy = caddy();
    answers_as_documented(&caddy.origin(HOST)).await;
}

async fn caddy_does_not_say_what_it_is(_: &mut Reader) {
    let caddy = caddy();
    for path in ["/", STORY.trim_end_matches('/'), "/nothing/", "/.press"] {
        assert_eq!(ask(&caddy.origin(HOST), path, &[]).await.header("server"), "", "{path}");
    }
}

async fn caddy_lets_pages_come_alive(reader: &mut Reader) {
    let caddy = caddy();
    pages_come_alive(reader, &caddy.origin(HOST)).await;
}

async fn caddy_lets_a_card_in_a_frame_open(reader: &mut Reader) {
    let caddy = caddy();
    card_in_a_frame_opens(reader, &caddy.origin(HOST)).await;
}

async fn preparing_again_touches_only_what_changed(_: &mut Reader) {
    let site = workplace::folder().join("prepared");
    let text = "潮水又漲了一寸。".repeat(100);
    fs::create_dir_all(&site).expect("a folder can be made");
    for name in ["index.html", "same.json", "changed.json", "gone.json"] {
        write(&site.join(name), &text);
    }
    prepare(&site).expect("it is a site");
    let time = |name: &str| fs::metadata(site.join(name)).and_then(|file| file.modified()).expect("it was written");
    let changed = read(&site.join("changed.json.br"));
    // What is not written again keeps this mark of ours.
    write(&site.join("same.json.br"), "mark");
    let same = fs::File::options().write(true).open(site.join("same.json.br"));
    same.and_then(|same| same.set_modified(time("same.json"))).expect("a file's time can be set");
    write(&site.join("changed.json"), &text.replace("一", "二"));
    fs::remove_file(site.join("gone.json")).expect("a file can be removed");

    prepare(&site).expect("it is a site");
    assert_eq!(read(&site.join("same.json.br")), b"mark");
    assert_ne!(read(&site.join("changed.json.br")), changed);
    assert!(!site.join("gone.json.br").exists(), "nothing is left of what is gone");
}

async fn what_cannot_be_prepared_is_named_and_stops_nothing(_: &mut Reader) {
    let site = workplace::folder().join("half-prepared");
    fs::create_dir_all(&site).expect("a folder can be made");
    // A name that is as long as names may be has no room for another ending.
    let longest = format!("{}.json", "a".repeat(250));
    for name in ["index.html", &longest, "other.json"] {
        write(&site.join(name), &"潮水又漲了一寸。".repeat(100));
    }
    let said = prepare(&site).expect_err("one file cannot be prepared");
    assert!(said.contains(&format!("{longest} cannot be prepared")), "{said}");
    for name in ["index.html.br", "other.json.br", ".kanbao-scripts.nginx", ".kanbao-scripts.caddy"] {
        assert!(site.join(name).exists(), "{name}");
    }
}

/// The page at an address that a story had before has none, and may be the first that is read or the last.
async fn a_page_without_scripts_speaks_for_no_other(_: &mut Reader) {
    let site = workplace::folder().join("with-and-without");
    for (name, page) in [("a", "<p>"), ("b", "<script>alive()</script>"), ("c", "<p>")] {
        let folder = site.join("articles").join(name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        write(&folder.join("index.html"), page);
    }
    prepare(&site).expect("it is a site");
    let allowed = String::from_utf8(read(&site.join(".kanbao-scripts.nginx"))).expect("a list is text");
    assert_eq!(allowed.matches("'sha256-").count(), 1, "{allowed}");
}

fn read(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// The folder with the site [`HOST`]: the sample, to be made ready, and what machines read, of each kind.
pub(super) fn sites() -> PathBuf {
    let sites = workplace::folder().join("hosting");
    let site = sites.join(HOST);
    if !site.exists() {
        copy(&Edition::Sample.published(), &site).expect("a site can be copied");
        fs::create_dir_all(site.join("feeds")).expect("a folder can be made");
        fs::create_dir_all(site.join(".well-known")).expect("a folder can be made");
        for name in ["feed.json", "rss.xml", "atom.xml", "map.xml"] {
            write(&site.join("feeds").join(name), &name.repeat(200));
        }
        // As a camera names them.
        fs::copy(site.join("media/old-street-800.avif"), site.join("media/IMG_1.AVIF")).expect("a file can be copied");
    }
    sites
}

pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// The engines share the sites, and one at a time makes them ready.
pub(super) static PREPARING: Mutex<()> = Mutex::new(());

pub(super) fn nginx() -> Nginx {
    let _alone = PREPARING.lock().unwrap_or_else(PoisonError::into_inner);
    let started = Nginx::start(&sites(), &[HOST], &[], &workplace::folder().join("nginx"));
    started.unwrap_or_else(|error| panic!("{error}"))
}

pub(super) fn caddy() -> Caddy {
    let _alone = PREPARING.lock().unwrap_or_else(PoisonError::into_inner);
    let started = Caddy::start(&sites(), &[HOST], &workplace::folder().join("caddy"));
    started.unwrap_or_else(|error| panic!("{error}"))
}

/// What `docs/publish.md` promises of a host.
async fn answers_as_documented(origin: &str) {
    let site = sites().join(HOST);
    let wasm = app_file(&site, "_bg.wasm");
    let styles = app_file(&site, ".css");
    let script = wasm.replace("_bg.wasm", ".js");
    let page = fs::read_to_string(site.join("index.html")).expect("a page");
    let (_, loader) = page.split_once("id=loader src=").expect("a loader");
    let (loader, _) = loader.split_once('>').expect("the end of its tag");
    for (path, file, kind, cache, readers) in [
        ("/", "index.html", HTML, ASKED_EACH_TIME, ""),
        (STORY, "articles/tidal-barrier-works/index.html", HTML, ASKED_EACH_TIME, ""),
        ("/articles/tidal-barrier-works.json", "", "application/json", ASKED_EACH_TIME, "*"),
        ("/site.json", "", "application/json", ASKED_EACH_TIME, "*"),
        (&script, "", "text/javascript; charset=utf-8", KEPT, "*"),
        (loader, "", "text/javascript; charset=utf-8", KEPT, "*"),
        (&wasm, "", "application/wasm", KEPT, "*"),
        (&styles, "", "text/css; charset=utf-8", KEPT, ""),
        ("/embed.js", "", "text/javascript; charset=utf-8", KEPT_A_MOMENT, "*"),
        ("/cards.js", "", "text/javascript; charset=utf-8", ASKED_EACH_TIME, "*"),
        ("/icons/kanbao.svg", "", "image/svg+xml", KEPT_AN_HOUR, "*"),
        ("/feeds/feed.json", "", "application/feed+json", ASKED_EACH_TIME, "*"),
        ("/feeds/rss.xml", "", "application/rss+xml", ASKED_EACH_TIME, ""),
        ("/feeds/atom.xml", "", "application/atom+xml", ASKED_EACH_TIME, ""),
        ("/feeds/map.xml", "", "application/xml", ASKED_EACH_TIME, ""),
        (EMBED, "embed/tidal-barrier-works/index.html", HTML, ASKED_EACH_TIME, "*"),
        ("/hant/embed/tidal-barrier-works/", "hant/embed/tidal-barrier-works/index.html", HTML, ASKED_EACH_TIME, "*"),
    ] {
        let file = site.join(if file.is_empty() { &path[1..] } else { file });
        let content = read(&file);
        let answer = ask(origin, path, &[BROTLI]).await;
        expect(&answer, path, StatusCode::OK, kind, cache, readers);
        if content.len() > 1_000 {
            assert_eq!(answer.header("content-encoding"), "br", "{path}");
            assert_eq!(answer.body, read(&file.with_added_extension("br")), "{path}");
        }
        let plain = ask(origin, path, &[]).await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        // A cache in front tells them apart by this, and it may be either that it gets first.
        for answer in [&answer, &plain].into_iter().filter(|_| content.len() > 1_000) {
            assert_eq!(answer.header("vary").to_ascii_lowercase(), "accept-encoding", "{path}");
        }
        assert_eq!(plain.body, content, "{path}");
        let again = ask(origin, path, &[BROTLI, ("if-none-match", answer.header("etag"))]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
        let gzip = ask(origin, path, &[("accept-encoding", "gzip")]).await;
        assert!(gzip.header("content-encoding") == "gzip" || content.len() <= 1_000, "{path}");
    }
    for (path, kind) in [
        ("/media/old-street-800.avif", "image/avif"),
        ("/media/IMG_1.AVIF", "image/avif"),
        ("/media/gate-closing.webm", "video/webm"),
        ("/media/harbour-bell.mp3", "audio/mpeg"),
    ] {
        let answer = ask(origin, path, &[("range", "bytes=0-9")]).await;
        expect(&answer, path, StatusCode::PARTIAL_CONTENT, kind, KEPT_AN_HOUR, "*");
        assert_eq!(answer.body.len(), 10, "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
    }
    let captions = ask(origin, "/media/gate-closing.en.vtt", &[]).await;
    expect(&captions, "captions", StatusCode::OK, "text/vtt; charset=utf-8", ASKED_EACH_TIME, "*");

    let head = ask_by(Method::HEAD, origin, STORY, &[]).await;
    assert_eq!((head.status, head.header("content-type")), (StatusCode::OK, HTML));
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
        let answer = ask_by(method.clone(), origin, STORY, &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert!(answer.body.len() < 1_000, "{method} shows no page of ours");
    }
    // These are no addresses, and no fault of the host's.
    for path in ["/%00", "/articles/%00/index.html", &format!("/{}", "x".repeat(300))] {
        assert!(ask(origin, path, &[]).await.status.is_client_error(), "{path}");
    }

    let bare = STORY.trim_end_matches('/');
    for (path, to) in [
        (bare.to_owned(), STORY.to_owned()),
        (format!("{bare}?a=%20&b=/"), format!("{STORY}?a=%20&b=/")),
        // Not to the host `articles`.
        (format!("/{bare}"), STORY.to_owned()),
        (format!("/{bare}?a"), format!("{STORY}?a")),
    ] {
        let slash = ask(origin, &path, &[]).await;
        assert!(slash.status.is_redirection(), "{path}");
        assert_eq!(slash.header("location"), to, "{path}");
    }

    // A story that had another id before (`"formerly"`).
    for script in ["", "/hant"] {
        let [old, new] = ["tested", "opens"].map(|was| format!("{script}/articles/tram-line-{was}"));
        for (path, to) in [
            (format!("{old}/"), format!("{new}/")),
            (old.clone(), format!("{new}/")),
            (format!("{old}/?a=%20&b=/"), format!("{new}/?a=%20&b=/")),
        ] {
            let answer = ask(origin, &path, &[]).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::MOVED_PERMANENTLY, &*to), "{path}");
            // It may be another story's tomorrow.
            assert_eq!(answer.header("cache-control"), ASKED_EACH_TIME, "{path}");
        }
        for place in ["articles/ID.json", "oembed/ID.json", "embed/ID/"] {
            let [was, is] =
                ["tram-line-tested", "tram-line-opens"].map(|id| format!("{script}/{}", place.replace("ID", id)));
            let [was, is] = [ask(origin, &was, &[]).await, ask(origin, &is, &[]).await];
            let readers = was.header("access-control-allow-origin");
            assert_eq!((was.status, &was.body, readers), (StatusCode::OK, &is.body, "*"), "{place}");
        }
    }

    let page = read(&site.join("404.html"));
    let nothing = ["/nothing/", "/articles/nothing.json", "/kanbao-00.js", "/embed/nothing/"];
    let folders = ["/articles/", "/media/", "/embed/", "/hant/articles/"];
    let kept = [
        "/.press",
        "/.kanbao-scripts.nginx",
        "/.kanbao-frames.caddy",
        "/.kanbao-moved.nginx",
        "/index.html.br",
        "/embed/tidal-barrier-works/index.html.br",
    ];
    for path in kept {
        assert!(site.join(&path[1..]).is_file(), "{path} is there, and not sent");
    }
    for path in nothing.into_iter().chain(folders).chain(kept) {
        let gzip = ask(origin, path, &[("accept-encoding", "gzip")]).await;
        assert_eq!(gzip.header("content-encoding"), "gzip", "{path}");
        let answer = ask(origin, path, &[]).await;
        // An embed must be able to tell that an article is gone.
        let read = path.ends_with(".json") || path.ends_with(".js") || path.starts_with("/embed/");
        let readers = if read { "*" } else { "" };
        expect(&answer, path, StatusCode::NOT_FOUND, HTML, ASKED_EACH_TIME, readers);
        assert_eq!(answer.body, page, "{path}");
        assert_eq!(answer.header("vary").to_ascii_lowercase(), "accept-encoding", "{path}");
    }
    for condition in
        [("if-none-match", "*"), ("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT"), ("range", "bytes=0-9")]
    {
        let answer = ask(origin, "/nothing/", &[condition]).await;
        expect(&answer, condition.0, StatusCode::NOT_FOUND, HTML, ASKED_EACH_TIME, "");
        assert_eq!(answer.body, page, "{}", condition.0);
    }
    for (path, lenders) in
        [("/", "same-origin"), (STORY, "same-origin"), (EMBED, "cross-origin"), ("/embed.js", "cross-origin")]
    {
        assert_eq!(ask(origin, path, &[]).await.header("cross-origin-resource-policy"), lenders, "{path}");
    }
    write(&site.join(".well-known/security.txt"), "desk@news.example");
    assert_eq!(ask(origin, "/.well-known/security.txt", &[]).await.status, StatusCode::OK);
}

fn expect(answer: &Answer, path: &str, status: StatusCode, kind: &str, cache: &str, readers: &str) {
    assert_eq!(answer.status, status, "{path}");
    assert_eq!(answer.header("content-type"), kind, "{path}");
    assert_eq!(answer.header("cache-control"), cache, "{path}");
    assert_eq!(answer.header("access-control-allow-origin"), readers, "{path}");
    assert_eq!(answer.header("access-control-allow-credentials"), "", "{path}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin", "{path}");
    assert!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
    assert!(
        answer.header("content-security-policy").contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
        "{path}"
    );
}

/// The address of one of the app's two files.
fn app_file(site: &Path, ending: &str) -> String {
    let entries = fs::read_dir(site).expect("a site is published");
    let mut names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let found = names.find(|name| name.starts_with("kanbao-") && name.ends_with(ending));
    format!("/{}", found.expect("an app is published"))
}

/// A page comes alive under its own policy, which complains of nothing, and keeps out what is not ours.
async fn pages_come_alive(reader: &mut Reader, origin: &str) {
    // The site is somewhere else; a page of our own server comes with the means to ask.
    let page = reader.visit(Edition::Sample).await;
    let recorder = page.record_everywhere().await;
    for path in [STORY, "/", "/channels/news/", "/nothing/"] {
        arrive(reader, &page, &format!("{origin}{path}")).await;
        page.expect_quiet_console().await;
    }
    arrive(reader, &page, &format!("{origin}{STORY}")).await;
    page.mark().await;
    page.click("header a[part~=home]").await;
    page.wait_for_page("/", "鹭浦日报").await;
    page.click("main a[href^='/articles/']").await;
    page.wait_for("[part~=body] p").await;
    page.expect_same().await;
    page.expect_quiet_console().await;

    smuggle(&page).await;

    // From here on the page is one of another site.
    assert_eq!(framed(reader, &page, &format!("{origin}{EMBED}")).await, format!("{origin}{EMBED}"));
    assert_ne!(framed(reader, &page, &format!("{origin}{STORY}")).await, format!("{origin}{STORY}"));
    page.record_no_longer(recorder).await;
}

/// On a partner's page, under the newsroom's own policy, with an origin and without.
async fn card_in_a_frame_opens(reader: &mut Reader, origin: &str) {
    let page = reader.visit(Edition::StandIn).await;
    for sandbox in ["", "sandbox='allow-scripts allow-popups'"] {
        let host = format!(
            "<!doctype html><title>Partner</title><iframe {sandbox} src='{origin}/embed/lighthouse-museum/'></iframe>"
        );
        page.server().fault("/", Fault::replaced(host));
        page.goto("/").await;
        page.enter_frame().await;
        page.wait_for("[part~=embed] [data-action=load-embed]").await;
        page.eval("(document.querySelector('[data-action=load-embed]').click(), 0)").await;
        page.until(
            "document.querySelector('[part~=embed] iframe')?.src === 'https://video.example/lupu/twin-reef-climb'",
        )
        .await;
        page.leave_frame().await;
    }
}

/// Loads a page and waits until the app is there.
pub(super) async fn arrive(reader: &Reader, page: &Page, address: &str) {
    reader.client().goto(address).await.expect("the page loads");
    page.until("document.documentElement.hasAttribute('data-alive')").await;
}

/// Where a frame of another site's page arrives that is to show `address`.
async fn framed(reader: &Reader, page: &Page, address: &str) -> String {
    page.open("/").await;
    let address = literal(address);
    page.eval(&format!(
        "new Promise(done => {{
            const frame = Object.assign(document.createElement('iframe'), {{onload: () => done(0), src: {address}}});
            document.body.replaceChildren(frame);
        }})"
    ))
    .await;
    reader.client().enter_frame(0).await.expect("there is one frame");
    let arrived = page.eval_text("location.href").await;
    reader.client().enter_parent_frame().await.expect("a frame has a parent");
    arrived
}

/// Tries to run a script that the site did not bring.
async fn smuggle(page: &Page) {
    page.eval(
        "(() => {
            const script = document.createElement('script');
            script.textContent = 'window.__smuggled = 1';
            document.body.append(script);
        })()",
    )
    .await;
    assert_eq!(page.eval("window.__smuggled").await, serde_json::Value::Null);
    let complaints = page.console_errors().await;
    assert!(complaints.iter().any(|said| said.starts_with("policy: script-src")), "{complaints:?}");
}
