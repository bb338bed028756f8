//! The editions that come with the project.

use std::path::{Path, PathBuf};

use crate::newsroom::Newsroom;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs a test on an edition where it is there, and says so where it is not.
fn with(edition: &str, test: impl FnOnce(&Newsroom, &str)) {
    let folder = repository().join(edition);
    if folder.join("site.json").exists() {
        test(&Newsroom::new(), folder.to_str().expect("a path in Unicode"));
    } else {
        println!("skipped: there is no {}", folder.display());
    }
}

/// A real page of a regional paper. It lies beside the repository, and its words are not ours to keep in it.
#[test]
fn the_seed_is_free_of_errors_and_is_published() {
    with("../shared/seed/edition", |newsroom, edition| {
        let answer = newsroom.press(&["check", edition]);
        assert_eq!(answer.code, 0, "{}", answer.stdout);
        let answer = newsroom.press(&["build", edition, "--app", "app", "--out", "site"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert!(newsroom.path("site/articles/ningde-projects/index.html").exists());
    });
}

#[test]
fn the_sample_edition_is_free_of_problems_and_is_published() {
    with("static", |newsroom, edition| {
        let answer = newsroom.press(&["check", edition]);
        assert!(answer.stdout.ends_with(": no problems\n"), "{}", answer.stdout);
        let answer = newsroom.press(&["build", edition, "--app", "app", "--out", "site"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    });
}

/// The awkward articles are within the contract, if only just.
#[test]
fn the_catalogue_is_free_of_errors_and_is_published() {
    with("tests/catalogue", |newsroom, edition| {
        let answer = newsroom.press(&["check", edition]);
        assert_eq!(answer.code, 0, "{}", answer.stdout);
        let answer = newsroom.press(&["build", edition, "--app", "app", "--out", "site"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    });
}
