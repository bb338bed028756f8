//! Films of others: which page of theirs may be framed, and in which shape.

use serde_json::Value;

/// Which bytes the name of a film may have.
type Allowed = fn(&u8) -> bool;

/// Pages of films that let nobody frame them, and the players that are for that.
const PLAYERS: [(&str, &str, Allowed); 5] = [
    ("youtube.com/watch?v=", "www.youtube-nocookie.com/embed/", is_word),
    ("youtube.com/shorts/", "www.youtube-nocookie.com/embed/", is_word),
    ("youtu.be/", "www.youtube-nocookie.com/embed/", is_word),
    // There are other pages than films there, and they have names.
    ("vimeo.com/", "player.vimeo.com/video/", u8::is_ascii_digit),
    ("bilibili.com/video/BV", "player.bilibili.com/player.html?bvid=BV", u8::is_ascii_alphanumeric),
];

/// The pages of them whose films are upright, as a phone is held.
const UPRIGHT: &str = "youtube.com/shorts/";

/// Names the player in every embed of a body that has none of its own, and the shape of what is upright.
pub(super) fn name_in(body: &mut Value) {
    let Value::Array(blocks) = body else { return };
    for block in blocks.iter_mut().filter_map(Value::as_object_mut) {
        let is_open = block.get("type").is_some_and(|kind| kind == "embed") && !block.contains_key("player");
        let url = block.get("url").filter(|_| is_open).and_then(Value::as_str);
        if let Some((page, player)) = url.and_then(player) {
            block.insert("player".to_owned(), player.into());
            if page == UPRIGHT && !block.contains_key("width") && !block.contains_key("height") {
                block.insert("width".to_owned(), 9.into());
                block.insert("height".to_owned(), 16.into());
            }
        }
    }
}

/// Which of the pages of films an address is of, and the film's player.
fn player(url: &str) -> Option<(&'static str, String)> {
    let address = url.trim().strip_prefix("https://")?;
    let address = address.strip_prefix("www.").or(address.strip_prefix("m.")).unwrap_or(address);
    let (page, id, player, is_allowed) = PLAYERS
        .iter()
        .find_map(|(page, player, is_allowed)| Some((*page, address.strip_prefix(page)?, player, is_allowed)))?;
    let id = id.split(['?', '&', '/', '#']).next()?;
    let is_film = !id.is_empty() && id.bytes().all(|byte| is_allowed(&byte));
    is_film.then(|| (page, ["https://", player, id].concat()))
}

fn is_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pages_of_films_have_players() {
        for (page, player_) in [
            ("https://www.youtube.com/watch?v=ab_C-d12345&t=9", "https://www.youtube-nocookie.com/embed/ab_C-d12345"),
            ("https://youtu.be/ab_C-d12345?si=x", "https://www.youtube-nocookie.com/embed/ab_C-d12345"),
            ("https://m.youtube.com/shorts/ab_C-d12345", "https://www.youtube-nocookie.com/embed/ab_C-d12345"),
            ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456"),
            (
                "https://www.bilibili.com/video/BV1xx411c7mD/",
                "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD",
            ),
        ] {
            assert_eq!(player(page).map(|(_, player)| player).as_deref(), Some(player_));
        }
        for page in [
            "http://youtu.be/ab_C-d12345",
            "https://www.youtube.com/embed/ab_C-d12345",
            "https://www.youtube.com/watch?v=",
            "https://youtu.be/a\"b",
            "https://vimeo.com/channels/tides",
            "https://films.example/youtu.be/x",
        ] {
            assert_eq!(player(page), None, "{page}");
        }
    }

    #[test]
    fn films_for_phones_are_upright() {
        let url = "https://www.youtube.com/shorts/a";
        let mut body = json!([
            {"type": "embed", "url": url},
            {"type": "embed", "url": url, "width": 1, "height": 1},
            {"type": "embed", "url": "https://youtu.be/a?from=youtube.com/shorts/"},
        ]);
        name_in(&mut body);
        let sizes = [0, 1, 2].map(|place: usize| (body[place]["width"].as_u64(), body[place]["height"].as_u64()));
        assert_eq!(sizes, [(Some(9), Some(16)), (Some(1), Some(1)), (None, None)]);
    }

    #[test]
    fn what_a_newsroom_says_itself_stays() {
        let own = json!([
            {"type": "embed", "url": "https://youtu.be/a", "player": "https://films.example/a"},
            {"type": "paragraph", "text": "https://youtu.be/a", "url": "https://youtu.be/a"},
        ]);
        let mut body = own.clone();
        name_in(&mut body);
        assert_eq!(body, own);
    }
}
