//! Which pages may show a story in a frame, for the configurations of `docs/hosting`: stories that are for some only.
//!
//! Ids and origins are made of letters, digits and few signs (`article::ArticleId`, `article::WebOrigin`), so none of them
//! can end a string of these files.

use std::fmt::Write as _;

use article::{Teaser, WebOrigin};

use super::order::Newest;

/// The files, by their names in the site. They begin with a dot: no host sends them.
pub(super) fn files(newest: &Newest) -> [(&'static str, String); 2] {
    let mut nginx = String::new();
    let mut caddy = String::from("map {path} {kanbao_frames} {\n");
    for (story, origins) in newest.all().iter().filter_map(|story| Some((story, newest.only(story)?))) {
        // Where nobody may show the story, there is only the way to it to be shown, and that may everybody.
        if origins.is_empty() {
            continue;
        }
        let framers = framers(origins);
        // nginx looks at the address once more when it has found the file.
        let _ = writeln!(nginx, "\"~^/(han[st]/)?embed/{}/\" \"{framers}\";", story.id);
        for path in paths(story) {
            let _ = writeln!(caddy, "\t{path} \"{framers}\"");
        }
    }
    caddy.push_str("\tdefault *\n}\n");
    [(".kanbao-frames.nginx", nginx), (".kanbao-frames.caddy", caddy)]
}

/// A story alone, in every script that it may be in.
fn paths(story: &Teaser) -> [String; 3] {
    ["", "/hans", "/hant"].map(|script| format!("{script}/embed/{}/", story.id))
}

/// Sources of `frame-ancestors` (CSP 3 §6.4.2). Our own pages show what partners would see.
fn framers(origins: &[WebOrigin]) -> String {
    origins.iter().fold("'self'".to_owned(), |framers, origin| framers + " " + origin.as_str())
}
