//! What every target does: an input is imported as one kind of copy, as far as writing it.
//!
//! libFuzzer takes each panic for a find, also those that the press itself would report and go on after. So is what the
//! press would have to own up to: a story that became no article.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;

use press::import::{self, Request};
use press::progress;
use tempfile::TempDir;

pub use press::import::format::Format;

const SITE: &str = r#"{"name": "鹭浦日报", "lang": "zh-Hans-CN", "channels": [{"id": "harbour", "name": "港区"}]}"#;

thread_local! {
    static EDITION: OnceCell<TempDir> = const { OnceCell::new() };
}

/// Imports an input, with all repairs.
///
/// # Panics
///
/// Where the press is at fault.
pub fn import(copy: &[u8], from: Format) {
    EDITION.with(|edition| {
        let edition = edition.get_or_init(|| {
            // In memory, where that can be had: thousands of inputs a second are written.
            let memory = Path::new("/dev/shm");
            let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a folder");
            fs::write(folder.path().join("site.json"), SITE).expect("a site");
            folder
        });
        import_into(edition.path(), copy, from);
    });
}

fn import_into(edition: &Path, copy: &[u8], from: Format) {
    let input = edition.join("copy");
    fs::write(&input, copy).expect("an input");
    let request = Request {
        inputs: vec![input.display().to_string()],
        edition: edition.to_owned(),
        from,
        encoding: None,
        channel: None,
        lang: None,
        zone: None,
        published: Some("2026-10-21 16:05".to_owned()),
        repair: true,
        force: false,
        dry_run: true,
    };
    let outcome =
        import::import(&request, &mut Vec::new(), |steps| progress::bar("reading", steps)).expect("an edition");
    for fault in &outcome.faults {
        let message = &fault.finding.problem.message;
        assert!(!["fell over", "no article"].iter().any(|sign| message.contains(sign)), "{message}");
    }
}
