//! Editions that mean harm: what is outside stays outside, and what is inside stays data.

use std::fs;

use serde_json::json;

use crate::newsroom::{INDEX, Newsroom};

#[test]
fn an_id_that_is_a_path_is_no_id() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write(
        "edition/articles/climb.json",
        &json!({
            "schema": 1, "id": "../../climbed", "headline": "Up", "published": "2024-03-05T09:00:00Z", "body": []
        })
        .to_string(),
    );
    newsroom.write("edition/articles/..climb.json", "{}");
    newsroom.write("edition/articles/c:\\climb.json", "{}");
    let answer = newsroom.build();
    assert_eq!(answer.code, 1);
    assert!(answer.stderr.contains("\"../../climbed\" is no id"), "{}", answer.stderr);
    assert!(!newsroom.path("climbed.json").exists());
    assert!(!newsroom.path("site/climbed").exists());
    let articles: Vec<_> = newsroom.files("site/articles").into_keys().collect();
    assert_eq!(articles, ["pier.json", "pier/index.html"]);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_edition_are_not_followed() {
    use std::os::unix::fs::symlink;

    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write("secret/key.txt", "key");
    newsroom.write("secret/story.json", &fs::read_to_string(newsroom.path("edition/articles/pier.json")).expect("it"));
    fs::create_dir_all(newsroom.path("edition/media")).expect("a folder");
    newsroom.write("edition/media/real.txt", "real");
    for (target, link) in [
        ("secret/key.txt", "media/key.txt"),
        ("secret", "media/folder"),
        ("secret/story.json", "articles/story.json"),
        ("edition", "media/again"),
        ("nowhere", "media/broken"),
    ] {
        symlink(newsroom.path(target), newsroom.path("edition").join(link)).expect("a link");
    }
    symlink("real.txt", newsroom.path("edition/media/inside.txt")).expect("a link");
    let answer = newsroom.build();
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for said in [
        "articles/story.json: warning: not read: it is a link that leads out of the folder",
        "media/key.txt: warning: not read: it is a link that leads out of the folder",
        "media/folder: warning: not read: it is a link that leads out of the folder",
        "media/again: warning: not read: it is a link to a folder",
        "media/broken: warning: not read: it is a link that leads nowhere",
    ] {
        assert!(answer.stderr.contains(said), "{said}\n{}", answer.stderr);
    }
    let media = newsroom.files("site/media");
    assert_eq!(media.keys().collect::<Vec<_>>(), ["inside.txt", "real.txt"]);
    assert!(!newsroom.path("site/articles/story.json").exists());
}

#[cfg(unix)]
#[test]
fn a_site_file_that_leads_out_is_no_site_file() {
    let newsroom = Newsroom::new();
    fs::rename(newsroom.path("edition/site.json"), newsroom.path("site.json")).expect("moved");
    std::os::unix::fs::symlink("../site.json", newsroom.path("edition/site.json")).expect("a link");
    assert_eq!(newsroom.check().code, 2);
}

#[test]
fn dotfiles_stay_at_home() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write("edition/.env", "password");
    newsroom.write("edition/.git/config", "x");
    newsroom.write("edition/media/.DS_Store", "x");
    newsroom.published();
    let dotted: Vec<_> =
        newsroom.files("site").into_keys().filter(|file| file.contains("/.") || file.starts_with('.')).collect();
    assert_eq!(
        dotted,
        [".kanbao-frames.caddy", ".kanbao-frames.nginx", ".kanbao-moved.caddy", ".kanbao-moved.nginx", ".press"]
    );
}

#[test]
fn a_paper_has_its_own_icon() {
    let newsroom = Newsroom::new();
    newsroom.write("app/icons/kanbao.svg", "the app's");
    newsroom.write("app/icons/other.svg", "the app's");
    newsroom.article("pier", json!({}));
    newsroom.published();
    assert_eq!(newsroom.site("icons/kanbao.svg"), "the app's");
    newsroom.write("edition/icons/kanbao.svg", "the paper's");
    let answer = newsroom.build();
    assert_eq!((answer.code, answer.stderr.matches("not published").count()), (0, 0), "{}", answer.stderr);
    assert_eq!(newsroom.site("icons/kanbao.svg"), "the paper's");
    assert_eq!(newsroom.site("icons/other.svg"), "the app's");
}

#[test]
fn files_in_the_presss_own_places_are_not_published() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    for file in
        ["front.json", "404.html", "index.html", "channels/town/1.json", "articles/pier/index.html", "app-1a2b.js"]
    {
        newsroom.write(&format!("edition/{file}"), "mine");
    }
    let answer = newsroom.build();
    assert_eq!(answer.code, 0);
    assert_eq!(answer.stderr.matches("the site has a file of its own there").count(), 5, "{}", answer.stderr);
    assert!(answer.stderr.contains("articles/pier/index.html: warning: not published: "), "{}", answer.stderr);
    assert!(newsroom.files("site").values().all(|bytes| bytes != b"mine"));
}

#[test]
fn folders_that_lie_in_each_other_are_refused() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write("edition/dist/index.html", INDEX);
    for (app, out) in
        [("edition/dist", "site"), ("app", "edition/site"), ("app", "app/site"), ("app", "."), ("app", "edition")]
    {
        let answer = newsroom.press(&["build", "edition", "--app", app, "--out", out]);
        assert_eq!(answer.code, 2, "{app} {out}");
        assert!(answer.stderr.contains(" lies in "), "{}", answer.stderr);
    }
    assert!(!newsroom.path("edition/site").exists());
    assert!(!newsroom.path("app/site").exists());
}
