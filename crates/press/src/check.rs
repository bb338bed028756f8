//! Every problem of every file, and what the lists need to know of each sound story.

use article::{Article, Document, Teaser};
use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::across;
use crate::edition::Edition;
use crate::finding::Finding;

/// What came of checking the articles of an edition.
#[derive(Debug, Default)]
pub struct Checked {
    /// The stories without errors, in the order of their ids.
    pub stories: Vec<Teaser>,
    /// Every problem found: by file, then by line.
    pub findings: Vec<Finding>,
}

/// Checks every article, on all cores. `progress` takes one step an article.
pub fn check(edition: &Edition, progress: &ProgressBar) -> Checked {
    let names: Vec<&String> = edition.articles.iter().collect();
    let files: Vec<_> = names
        .par_iter()
        .map(|name| {
            let file = check_article(edition, name);
            progress.inc(1);
            file
        })
        .collect();
    let mut checked = Checked::default();
    for (story, findings) in files {
        checked.stories.extend(story);
        checked.findings.extend(findings);
    }
    checked
}

fn check_article(edition: &Edition, name: &str) -> (Option<Teaser>, Vec<Finding>) {
    let file = Edition::article_file(name);
    let text = match edition.read(&file) {
        Ok(text) => text,
        Err(problem) => return (None, vec![Finding { file, problem }]),
    };
    let mut parsed = Article::parse(&text, Some(&format!("/{file}")));
    parsed.problems.extend(across::article(edition, name, &text));
    let parsed = parsed.locate(&text);
    let sound = parsed.is_sound();
    let findings = parsed.problems.into_iter().map(|problem| Finding { file: file.clone(), problem }).collect();
    (parsed.value.filter(|_| sound).map(|article| Teaser::from(&article)), findings)
}
