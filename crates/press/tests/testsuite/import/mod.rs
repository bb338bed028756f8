//! `press import` and `press export`: the real program, and the repairs by themselves.

mod again;
mod clean;
mod damage;
mod elsewhere;
mod export;
mod feeds;
mod hostile;
mod html;
mod keys;
mod manners;
mod ninjs;
mod sample;
mod seed;
mod several;
mod text;
mod tool;

use std::fs;

use serde_json::Value;

use crate::newsroom::{Answer, Newsroom};

/// A paper that writes Simplified Chinese.
fn chinese() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.write(
        "edition/site.json",
        r#"{"name": "鹭浦日报", "lang": "zh-Hans-CN", "url": "https://kanbao.example/", "channels": [
            {"id": "news", "name": "新闻", "channels": [{"id": "harbour", "name": "港区"}]}, {"id": "life", "name": "生活"}]}"#,
    );
    newsroom
}

/// `press import … --to edition`
fn import(newsroom: &Newsroom, arguments: &[&str]) -> Answer {
    let mut all = vec!["import"];
    all.extend(arguments);
    all.extend(["--to", "edition"]);
    newsroom.press(&all)
}

/// The only article of the edition.
fn only(newsroom: &Newsroom) -> Value {
    let mut all = articles(newsroom);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

/// All articles of the edition, by their files' names.
fn articles(newsroom: &Newsroom) -> Vec<Value> {
    let mut paths: Vec<_> = fs::read_dir(newsroom.path("edition/articles"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            assert!(path.extension().is_some_and(|ending| ending == "json"), "{path:?} is left behind");
            serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
        })
        .collect()
}

/// Imports a text and gives the article that comes of it.
fn imported(name: &str, copy: &str) -> Value {
    let newsroom = chinese();
    newsroom.write(name, copy);
    let answer = import(&newsroom, &[name]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    only(&newsroom)
}
