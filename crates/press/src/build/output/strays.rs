//! Files where the press has its own, and that are not of this build. The list of what it wrote was lost, or is one of another
//! version: so nobody knows that an earlier build wrote them, and they stay, as what others put there does. But readers would go
//! on finding a story that was taken down, so it is said.

use std::path::Path;

use super::inventory::Inventory;
use super::part::Part;
use super::survey::Survey;
use crate::build::taken;
use crate::progress;

/// Says which they are, if there are any.
pub(super) fn tell(root: &Path, survey: &Survey, made: &Inventory) {
    let files = survey.foreign.keys().filter_map(|file| file.to_str());
    let mut files: Vec<&str> = files.filter(|file| is_like_ours(file) && !made.contains(file)).collect();
    files.sort_unstable();
    let Some((first, others)) = files.split_first() else { return };
    let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    progress::say(format_args!(
        "in {} there is {first}{more}, which looks like the press's and is not of this edition: the list of what it wrote there \
         (.press) was lost, or is of another version. It stays, and readers find it: take away what is not wanted there",
        root.display()
    ));
}

/// Whether a file is called as the press calls one of its own.
fn is_like_ours(file: &str) -> bool {
    let is_page_or_list = [".html", ".json", ".xml"].iter().any(|ending| file.ends_with(ending));
    is_page_or_list && (Part::at(file).is_some() || taken::is_ours(file))
}
