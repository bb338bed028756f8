//! Files where the press has its own, and that are not of this build. Others may have put them there, or an earlier build whose
//! list was lost or is in another form: nobody knows, and so they stay. But readers would go on finding a story that was taken
//! down, so it is said.

use std::path::Path;

use super::inventory::Inventory;
use super::part::Part;
use super::survey::Survey;
use crate::build::taken;
use crate::progress;

/// How many are named.
const NAMED: usize = 20;

/// Says which they are, if there are any.
pub(super) fn tell(root: &Path, survey: &Survey, made: &Inventory) {
    let files = survey.foreign.keys().filter_map(|file| file.to_str());
    let mut files: Vec<&str> = files.filter(|file| is_like_ours(file) && !made.contains(file)).collect();
    if files.is_empty() {
        return;
    }
    files.sort_unstable();
    let more = files.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("\n  and {more} more") } else { String::new() };
    let named: String = files.iter().take(NAMED).map(|file| format!("\n  {file}")).collect();
    progress::say(format_args!(
        "in {} there are files that are called as the press's are, and not of this edition. Somebody put them there, or an \
         earlier build did whose list (.press) was lost. They stay, and readers find them: take away what is not wanted\
         {named}{more}",
        root.display()
    ));
}

/// Whether a file is called as the press calls one of its own.
fn is_like_ours(file: &str) -> bool {
    let is_page_or_list = [".html", ".json", ".xml"].iter().any(|ending| file.ends_with(ending));
    is_page_or_list && (Part::at(file).is_some() || taken::is_ours(file))
}
