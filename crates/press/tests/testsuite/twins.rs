//! Compressed files that somebody has put beside those of the site, which a host sends in their place.

use std::fs;

use serde_json::json;

use crate::newsroom::{Answer, Newsroom};

const ENDINGS: [&str; 3] = ["br", "gz", "zst"];

/// Compresses every file of the site that is worth it, as far as tests can tell.
fn compress(newsroom: &Newsroom) {
    for file in newsroom.files("site").into_keys() {
        if file.ends_with(".html") || file.ends_with(".json") || file.ends_with(".svg") {
            for ending in ENDINGS {
                newsroom.write(&format!("site/{file}.{ending}"), "compressed");
            }
        }
    }
}

/// The compressed files of one file that are there.
fn twins(newsroom: &Newsroom, file: &str) -> usize {
    ENDINGS.iter().filter(|ending| newsroom.path(&format!("site/{file}.{ending}")).exists()).count()
}

/// Both ways of publishing.
fn builds() -> [fn(&Newsroom) -> Answer; 2] {
    [Newsroom::build, Newsroom::build_in_place]
}

#[test]
fn what_compressed_a_file_goes_when_the_file_changes_or_goes() {
    for build in builds() {
        for settled in [false, true] {
            let newsroom = Newsroom::new();
            newsroom.made("site");
            newsroom.stories("vote", 3, &["town"]);
            newsroom.write("edition/media/map.svg", "<svg/>");
            newsroom.write("edition/media/plan.svg", "<svg/>");
            assert_eq!(build(&newsroom).code, 0);
            compress(&newsroom);
            if settled {
                // They are in both folders then, and in both lists.
                assert_eq!((build(&newsroom).code, build(&newsroom).code), (0, 0));
            }
            newsroom.article(
                "vote-0",
                json!({"channel": ["town"], "published": "2024-03-05T08:00:00Z", "tags": ["votes"]}),
            );
            newsroom.remove("edition/articles/vote-1.json");
            newsroom.write("edition/media/map.svg", "<svg></svg>");
            for round in 0..4 {
                assert_eq!(build(&newsroom).code, 0);
                for gone in ["articles/vote-0/index.html", "articles/vote-0.json", "front.json", "media/map.svg"] {
                    assert_eq!(twins(&newsroom, gone), 0, "round {round}: {gone}");
                    assert!(newsroom.path("site").join(gone).exists());
                }
                assert!(!newsroom.path("site/articles/vote-1").exists());
                assert_eq!(twins(&newsroom, "articles/vote-1.json"), 0);
                for same in ["media/plan.svg", "channels/arts/index.html", "404.html", "oembed/vote-2.json"] {
                    assert_eq!(twins(&newsroom, same), 3, "round {round}: {same}");
                }
            }
        }
    }
}

/// The folder that was published when they were put there is the one that is published after the next.
#[test]
fn what_compressed_an_old_text_does_not_come_back() {
    // In one round somebody builds from within the folder.
    for (settled, in_place) in [(false, None), (true, None), (false, Some(0)), (false, Some(1))] {
        let newsroom = Newsroom::new();
        newsroom.stories("vote", 3, &["town"]);
        newsroom.published();
        newsroom.article("rain", json!({"channel": ["weather"]}));
        newsroom.published();
        compress(&newsroom);
        newsroom.write("site/.404.html.4711", "a draft");
        if settled {
            newsroom.published();
        }
        newsroom.article("vote-0", json!({"headline": "Put right"}));
        newsroom.remove("edition/articles/vote-1.json");
        for round in 0..5 {
            newsroom.article("rain", json!({"channel": ["weather"], "headline": format!("Round {round}")}));
            let answer = if in_place == Some(round) { newsroom.build_in_place() } else { newsroom.build() };
            assert_eq!(answer.code, 0, "{}", answer.stderr);
            let said = format!("settled: {settled}, in place: {in_place:?}, round {round}");
            for gone in ["articles/vote-0/index.html", "articles/vote-0.json", "articles/vote-1.json", "front.json"] {
                assert_eq!(twins(&newsroom, gone), 0, "{said}: {gone}");
            }
            assert!(!newsroom.path("site/articles/vote-1").exists(), "{said}");
            assert!(!newsroom.path("site/.404.html.4711").exists(), "{said}");
            for same in ["404.html", "oembed/vote-2.json"] {
                assert_eq!(twins(&newsroom, same), 3, "{said}: {same}");
            }
        }
        // Who puts one there anew has it.
        let twin = "site/articles/vote-0/index.html.br";
        newsroom.write(twin, "compressed");
        for round in 0..3 {
            newsroom.article("rain", json!({"channel": ["weather"], "headline": format!("Later {round}")}));
            newsroom.published();
            assert!(newsroom.path(twin).exists(), "round {round}");
        }
    }
}

/// Made of something else, with the same bytes: as where the press is another.
#[test]
fn what_compressed_a_file_stays_while_its_bytes_are_the_same() {
    for build in builds() {
        let newsroom = Newsroom::new();
        newsroom.made("site");
        newsroom.stories("vote", 3, &["town"]);
        assert_eq!(build(&newsroom).code, 0);
        compress(&newsroom);
        newsroom.remove("site/.press");
        newsroom.site_says("x-desk", json!("night"));
        for _ in 0..3 {
            assert_eq!(build(&newsroom).code, 0);
            assert_eq!(twins(&newsroom, "articles/vote-0/index.html"), 3);
            assert_eq!(twins(&newsroom, "site.json"), 0);
        }
    }
}

#[test]
fn what_the_edition_compressed_itself_is_its_own() {
    for build in builds() {
        let newsroom = Newsroom::new();
        newsroom.made("site");
        newsroom.article("pier", json!({}));
        newsroom.write("edition/data/tide.txt", "low");
        newsroom.write("edition/data/tide.txt.gz", "low, compressed");
        for text in ["low", "high"] {
            newsroom.write("edition/data/tide.txt", text);
            assert_eq!(build(&newsroom).code, 0);
            assert_eq!(newsroom.site("data/tide.txt.gz"), "low, compressed");
        }
        // What lies beside nothing of the press's is nobody's business.
        newsroom.write("site/notes.txt", "mine");
        newsroom.write("site/notes.txt.gz", "mine, compressed");
        newsroom.write("site/notes.txt", "mine, longer");
        newsroom.write("site/old.tar.gz", "mine");
        assert_eq!(build(&newsroom).code, 0);
        assert_eq!([newsroom.site("notes.txt.gz"), newsroom.site("old.tar.gz")], ["mine, compressed", "mine"]);
    }
}

#[test]
fn a_build_that_stops_in_place_leaves_no_old_text_either() {
    let newsroom = Newsroom::new();
    newsroom.made("site");
    newsroom.stories("vote", 3, &["town"]);
    newsroom.write("edition/media/map.svg", "<svg/>");
    assert_eq!(newsroom.build_in_place().code, 0);
    compress(&newsroom);
    newsroom.write("edition/media/map.svg", "<svg></svg>");
    newsroom.write("edition/zoo/lion.svg", "<svg/>");
    newsroom.write("site/zoo", "mine");
    newsroom.article("vote-0", json!({"headline": "Anew"}));
    assert_eq!(newsroom.build_in_place().code, 2);
    let is_new = |file: &str, text: &str| newsroom.site(file).contains(text);
    assert_eq!(twins(&newsroom, "media/map.svg") == 0, is_new("media/map.svg", "</svg>"));
    assert!(!is_new("articles/vote-0.json", "Anew"), "it stops before the stories");
    assert_eq!(twins(&newsroom, "articles/vote-0.json"), 3);
    fs::remove_file(newsroom.path("site/zoo")).expect("a file to remove");
    assert_eq!(newsroom.build_in_place().code, 0);
    assert_eq!([twins(&newsroom, "media/map.svg"), twins(&newsroom, "articles/vote-0.json")], [0, 0]);
    assert_eq!(twins(&newsroom, "404.html"), 3);
}
