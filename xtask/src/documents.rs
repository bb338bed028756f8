//! What the documents name is there: a file that moved is named where it lies now.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{folder, project};

/// Where files of ours lie, besides the root.
const FOLDERS: [&str; 9] = ["benches", "crates", "docs", "partner", "src", "static", "styles", "tests", "xtask"];

/// What a build makes, and so is no file of the repository.
const MADE: &str = "embed.js";

#[test]
fn a_source_file_that_is_named_is_there() {
    let files = ours();
    for document in documents(&files) {
        for name in spans(&prose(&read(document))).filter(|name| is_source(name)) {
            let end = format!("/{}", name.trim_start_matches('/'));
            let is_there = name.ends_with(MADE) || files.iter().any(|file| format!("/{file}").ends_with(&end));
            assert!(is_there, "{document} names {name}, and there is no such file");
        }
    }
}

#[test]
fn a_link_leads_somewhere() {
    let files = ours();
    for document in documents(&files) {
        let text = prose(&read(document));
        for link in links(&text).filter(|link| !link.contains(':')) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(document).parent().expect("a file lies in a folder");
            let target = if path.is_empty() { document.into() } else { folder.join(path) };
            assert!(project::root().join(&target).exists(), "{document} leads to {link}, and there is no such file");
            if !heading.is_empty() {
                let there = read(target.to_str().expect("our names are UTF-8"));
                assert!(headings(&there).contains(heading), "{document} leads to {link}, and there is no such heading");
            }
        }
    }
}

/// The files that are ours, from the root.
fn ours() -> Vec<String> {
    let root = project::root();
    let of_folder = |folder: &&str| folder::files(&root.join(folder)).expect("our folders can be read");
    let at_the_top = fs::read_dir(&root).expect("the root can be read").map(|entry| entry.expect("an entry").path());
    let files = FOLDERS.iter().flat_map(of_folder).chain(at_the_top.filter(|path| path.is_file()));
    let named = |file: PathBuf| Some(file.strip_prefix(&root).ok()?.to_str()?.to_owned());
    files.filter_map(named).filter(|file| !file.contains("node_modules/")).collect()
}

fn documents(files: &[String]) -> impl Iterator<Item = &str> {
    files.iter().map(String::as_str).filter(|file| file.ends_with(".md"))
}

fn read(file: &str) -> String {
    fs::read_to_string(project::root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A document without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// What stands between backquotes.
fn spans(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// A name like `browser/loader.js`. Stories, pages and configurations have other endings: a newsroom has its own.
fn is_source(name: &str) -> bool {
    let plain = |char: char| char.is_ascii_alphanumeric() || "-_./".contains(char);
    [".rs", ".js", ".mjs", ".css"].iter().any(|ending| name.ends_with(ending)) && name.chars().all(plain)
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0))
}

/// The headings of a document as links name them: `## Who may?` is `who-may`.
fn headings(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    headings
        .map(|heading| {
            let kept = heading.chars().filter(|char| char.is_alphanumeric() || "-_ ".contains(*char));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect()
}
