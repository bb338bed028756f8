//! A build after a change gives what a build from nothing gives.

use std::fs::{self, File, FileTimes};
use std::thread;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::newsroom::{Answer, Files, INDEX, Newsroom, Numbers};

const CHANNELS: [&[&str]; 5] = [&["town"], &["town", "harbour"], &["town", "council"], &["weather"], &[]];

/// What `press build` makes of the newsroom's edition from nothing, and what it says.
fn from_nothing(newsroom: &Newsroom) -> (Files, String) {
    for folder in ["fresh", ".fresh.press"] {
        _ = fs::remove_dir_all(newsroom.path(folder));
    }
    let answer = newsroom.press(&["build", "edition", "--app", "app", "--out", "fresh"]);
    (without_list(newsroom.files("fresh")), report(&answer))
}

fn without_list(mut files: Files) -> Files {
    files.remove(".press");
    files
}

/// What was found, without what was done: the summary, which has times and counts, and the stories taken down.
fn report(answer: &Answer) -> String {
    let done = |line: &&str| line.starts_with("published ") || line.starts_with("taken down: ");
    answer.stderr.lines().filter(|line| !done(line)).collect::<Vec<_>>().join("\n")
}

/// A link to a story that may be there, and may be there in both scripts.
fn link(numbers: &mut Numbers) -> Value {
    json!({"link": {"href": format!("../story-{}/", numbers.below(18)), "text": "码头"}})
}

fn story(newsroom: &Newsroom, number: u64, numbers: &mut Numbers) {
    let mut fields = json!({
        "channel": CHANNELS[numbers.below(5) as usize],
        "headline": format!("Story {number}, version {}", numbers.below(1000)),
        "published": format!("2024-03-{:02}T09:00:00Z", 1 + numbers.below(28)),
        "related": [format!("story-{}", numbers.below(18))],
        "summary": format!("Summary {}", numbers.below(3)),
    });
    if numbers.below(3) == 0 {
        let file = format!("/media/{}.avif", numbers.below(4));
        let caption = ["A ".into(), json!({"em": "pier"}), link(numbers)];
        fields["image"] = json!({"src": file, "alt": "", "caption": caption, "width": 4, "height": 3});
    }
    if numbers.below(2) == 0 {
        fields["body"] = json!([{"type": "paragraph", "text": [link(numbers)]}]);
    }
    match numbers.below(6) {
        0 | 1 => fields["lang"] = json!("zh-Hans-CN"),
        2 => fields["lang"] = json!("zh-Hant-TW"),
        3 => fields["canonical"] = json!("https://elsewhere.example/first"),
        _ => {}
    }
    // Of these ids some are other stories', and some are what others were called too.
    if numbers.below(3) == 0 {
        fields["formerly"] = json!([format!("story-{}", numbers.below(18)), format!("story-{}", numbers.below(18))]);
    }
    newsroom.article(&format!("story-{number}"), fields);
}

#[test]
fn after_any_changes_the_site_and_the_report_are_those_of_a_build_from_nothing() {
    let newsroom = Newsroom::new();
    let mut numbers = Numbers::new();
    let site = fs::read_to_string(newsroom.path("edition/site.json")).expect("a site");
    for number in 0..12 {
        story(&newsroom, number, &mut numbers);
    }
    for round in 0..60 {
        for _ in 0..=numbers.below(2) {
            let number = numbers.below(14);
            let article = newsroom.path(&format!("edition/articles/story-{number}.json"));
            let picture = newsroom.path(&format!("edition/media/{}.avif", numbers.below(4)));
            match numbers.below(12) {
                0..5 => story(&newsroom, number, &mut numbers),
                5 | 6 => _ = fs::remove_file(article),
                7 => newsroom.write(&format!("edition/media/{}.avif", numbers.below(4)), &"x".repeat(round)),
                8 => _ = fs::remove_file(picture),
                9 => newsroom.write("edition/site.json", &site.replace("Courier", &format!("Courier {round}"))),
                10 => newsroom.write("app/index.html", &INDEX.replace("paper", &format!("paper-{round}"))),
                _ => newsroom.article(&format!("story-{number}"), json!({"published": "soon"})),
            }
        }
        let answer = newsroom.build();
        let (fresh, said) = from_nothing(&newsroom);
        assert!(without_list(newsroom.files("site")) == fresh, "round {round}: another site");
        assert_eq!(report(&answer), said, "round {round}");
    }
}

#[test]
fn warnings_of_files_that_did_not_change_are_told_again() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"image": {"src": "/media/none.avif"}, "body": [{"type": "poll"}]}));
    newsroom.article("quay", json!({}));
    let first = newsroom.build();
    assert!(
        first.stderr.contains("image.src: there is no file") && first.stderr.contains("body[0]"),
        "{}",
        first.stderr
    );
    newsroom.article("quay", json!({"tags": ["x"]}));
    assert_eq!(report(&newsroom.build()), report(&first));
}

#[test]
fn what_a_file_does_not_say_itself_is_asked_again() {
    let newsroom = Newsroom::new();
    newsroom.article(
        "pier",
        json!({"channel": ["town"], "related": ["quay"], "image": {"src": "/m/a.avif", "alt": "", "width": 4, "height": 3}}),
    );
    newsroom.article("quay", json!({"channel": ["town"]}));
    newsroom.write("edition/m/a.avif", "picture");
    assert_eq!(report(&newsroom.published()), "");
    newsroom.remove("edition/articles/quay.json");
    fs::rename(newsroom.path("edition/m/a.avif"), newsroom.path("edition/m/A.avif")).expect("renamed");
    let said = report(&newsroom.published());
    assert!(said.contains("there is no article \"quay\"") && said.contains("there is \"m/A.avif\""), "{said}");
    // The remedy is another, though the file is missing as before.
    newsroom.remove("edition/m/A.avif");
    let said = report(&newsroom.published());
    assert!(said.contains("put the file into the edition"), "{said}");
}

/// As git knows it, "racy": a file of the same size, saved in the moment in which the last build read it.
#[test]
fn a_file_saved_twice_in_one_moment_is_seen() {
    let newsroom = Newsroom::new();
    let moment = SystemTime::now();
    let save = |headline: &str| {
        newsroom.article("pier", json!({"headline": headline}));
        let file = File::options().write(true).open(newsroom.path("edition/articles/pier.json")).expect("a file");
        file.set_times(FileTimes::new().set_modified(moment)).expect("a time");
    };
    for headline in ["One!", "Two!", "Six!", "Ten!"] {
        save(headline);
        newsroom.published();
        assert_eq!(newsroom.json("articles/pier.json")["headline"], headline);
    }
}

#[test]
fn a_file_that_was_only_touched_is_the_same() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.write("edition/media/pier.avif", "picture");
    newsroom.published();
    for file in ["articles/vote-1.json", "media/pier.avif", "site.json"] {
        let file = File::options().write(true).open(newsroom.path("edition").join(file)).expect("a file");
        file.set_times(FileTimes::new().set_modified(SystemTime::now() - Duration::from_secs(60))).expect("a time");
    }
    let answer = newsroom.published();
    assert!(answer.stderr.contains(": 0 files written, "), "{}", answer.stderr);
}

/// Times are trusted only once they are two seconds old. What was made of a younger file is not made again for that.
#[test]
fn what_was_made_of_a_young_file_is_kept_when_it_is_older() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write("edition/site.json", &fs::read_to_string(newsroom.path("edition/site.json")).expect("a site"));
    newsroom.published();
    // Of the same size and age, and so nothing that a build would notice, unless it made the page.
    let page = newsroom.path("site/articles/pier/index.html");
    let age = fs::metadata(&page).and_then(|found| found.modified()).expect("a page");
    let marked = fs::read_to_string(&page).expect("a page").replace("Courier", "COURIER");
    fs::write(&page, &marked).expect("a page");
    let file = File::options().write(true).open(&page).expect("a page");
    file.set_times(FileTimes::new().set_modified(age)).expect("a time");
    thread::sleep(Duration::from_millis(2_200));
    newsroom.published();
    assert!(marked.contains("COURIER") && newsroom.site("articles/pier/index.html") == marked);
}

#[test]
fn a_cache_that_is_damaged_or_gone_costs_time_alone() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"related": ["nobody"]}));
    let first = newsroom.published();
    let cache = newsroom.path(".site.press/checked");
    let whole = fs::read(&cache).expect("a cache");
    for cut in (0..whole.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[cut] ^= 0x55;
        for bytes in [&whole[..cut], &damaged] {
            fs::write(&cache, bytes).expect("a file");
            assert_eq!(report(&newsroom.published()), report(&first));
        }
    }
    fs::remove_dir_all(newsroom.path(".site.press")).expect("a folder");
    newsroom.article("pier", json!({"headline": "New"}));
    let answer = newsroom.published();
    // Its file, two pages and what partners are told, the front page and its list, three feeds and the news map.
    assert!(answer.stderr.contains(": 10 files written, "), "{}", answer.stderr);
}

#[test]
fn another_app_or_another_site_file_changes_the_pages() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    newsroom.write("app/index.html", &INDEX.replace("paper", "broadsheet"));
    newsroom.published();
    assert!(newsroom.site("articles/pier/index.html").contains("broadsheet"));
    let site = fs::read_to_string(newsroom.path("edition/site.json")).expect("a site");
    newsroom.write("edition/site.json", &site.replace("Courier", "Herald"));
    newsroom.published();
    assert!(newsroom.site("articles/pier/index.html").contains("Lantern Bay Herald"));
}

/// In the hidden folder of two builds ago, in the published one, and with what `prepare.mjs` has put beside the pages.
#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    for builds in 1..=2 {
        for compressed in [false, true] {
            let newsroom = Newsroom::new();
            newsroom.article("pier", json!({"channel": ["town"]}));
            let file = |text: &str| newsroom.write("edition/about", text);
            let folder = |text: &str| newsroom.write("edition/about/index.html", text);
            file("one");
            for round in 0..builds {
                newsroom.article("pier", json!({"channel": ["town"], "headline": format!("Round {round}")}));
                newsroom.published();
            }
            newsroom.remove("edition/about");
            folder("two");
            for round in 0..3 {
                newsroom.published();
                assert_eq!(newsroom.site("about/index.html"), "two", "{builds} {compressed} {round}");
            }
            if compressed {
                newsroom.write("site/about/index.html.br", "two, compressed");
                newsroom.published();
                assert_eq!(newsroom.site("about/index.html.br"), "two, compressed");
            }
            fs::remove_dir_all(newsroom.path("edition/about")).expect("a folder");
            file("three");
            for round in 0..3 {
                newsroom.article("pier", json!({"channel": ["town"], "headline": format!("Round {round} anew")}));
                newsroom.published();
                assert_eq!(newsroom.site("about"), "three", "{builds} {compressed} {round}");
            }
        }
    }
}

#[test]
fn in_the_app_s_own_folder_too_a_file_may_become_a_folder() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"]}));
    let build = || newsroom.press(&["build", "edition", "--app", "app"]);
    newsroom.write("edition/about", "one");
    assert_eq!(build().code, 0);
    newsroom.remove("edition/about");
    newsroom.write("edition/about/index.html", "two");
    for _ in 0..2 {
        assert_eq!(build().code, 0);
        assert_eq!(newsroom.files("app")["about/index.html"], b"two");
    }
    fs::remove_dir_all(newsroom.path("edition/about")).expect("a folder");
    newsroom.write("edition/about", "three");
    let answer = build();
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(newsroom.files("app")["about"], b"three");
}

#[test]
fn what_somebody_has_put_in_the_way_of_the_site_is_named_and_stays() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"]}));
    newsroom.published();
    newsroom.remove("site/feed.json");
    fs::create_dir(newsroom.path("site/feed.json")).expect("a folder");
    for _ in 0..3 {
        newsroom.published();
        assert!(newsroom.path("site/feed.json").is_file(), "an empty folder gives way");
    }
    newsroom.remove("site/feed.json");
    newsroom.write("site/feed.json/notes.txt", "mine");
    let answer = newsroom.build();
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("feed.json/notes.txt is somebody else's"), "{}", answer.stderr);
    assert_eq!(newsroom.site("feed.json/notes.txt"), "mine");
    fs::remove_dir_all(newsroom.path("site/feed.json")).expect("a folder");
    newsroom.published();
    assert!(newsroom.path("site/feed.json").is_file());
}

#[test]
fn a_file_where_a_story_has_its_folder_is_left_out() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"]}));
    newsroom.write("edition/articles/pier", "notes");
    newsroom.write("edition/rss.xml/x", "notes");
    newsroom.write("edition/channels", "notes");
    newsroom.write("edition/hans", "notes");
    let answer = newsroom.build();
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for file in ["articles/pier", "rss.xml/x", "channels", "hans"] {
        assert!(answer.stderr.contains(&format!("{file}: warning: not published")), "{}", answer.stderr);
    }
    assert!(newsroom.path("site/articles/pier/index.html").is_file() && newsroom.path("site/rss.xml").is_file());
}

#[test]
fn what_a_killed_build_has_half_written_in_the_app_s_own_folder_goes_with_the_next() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"]}));
    let build = || newsroom.press(&["build", "edition", "--app", "app"]).code;
    assert_eq!(build(), 0);
    let drafts = ["app/.index.html.4711", "app/articles/pier/.index.html.4711", "app/channels/town/.1.json.4711"];
    drafts.iter().for_each(|draft| newsroom.write(draft, "<!doct"));
    let others = ["app/.notes.4711", "app/.index.html.old"];
    others.iter().for_each(|other| newsroom.write(other, "mine"));
    newsroom.article("pier", json!({"channel": ["town"], "headline": "Anew"}));
    assert_eq!(build(), 0);
    assert!(drafts.iter().all(|draft| !newsroom.path(draft).exists()));
    assert!(others.iter().all(|other| newsroom.path(other).exists()));
}
