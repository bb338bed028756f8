//! The editions that come with the project.

use std::fs;
use std::path::{Path, PathBuf};

use crate::newsroom::Newsroom;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A real page of a regional paper, damaged as it was found, and as an edition. It lies beside the repository, and its words are
/// not ours to keep in it: where it is not, nothing is tested of it, and `cargo xtask test` says so.
pub(crate) fn seed() -> Option<PathBuf> {
    let seed = repository().join("../shared/seed");
    seed.join("edition/site.json").is_file().then_some(seed)
}

/// Runs a test on an edition.
fn with(edition: &Path, test: impl FnOnce(&Newsroom, &str)) {
    test(&Newsroom::new(), edition.to_str().expect("a path in Unicode"));
}

#[test]
fn the_seed_is_free_of_errors_and_is_published() {
    let Some(seed) = seed() else { return };
    with(&seed.join("edition"), |newsroom, edition| {
        let answer = newsroom.press(&["check", edition]);
        assert_eq!(answer.code, 0, "{}", answer.stdout);
        let answer = newsroom.press(&["build", edition, "--app", "app", "--out", "site"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert!(newsroom.path("site/articles/ningde-projects/index.html").exists());
    });
}

#[test]
fn the_sample_edition_is_free_of_problems_and_is_published() {
    with(&repository().join("static"), |newsroom, edition| {
        let answer = newsroom.press(&["check", edition]);
        assert!(answer.stdout.ends_with(": no problems\n"), "{}", answer.stdout);
        let answer = newsroom.press(&["build", edition, "--app", "app", "--out", "site"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    });
}

/// The awkward articles are within the contract, if only just.
#[test]
fn the_catalogue_is_free_of_errors_and_is_published() {
    with(&repository().join("tests/catalogue"), |newsroom, edition| {
        let answer = newsroom.press(&["check", edition]);
        assert_eq!(answer.code, 0, "{}", answer.stdout);
        let answer = newsroom.press(&["build", edition, "--app", "app", "--out", "site"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    });
}

/// The faults of `tests/catalogue/broken`, each at its place: line, column and field.
#[test]
fn each_broken_file_of_the_catalogue_has_its_fault_told() {
    type Fault = (usize, usize, &'static str);
    const FAULTS: &[(&str, &[Fault])] = &[
        ("bad-scheme-link", &[(18, 21, "body[0].text[1].link.href"), (27, 14, "body[1].src")]),
        ("block-without-type", &[(16, 5, "body[1]")]),
        ("body-not-a-list", &[(11, 11, "body")]),
        ("empty-file", &[(1, 1, "not JSON")]),
        ("headline-missing", &[(1, 1, "the field \"headline\" is missing")]),
        ("headline-number", &[(9, 15, "headline")]),
        ("id-with-capitals", &[(3, 9, "id")]),
        ("not-an-object", &[(1, 1, "expected an article, found a list")]),
        ("published-not-a-date", &[(10, 16, "published")]),
        ("schema-two", &[(2, 13, "schema")]),
        ("three-faults", &[(1, 1, "the field \"headline\" is missing"), (9, 16, "published"), (15, 5, "body[1]")]),
        ("trailing-comma", &[(20, 3, "not JSON")]),
        ("truncated", &[(18, 22, "not JSON")]),
    ];
    with(&repository().join("tests/catalogue"), |newsroom, edition| {
        let broken = Path::new(edition).join("broken");
        let mut names: Vec<String> = Vec::new();
        fs::copy(Path::new(edition).join("site.json"), newsroom.path("edition/site.json")).expect("a site");
        for entry in fs::read_dir(&broken).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
            fs::copy(&path, newsroom.path(&format!("edition/articles/{name}.json"))).expect("a copy");
            names.push(name);
        }
        names.sort_unstable();
        assert_eq!(names, FAULTS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        let answer = newsroom.check();
        assert_eq!(answer.code, 1);
        let told: Vec<&str> = answer.stdout.lines().filter(|line| line.contains(": error: ")).collect();
        let faults = FAULTS.iter().flat_map(|(name, faults)| faults.iter().map(move |fault| (name, fault)));
        let expected: Vec<String> = faults
            .map(|(name, (line, column, field))| format!("articles/{name}.json:{line}:{column}: error: {field}"))
            .collect();
        assert_eq!(told.len(), expected.len(), "{}", answer.stdout);
        for (told, expected) in told.iter().zip(&expected) {
            assert!(told.starts_with(&format!("{expected}: ")) || told == expected, "{told}\n{expected}");
        }
    });
}
