//! Which pages may show a story in a frame, for the configurations of `docs/hosting`: what holds for the site, and the stories
//! for which it does not.
//!
//! Ids and origins are made of letters, digits and few signs (`article::ArticleId`, `article::WebOrigin`), so none of them
//! can end a string of these files.

use std::fmt::Write as _;

use article::{Site, WebOrigin};

use super::order::Newest;

/// The source that every page is.
const ANYBODY: &str = "*";

/// The files, by their names in the site. They begin with a dot: no host sends them.
pub(super) fn files(newest: &Newest, site: &Site) -> [(&'static str, String); 2] {
    let mut nginx = String::new();
    let mut caddy = String::from("map {path} {kanbao_frames} {\n");
    let usual = framers(site.embed.only());
    for story in newest.all() {
        let framers = framers(newest.only(story));
        if framers == usual {
            continue;
        }
        // nginx looks at the address once more when it has found the file.
        let _ = writeln!(nginx, "\"~^/(han[st]/)?embed/{}/\" \"{framers}\";", story.id);
        // Caddy finds a file by an address with a slash more too, and by that of the file.
        let _ = writeln!(caddy, "\t\"~^/+(han[st]/+)?embed/+{}(/|$)\" \"{framers}\"", story.id);
    }
    // Of several that an address is like, nginx takes the first.
    if usual != ANYBODY {
        let _ = writeln!(nginx, "\"~^/(han[st]/)?embed/\" \"{usual}\";");
    }
    let _ = writeln!(caddy, "\tdefault \"{usual}\"\n}}");
    [(".kanbao-frames.nginx", nginx), (".kanbao-frames.caddy", caddy)]
}

/// Sources of `frame-ancestors` (CSP 3 §6.4.2), for a story that these origins alone may show. Our own pages show what
/// partners would see. Where nobody may, there is only the way to the story to be shown, and that may everybody.
fn framers(only: Option<&[WebOrigin]>) -> String {
    match only {
        None | Some([]) => ANYBODY.to_owned(),
        Some(origins) => origins.iter().fold("'self'".to_owned(), |framers, origin| framers + " " + origin.as_str()),
    }
}
