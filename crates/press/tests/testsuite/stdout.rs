//! What goes to standard output is all there, or it is said that it is not.

use std::fs::{self, File};
use std::process::Stdio;

use serde_json::json;

use crate::newsroom::Newsroom;

/// Every command that prints what was asked for.
const COMMANDS: [&[&str]; 8] = [
    &["check", "edition"],
    &["export", "edition", "--to", "jsonfeed"],
    &["export", "edition", "pier", "--to", "markdown"],
    &["schema", "article"],
    &["completions", "bash"],
    &["import", "copy.txt", "--to", "edition", "--dry-run"],
    &["import", "copy.txt", "--to", "edition", "--json"],
    &["check", "nowhere-near"],
];

fn newsroom() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write(
        "copy.txt",
        "Harbour rail opens\n2024-03-05 09:00\nThe first tram left the quay at six, and was full.\n",
    );
    fs::create_dir(newsroom.path("nowhere-near")).expect("a folder");
    newsroom.write("nowhere-near/site.json", "{}");
    newsroom
}

#[test]
fn a_full_disk_is_said() {
    let newsroom = newsroom();
    for arguments in COMMANDS {
        let full = File::options().write(true).open("/dev/full").expect("a device that is always full");
        let output = newsroom.command(arguments).stdout(full).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("error: standard output cannot be written to"), "{arguments:?}: {said}");
        assert!(said.contains("No space left") && said.contains("see that the disk has room"), "{said}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_reason_to_fail() {
    let newsroom = newsroom();
    for arguments in &COMMANDS[..COMMANDS.len() - 1] {
        let mut command = newsroom.command(arguments);
        let mut press = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
        drop(press.stdout.take());
        assert_eq!(press.wait().expect("it ends").code(), Some(0), "{arguments:?}");
    }
}
