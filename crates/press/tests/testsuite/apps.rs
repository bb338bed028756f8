//! A new app, and what is kept of the one before for pages that readers still have.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::newsroom::{INDEX, Newsroom, Numbers};

/// Builds the app anew: its files have other names then.
fn app(newsroom: &Newsroom, hash: &str) {
    fs::remove_dir_all(newsroom.path("app")).expect("a folder to remove");
    newsroom.write("app/index.html", &INDEX.replace("app-1a2b", &format!("kanbao-{hash}")));
    newsroom.write(&format!("app/kanbao-{hash}.js"), &format!("start(\"{hash}\");"));
    newsroom.write(&format!("app/kanbao-{hash}_bg.wasm"), hash);
    newsroom.write("app/embed.js", &format!("embed(\"{hash}\");"));
}

/// The apps that a folder has whole, by their hashes.
fn apps(newsroom: &Newsroom, folder: &str) -> Vec<String> {
    let files = newsroom.files(folder);
    let hashes = files.keys().filter_map(|file| file.strip_prefix("kanbao-")?.strip_suffix(".js"));
    let whole = |hash: &&str| {
        let scripts = files[&format!("kanbao-{hash}.js")] == format!("start(\"{hash}\");").into_bytes();
        scripts && files.get(&format!("kanbao-{hash}_bg.wasm")).is_some_and(|wasm| wasm == hash.as_bytes())
    };
    let whole: Vec<String> = hashes.filter(whole).map(str::to_owned).collect();
    assert_eq!(files.keys().filter(|file| file.starts_with("kanbao-")).count(), 2 * whole.len(), "{:?}", files.keys());
    whole
}

/// Builds into a folder that is exchanged, or from within it, in place.
fn build(newsroom: &Newsroom, in_place: bool) {
    let answer = match in_place {
        false => newsroom.build(),
        true => newsroom.build_in_place(),
    };
    assert_eq!(answer.code, 0, "{}", answer.stderr);
}

#[test]
fn an_app_stays_until_the_one_after_the_next_is_published() {
    for in_place in [false, true] {
        let newsroom = Newsroom::new();
        newsroom.made("site");
        let steps = [
            ("a1", &["a1"][..]),
            ("b2", &["a1", "b2"]),
            ("c3", &["b2", "c3"]),
            // One that was bad is taken back.
            ("b2", &["b2", "c3"]),
            ("d4", &["b2", "d4"]),
        ];
        for (number, (hash, there)) in steps.into_iter().enumerate() {
            app(&newsroom, hash);
            for round in 0..4 {
                newsroom.article("pier", json!({"headline": format!("Story {number}, round {}", round / 2)}));
                build(&newsroom, in_place);
                assert_eq!(apps(&newsroom, "site"), there, "in place: {in_place}, {hash}, round {round}");
                assert_eq!(newsroom.site("embed.js"), format!("embed(\"{hash}\");"));
            }
        }
    }
}

/// As an archive or a checkout leaves it, with times of its own.
#[test]
fn an_app_stays_in_a_copy_of_the_site_that_has_lost_its_times() {
    for in_place in [false, true] {
        let newsroom = Newsroom::new();
        newsroom.article("pier", json!({}));
        newsroom.made("site");
        let steps = [("a1", &["a1"][..]), ("b2", &["a1", "b2"]), ("c3", &["b2", "c3"]), ("c3", &["b2", "c3"])];
        for (hash, there) in steps {
            app(&newsroom, hash);
            build(&newsroom, in_place);
            assert_eq!(apps(&newsroom, "site"), there, "in place: {in_place}");
            let files = newsroom.files("site");
            for folder in ["site", ".site.press"] {
                _ = fs::remove_dir_all(newsroom.path(folder));
            }
            for (file, bytes) in &files {
                newsroom.write(&format!("site/{file}"), bytes);
            }
        }
    }
}

#[test]
fn a_folder_with_one_app_has_no_old_one_and_what_others_took_away_stays_away() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    app(&newsroom, "a1");
    newsroom.published();
    newsroom.published();
    app(&newsroom, "b2");
    newsroom.published();
    newsroom.remove("site/kanbao-a1.js");
    newsroom.remove("site/kanbao-a1_bg.wasm");
    for round in 0..3 {
        newsroom.article("pier", json!({"headline": format!("Round {round}")}));
        newsroom.published();
        assert_eq!(apps(&newsroom, "site"), ["b2"]);
    }
}

#[test]
fn the_edition_s_own_files_go_before_those_of_an_old_app() {
    for in_place in [false, true] {
        let newsroom = Newsroom::new();
        newsroom.article("pier", json!({}));
        newsroom.made("site");
        app(&newsroom, "a1");
        newsroom.write("app/about", "the app's");
        newsroom.write("app/map", "the app's");
        build(&newsroom, in_place);
        app(&newsroom, "b2");
        newsroom.write("edition/about/index.html", "the paper's");
        newsroom.write("edition/map", "the paper's");
        for round in 0..3 {
            newsroom.article("pier", json!({"headline": format!("Round {round}")}));
            build(&newsroom, in_place);
            assert_eq!(apps(&newsroom, "site"), ["a1", "b2"]);
            assert_eq!([newsroom.site("about/index.html"), newsroom.site("map")], ["the paper's"; 2]);
        }
    }
}

#[test]
fn an_app_stays_through_builds_that_are_killed() {
    for in_place in [false, true] {
        let newsroom = Newsroom::new();
        newsroom.made("site");
        newsroom.stories("vote", 30, &["town"]);
        app(&newsroom, "0");
        build(&newsroom, in_place);
        let mut numbers = Numbers::new();
        for round in 1..=12 {
            app(&newsroom, &round.to_string());
            for attempt in 0..3 {
                let mut press = match in_place {
                    false => newsroom.command(&["build", "edition", "--app", "app", "--out", "site"]),
                    true => newsroom.command_in_place(),
                };
                let mut press = press.stderr(Stdio::null()).spawn().expect("the program runs");
                thread::sleep(Duration::from_micros(numbers.below(60_000)));
                press.kill().expect("a program to kill");
                press.wait().expect("it ends");
                // Those who came before the build read on.
                let before = (round - 1).to_string();
                let script = newsroom.files("site").remove(&format!("kanbao-{before}.js"));
                assert!(script.is_some(), "in place: {in_place}, round {round}, attempt {attempt}");
            }
            build(&newsroom, in_place);
            let mut there = [(round - 1).to_string(), round.to_string()];
            there.sort_unstable();
            assert_eq!(apps(&newsroom, "site"), there, "in place: {in_place}");
        }
    }
}

#[test]
fn an_app_stays_through_a_build_that_stops() {
    let newsroom = Newsroom::new();
    newsroom.made("site");
    newsroom.article("pier", json!({}));
    for hash in ["a1", "b2"] {
        app(&newsroom, hash);
        build(&newsroom, true);
    }
    app(&newsroom, "c3");
    // Somebody's file stands where the site is to have a folder.
    newsroom.write("site/media", "mine");
    newsroom.write("edition/media/pier.avif", "picture");
    assert_eq!(newsroom.build_in_place().code, 2);
    newsroom.remove("site/media");
    build(&newsroom, true);
    assert_eq!(apps(&newsroom, "site"), ["b2", "c3"]);
}

#[test]
fn an_app_that_was_not_copied_whole_is_not_published() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    let before = newsroom.files("site");
    let meta = "<meta name=kanbao-app content='/app-1a2b.js /app-1a2b_bg.wasm'></head>";
    newsroom.write("app/index.html", &INDEX.replace("</head>", meta));
    let torn = newsroom.build();
    assert_eq!(torn.code, 2, "no page would come alive: {}", torn.stderr);
    assert!(torn.stderr.contains("names app-1a2b_bg.wasm, which is not"), "{}", torn.stderr);
    assert!(newsroom.files("site") == before, "the site is as it was");
    newsroom.write("app/app-1a2b_bg.wasm", "wasm");
    newsroom.published();
}
