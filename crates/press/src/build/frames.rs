//! Which pages may show a story in a frame, for the configurations of `docs/hosting`: what holds for the site, and the stories
//! for which it does not.
//!
//! Ids and origins are made of letters, digits and few signs (`article::ArticleId`, `article::WebOrigin`), so none of them
//! can end a string of these files.

use std::fmt::Write as _;

use article::{Site, WebOrigin};

use super::newest::Newest;

/// The source that every page is.
const ANYBODY: &str = "*";
/// What our own pages are.
const OURS: &str = "'self'";
/// What every id is like.
const ANY_ID: &str = "[a-z0-9-]+";

/// The files, by their names in the site. They begin with a dot: the hosts of `docs/hosting` do not send them.
pub(super) fn files(newest: &Newest, site: &Site) -> [(&'static str, String); 2] {
    let mut nginx = String::new();
    let mut caddy = String::from("map {path} {kanbao_frames} {\n");
    let usual = framers(site.embed.only());
    for story in newest.all() {
        let framers = framers(newest.only(story));
        if framers == usual {
            continue;
        }
        for id in newest.ids_of_story(story).map(|called| called.id) {
            // nginx looks at the address once more when it has found the file.
            let _ = writeln!(nginx, "\"~*^/(han[st]/)?embed/{id}/\" \"{framers}\";");
            let _ = writeln!(caddy, "\t{} \"{framers}\"", in_caddy(id.as_str()));
        }
    }
    // Of several that an address is like, both take the first.
    if usual != ANYBODY {
        let _ = writeln!(nginx, "\"~*^/(han[st]/)?embed/\" \"{usual}\";");
    }
    let _ = writeln!(caddy, "\t{} \"{usual}\"\n\tdefault \"{OURS}\"\n}}", in_caddy(ANY_ID));
    [(".kanbao-frames.nginx", nginx), (".kanbao-frames.caddy", caddy)]
}

/// How Caddy knows the page of a story in a frame. It looks at the address as it was asked for, and finds a file by an address
/// with a slash more too, by that of the file, and where the disk does so by capitals. Whatever else leads to a page is not
/// known, so that it is for nobody but us.
fn in_caddy(id: &str) -> String {
    format!(r#""~(?i)^/+(han[st]/+)?embed/+{id}/*(index\.html)?$""#)
}

/// Sources of `frame-ancestors` (CSP 3 §6.4.2), for a story that these origins alone may show. Our own pages show what
/// partners would see. Where nobody may, there is only the way to the story to be shown, and that may everybody.
fn framers(only: Option<&[WebOrigin]>) -> String {
    match only {
        None | Some([]) => ANYBODY.to_owned(),
        Some(origins) => origins.iter().fold(OURS.to_owned(), |framers, origin| framers + " " + origin.as_str()),
    }
}
