//! Which sites may show a page of ours in a frame, on the hosts of `docs/hosting`.

use std::fs;

use hyper::StatusCode;

use super::hosting::{EMBED, HOST, STORY, caddy, copy, nginx};
use crate::case::cases;
use crate::editions::Edition;
use crate::hosts::{Answer, Caddy, Nginx, ask};
use crate::reader::Reader;
use crate::workplace;

cases![
    nginx_lets_frame_whom_a_story_is_for in [Chromium],
    nginx_knows_a_story_however_the_way_to_it_is_spelt in [Chromium],
    caddy_lets_frame_whom_a_story_is_for in [Chromium],
    caddy_knows_a_story_however_the_way_to_it_is_spelt in [Chromium],
    sites_beside_each_other_keep_their_own_policies in [Chromium],
];

/// The story for one partner.
const KEPT: &str = "paper-lantern-workshop";
const PARTNER: &str = "'self' https://partner.example";
const OURS: &str = "'self'";
const ANYBODY: &str = "*";

async fn nginx_lets_frame_whom_a_story_is_for(_: &mut Reader) {
    let nginx = nginx();
    frames_whom_a_story_is_for(&nginx.origin(HOST)).await;
}

async fn nginx_knows_a_story_however_the_way_to_it_is_spelt(_: &mut Reader) {
    let nginx = nginx();
    knows_every_spelling(&nginx.origin(HOST)).await;
}

async fn caddy_lets_frame_whom_a_story_is_for(_: &mut Reader) {
    let caddy = caddy();
    frames_whom_a_story_is_for(&caddy.origin(HOST)).await;
}

async fn caddy_knows_a_story_however_the_way_to_it_is_spelt(_: &mut Reader) {
    let caddy = caddy();
    knows_every_spelling(&caddy.origin(HOST)).await;
}

async fn sites_beside_each_other_keep_their_own_policies(_: &mut Reader) {
    let (sites, hosts) = (workplace::folder().join("beside"), [HOST, "second"]);
    for host in hosts {
        copy(&Edition::Sample.published(), &sites.join(host)).expect("a site can be copied");
    }
    // The second lends every story to everybody.
    let second = sites.join("second");
    fs::write(second.join(".kanbao-frames.nginx"), "").expect("a list can be written");
    let anybody = "map {path} {kanbao_frames} {\n\tdefault *\n}\n";
    fs::write(second.join(".kanbao-frames.caddy"), anybody).expect("a list can be written");

    let nginx = Nginx::start(&sites, &hosts, &[], &sites.join("nginx")).unwrap_or_else(|error| panic!("{error}"));
    let caddy = Caddy::start(&sites, &hosts, &sites.join("caddy")).unwrap_or_else(|error| panic!("{error}"));
    for (host, who) in hosts.into_iter().zip([PARTNER, ANYBODY]) {
        for origin in [nginx.origin(host), caddy.origin(host)] {
            let answer = ask(&origin, &format!("/embed/{KEPT}/"), &[]).await;
            assert_eq!((answer.status, framers(&answer)), (StatusCode::OK, who), "{origin}");
        }
    }
}

async fn frames_whom_a_story_is_for(origin: &str) {
    for (path, who) in [
        ("/", OURS),
        (STORY, OURS),
        ("/nothing/", OURS),
        (EMBED, ANYBODY),
        ("/hant/embed/tidal-barrier-works/", ANYBODY),
        ("/embed/nothing/", ANYBODY),
        // Of this story there is only the way to where it stands.
        ("/embed/autumn-tea-lanlong/", ANYBODY),
        ("/embed/paper-lantern-workshop/", PARTNER),
        ("/embed/paper-lantern-workshop/index.html", PARTNER),
        ("/hans/embed/paper-lantern-workshop/", PARTNER),
        ("//embed//paper-lantern-workshop/", PARTNER),
    ] {
        assert_eq!(framers(&ask(origin, path, &[]).await), who, "{path}");
    }
}

/// A server finds a file by more addresses than one. Whatever it sends, the story must not be in it for others.
async fn knows_every_spelling(origin: &str) {
    let words = ask(origin, &format!("/embed/{KEPT}/"), &[]).await.body;
    for spelling in [
        // Dots and slashes in letters, which a browser leaves in.
        "/embed/.%2fKEPT/",
        "/embed/%2e%2fKEPT/",
        "/.%2fembed/KEPT/",
        "/hans/embed/.%2fKEPT/",
        "/hans/.%2fembed/KEPT/",
        "/embed/KEPT/.%2f",
        "/embed/KEPT/.%2findex.html",
        "/a/..%2fembed/KEPT/",
        "/embed/autumn-tea-lanlong/..%2fKEPT/",
        "/embed/autumn-tea-lanlong/%2e%2e%2fKEPT/index.html",
        "/embed/autumn-tea-lanlong%2f..%2fKEPT/",
        "/embed%2fKEPT/",
        "/embed/KEPT%2f",
        "/embed/KEPT%2findex.html",
        "/hans%2fembed%2fKEPT%2f",
        // The same as a program would ask.
        "/./embed/KEPT/",
        "/embed/./KEPT/",
        "/embed/KEPT/.",
        "/embed/autumn-tea-lanlong/../KEPT/",
        // A slash too many.
        "//embed/KEPT/",
        "/embed//KEPT//",
        "/embed/%2fKEPT/",
        "/embed/KEPT//index.html",
        "/hans//embed//KEPT/",
        // Letters as numbers, once and twice.
        "/%65mbed/%70aper-lantern-workshop/",
        "/embed/%2570aper-lantern-workshop/",
        "/embed/%252e%252fKEPT/",
        // What other systems take for the same name.
        "/EMBED/KEPT/",
        "/embed/Paper-Lantern-Workshop/",
        "/embed%5cKEPT%5c",
        "/embed/.%5cKEPT/",
        "/embed/KEPT%5cindex.html",
        "/embed/KEPT./",
        "/embed/KEPT%20/",
        "/embed/KEPT::$INDEX_ALLOCATION/",
        "/embed/KEPT/index.html::$DATA",
        // What some servers cut off.
        "/embed/KEPT;/",
        "/embed;a/KEPT/",
        "/embed/KEPT/;index.html",
        "/embed/KEPT/index.html/",
        "/embed/KEPT/index.html%00",
        "/embed/KEPT/index.html.br",
        "/embed/KEPT/?/embed/autumn-tea-lanlong/",
    ] {
        let path = spelling.replace("KEPT", KEPT);
        let answer = ask(origin, &path, &[]).await;
        let is_there = answer.status == StatusCode::OK || answer.body == words;
        assert!(!is_there || framers(&answer) == PARTNER, "{path}: {} {}", answer.status, framers(&answer));
    }
}

/// The sources of `frame-ancestors`, which is the policy's end.
fn framers(answer: &Answer) -> &str {
    let policy = answer.header("content-security-policy");
    policy.rsplit_once("; frame-ancestors ").map_or("", |(_, who)| who)
}
