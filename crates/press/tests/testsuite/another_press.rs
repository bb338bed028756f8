//! Another program makes the pages anew, whatever its file looks like from outside.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::{Duration, SystemTime};

use memchr::memmem;
use serde_json::json;

use crate::newsroom::Newsroom;

/// As packages are that can be made again byte for byte: all that is in them is of one time.
#[test]
fn another_press_of_the_same_length_and_time_makes_the_pages_anew() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let mut program = fs::read(env!("CARGO_BIN_EXE_press")).expect("the program");
    put(&newsroom, "one", &program);
    let places: Vec<usize> = memmem::find_iter(&program, b"application/ld+json").collect();
    for place in places {
        program[place..][..19].copy_from_slice(b"application/ld+jsox");
    }
    // The linker would have given it another number.
    if let Some(place) = memmem::find(&program, b"\x14\0\0\0\x03\0\0\0GNU\0") {
        program[place + 12] ^= 1;
    }
    put(&newsroom, "two", &program);
    for (name, says) in [("one", "ld+json"), ("two", "ld+jsox"), ("one", "ld+json")] {
        let mut build = Command::new(newsroom.path(name));
        build.current_dir(newsroom.path("")).args(["build", "edition", "--app", "app", "--out", "site"]);
        assert!(build.output().expect("it runs").status.success());
        assert!(newsroom.site("articles/pier/index.html").contains(says), "{name}");
    }
}

/// Puts a program of a time long ago into the newsroom.
fn put(newsroom: &Newsroom, name: &str, program: &[u8]) {
    newsroom.write(name, program);
    let file = File::options().write(true).open(newsroom.path(name)).expect("a program");
    file.set_permissions(Permissions::from_mode(0o755)).expect("rights");
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).expect("a time");
}
