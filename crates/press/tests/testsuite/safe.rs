//! A build does not show until it is complete, however it ends.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::newsroom::{Files, Newsroom, Numbers};

const BUILD: [&str; 6] = ["build", "edition", "--app", "app", "--out", "site"];

/// The site without the list that lies in it, which names times.
fn shown(newsroom: &Newsroom) -> Files {
    let mut files = newsroom.files("site");
    files.remove(".press");
    files
}

fn write_stories(newsroom: &Newsroom, round: usize) {
    for number in 0..40 {
        let id = format!("story-{number}");
        if number % 5 == round % 5 {
            _ = fs::remove_file(newsroom.path(&format!("edition/articles/{id}.json")));
        } else {
            newsroom.article(&id, json!({"channel": ["town"], "headline": format!("Story {number}, round {round}")}));
        }
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let newsroom = Newsroom::new();
    let other = Newsroom::new();
    let mut numbers = Numbers::new();
    write_stories(&newsroom, 0);
    newsroom.published();
    newsroom.write("site/CNAME", "courier.example");
    let (mut old, mut new) = (0, 0);
    for round in 1..=40 {
        let before = shown(&newsroom);
        write_stories(&newsroom, round);
        // What the new site is, another newsroom says, which nobody disturbs.
        write_stories(&other, round);
        let began = Instant::now();
        other.published();
        let longest = began.elapsed() * 3 / 2;
        let mut after = shown(&other);
        after.insert("CNAME".to_owned(), b"courier.example".to_vec());

        let mut press = begin(&newsroom);
        thread::sleep(Duration::from_micros(numbers.below(longest.as_micros() as u64)));
        press.kill().expect("a program to kill");
        press.wait().expect("it ends");

        let now = shown(&newsroom);
        if now == before {
            old += 1;
        } else {
            assert!(now == after, "round {round}: neither the old site nor the new one");
            new += 1;
        }
        // The next build puts everything right, every other time.
        if round % 2 == 0 {
            newsroom.published();
            assert!(shown(&newsroom) == after, "round {round}: not the new site after building again");
        }
    }
    assert!(old > 0 && new > 0, "killed too early or too late to tell: {old} old, {new} new");
}

fn begin(newsroom: &Newsroom) -> Child {
    newsroom
        .command(&["build", "edition", "--app", "app", "--out", "site"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs")
}

/// Returns when a build has said that it waits for another one.
fn until_it_waits(build: &mut Child) {
    let stderr = build.stderr.as_mut().expect("it is listened to");
    let (mut said, mut byte) = (Vec::new(), [0]);
    while !said.ends_with(b"waiting for it") {
        assert_ne!(stderr.read(&mut byte).expect("it speaks"), 0, "it ended: {}", String::from_utf8_lossy(&said));
        said.extend(byte);
    }
}

#[test]
fn a_first_build_that_is_killed_leaves_nothing_or_all() {
    let newsroom = Newsroom::new();
    write_stories(&newsroom, 0);
    let other = Newsroom::new();
    write_stories(&other, 0);
    let began = Instant::now();
    other.published();
    let longest = began.elapsed();
    let (mut nothing, mut all) = (0, 0);
    // The machine may have more to do by now: then longer.
    for part in 0..100 {
        if part > 20 && nothing > 0 && all > 0 {
            break;
        }
        let mut press = begin(&newsroom);
        let wait = longest * part / 10;
        thread::sleep(wait);
        press.kill().expect("a program to kill");
        press.wait().expect("it ends");
        if newsroom.path("site").exists() {
            assert!(shown(&newsroom) == shown(&other), "killed after {wait:?}");
            fs::remove_dir_all(newsroom.path("site")).expect("a folder to remove");
            all += 1;
        } else {
            nothing += 1;
        }
    }
    assert!(nothing > 0 && all > 0, "killed too early or too late to tell: {nothing} and {all} times");
    newsroom.published();
    assert!(shown(&newsroom) == shown(&other));
}

/// Old and new may be mixed then, but the next build knows what is whose.
#[test]
fn after_a_build_in_place_that_was_killed_the_next_one_puts_all_right() {
    let newsroom = Newsroom::new();
    let mut numbers = Numbers::new();
    let build =
        |newsroom: &Newsroom| newsroom.command(&["build", "edition", "--app", "app"]).stderr(Stdio::null()).spawn();
    let (mut cut_off, mut complete) = (0, 0);
    for round in 1..=20 {
        write_stories(&newsroom, round);
        newsroom.write("edition/media/map.svg", &format!("map {round}"));
        if round % 3 == 0 {
            newsroom.remove("edition/media/map.svg");
        }
        let began = Instant::now();
        let other = Newsroom::new();
        write_stories(&other, round);
        if round % 3 > 0 {
            other.write("edition/media/map.svg", &format!("map {round}"));
        }
        assert!(build(&other).expect("the program runs").wait().expect("it ends").success());
        let longest = began.elapsed() * 3 / 2;
        let mut press = build(&newsroom).expect("the program runs");
        thread::sleep(Duration::from_micros(numbers.below(longest.as_micros() as u64)));
        press.kill().expect("a program to kill");
        let ended = press.wait().expect("it ends");
        *if ended.success() { &mut complete } else { &mut cut_off } += 1;
        assert!(build(&newsroom).expect("the program runs").wait().expect("it ends").success());
        let files = |newsroom: &Newsroom| {
            let mut files = newsroom.files("app");
            files.remove(".press");
            files
        };
        let (ours, theirs) = (files(&newsroom), files(&other));
        let differ: Vec<_> =
            ours.keys().chain(theirs.keys()).filter(|file| ours.get(*file) != theirs.get(*file)).collect();
        assert!(differ.is_empty(), "round {round}: {differ:?}");
    }
    assert!(cut_off > 0 && complete > 0, "killed too early or too late to tell: {cut_off}, {complete}");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let newsroom = Newsroom::new();
    write_stories(&newsroom, 1);
    let lock = fs::File::create(newsroom.made(".site.press").join("lock")).expect("a lock");
    lock.lock().expect("the lock");
    let mut builds = [begin(&newsroom), begin(&newsroom)];
    builds.iter_mut().for_each(until_it_waits);
    assert!(!newsroom.path("site").exists(), "a build did not wait");
    drop(lock);
    for build in builds {
        let output = build.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let other = Newsroom::new();
    write_stories(&other, 1);
    other.published();
    assert!(shown(&newsroom) == shown(&other));
}

#[test]
fn a_build_that_waited_publishes_what_was_saved_while_it_waited() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"headline": "Old"}));
    let lock = fs::File::create(newsroom.made(".site.press").join("lock")).expect("a lock");
    lock.lock().expect("the lock");
    let mut build = begin(&newsroom);
    until_it_waits(&mut build);
    newsroom.article("pier", json!({"headline": "New"}));
    drop(lock);
    assert!(build.wait_with_output().expect("it ends").status.success());
    assert_eq!(newsroom.json("articles/pier.json")["headline"], "New");
}

#[test]
fn what_others_put_into_the_site_stays_and_what_they_take_away_stays_away() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.published();
    newsroom.write("site/CNAME", "courier.example");
    newsroom.write("site/.well-known/security.txt", "desk@courier.example");
    newsroom.write("site/articles/vote-1/notes.txt", "mine");
    fs::create_dir(newsroom.path("site/uploads")).expect("a folder");
    symlink("CNAME", newsroom.path("site/link")).expect("a link");
    for round in 0..4 {
        newsroom.article("vote-0", json!({"headline": format!("Round {round}")}));
        if round == 2 {
            newsroom.article("vote-1", json!({"headline": "Gone on"}));
            newsroom.write("site/CNAME", "new.courier.example");
        }
        newsroom.published();
        assert_eq!(newsroom.json("articles/vote-0.json")["headline"], format!("Round {round}"));
        assert_eq!(newsroom.site("CNAME"), if round < 2 { "courier.example" } else { "new.courier.example" });
        assert_eq!(newsroom.site(".well-known/security.txt"), "desk@courier.example");
        assert_eq!(newsroom.site("articles/vote-1/notes.txt"), "mine");
        assert!(newsroom.path("site/uploads").is_dir());
        assert_eq!(fs::read_link(newsroom.path("site/link")).expect("a link").to_str(), Some("CNAME"));
    }
    newsroom.remove("site/CNAME");
    newsroom.remove("site/link");
    fs::remove_dir(newsroom.path("site/uploads")).expect("a folder");
    fs::remove_dir_all(newsroom.path("site/.well-known")).expect("a folder");
    stay_away(&newsroom, &["CNAME", "link", "uploads", ".well-known"]);
}

/// What was taken away does not come back, in either of the two folders that take turns.
fn stay_away(newsroom: &Newsroom, gone: &[&str]) {
    for round in 0..4 {
        newsroom.article("vote-0", json!({"headline": format!("After {round}")}));
        newsroom.published();
        for gone in gone {
            assert!(fs::symlink_metadata(newsroom.path("site").join(gone)).is_err(), "{gone} in round {round}");
        }
    }
}

#[test]
fn what_others_put_into_the_site_for_a_single_build_stays_away_too() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.published();
    newsroom.write("site/CNAME", "courier.example");
    newsroom.write("site/articles/vote-2/index.html.br", "compressed");
    fs::create_dir(newsroom.path("site/uploads")).expect("a folder");
    newsroom.article("vote-0", json!({"headline": "Put there"}));
    newsroom.published();
    assert_eq!(newsroom.site("CNAME"), "courier.example");
    newsroom.remove("site/CNAME");
    newsroom.remove("site/articles/vote-2/index.html.br");
    fs::remove_dir(newsroom.path("site/uploads")).expect("a folder");
    stay_away(&newsroom, &["CNAME", "articles/vote-2/index.html.br", "uploads"]);
    assert!(newsroom.path("site/articles/vote-2/index.html").exists());
}

#[test]
fn a_file_that_somebody_put_where_the_site_has_its_own_gives_way_and_what_was_damaged_is_mended() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.write("site/front.json", "mine");
    newsroom.published();
    let whole = shown(&newsroom);
    for round in 0..3 {
        newsroom.remove("site/articles/vote-1/index.html");
        newsroom.remove("site/articles/vote-0.json");
        newsroom.write("site/articles/vote-0.json", "damaged");
        fs::remove_dir_all(newsroom.path("site/channels")).expect("a folder");
        newsroom.published();
        assert!(shown(&newsroom) == whole, "round {round}");
    }
}

#[test]
fn a_site_whose_list_was_lost_is_the_presss_again_with_the_next_build() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.published();
    newsroom.remove("site/.press");
    newsroom.published();
    newsroom.remove("edition/articles/vote-1.json");
    newsroom.published();
    assert!(!newsroom.path("site/articles/vote-1").exists());
    assert!(!newsroom.path("site/articles/vote-1.json").exists());
}

/// A Mac has renamed the folder, or somebody has put it on another disk and a link in its place: it is said where the stories are.
#[cfg(unix)]
#[test]
fn stories_in_a_folder_that_is_not_read_are_not_taken_down() {
    let newsroom = Newsroom::new();
    newsroom.article("vote", json!({"channel": ["town"]}));
    newsroom.published();
    let before = newsroom.files("site");
    let articles = newsroom.path("edition/articles");
    let stops = |said: &str| {
        for answer in [newsroom.build(), newsroom.check(), newsroom.press(&["import", "app", "--to", "edition"])] {
            assert_eq!(answer.code, 2, "{}{}", answer.stdout, answer.stderr);
            assert!(answer.stderr.contains(said) && answer.stderr.contains("\n  help: "), "{}", answer.stderr);
            assert!(
                !(answer.stdout + &answer.stderr).contains("or take this away"),
                "one remedy, and not another beside it"
            );
        }
        assert!(newsroom.files("site") == before, "what was published stays as it is");
    };
    fs::rename(&articles, newsroom.path("edition/Articles")).expect("it moves");
    stops("error: there is a folder Articles in edition, and no folder articles\n");
    fs::rename(newsroom.path("edition/Articles"), newsroom.path("disk")).expect("it moves");
    std::os::unix::fs::symlink("../disk", &articles).expect("a link");
    stops("error: the folder articles in edition is not read: it is a link that leads out of the folder\n");
    fs::remove_file(&articles).expect("it goes");
    fs::rename(newsroom.path("disk"), &articles).expect("it moves");
    newsroom.published();
    assert!(newsroom.files("site") == before);
}

/// Who has put in a newer press would look for what went wrong with the last build.
#[test]
fn a_build_of_another_version_was_not_cut_off() {
    let newsroom = Newsroom::new();
    let [publish, anew] = [false, true].map(|is_anew| {
        let newsroom = &newsroom;
        move |headline: &str| {
            newsroom.article("vote", json!({"headline": headline}));
            let said = newsroom.published().stderr;
            assert_eq!(said.contains("was at work here: making the site anew"), is_anew, "{said}");
            said.contains("the last build was cut off")
        }
    });
    assert!(!publish("One") && !publish("Two"));
    let list = newsroom.path(".site.press/next/.press");
    let sealed = fs::read(&list).expect("a list");
    let mut bytes = sealed[..sealed.len() - 16].to_vec();
    // The number of its form.
    bytes[0] += 1;
    let seal = xxhash_rust::xxh3::xxh3_128(&[&[0; 16], &bytes[..]].concat());
    bytes.extend(seal.to_le_bytes());
    fs::write(&list, &bytes).expect("a list");
    assert!(!anew("Three"));
    let whole = fs::read(&list).expect("a list");
    fs::write(&list, &whole[..whole.len() - 1]).expect("a list");
    assert!(publish("Four"));
    assert!(!publish("Five"));
}

/// Nobody knows then that an earlier build wrote it. But that it is there is said, until it is taken away.
#[test]
fn a_story_that_was_taken_down_as_the_list_was_lost_is_named() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.published();
    let stray = "files that are called as the press's are";
    newsroom.write("site/embed/vote-1/notes.txt", "mine");
    // One that was cut off, or is of another version, is as good as none.
    newsroom.write("site/.press", "");
    assert!(!newsroom.published().stderr.contains(stray));
    newsroom.write("site/.press", "");
    newsroom.remove("edition/articles/vote-1.json");
    for round in 0..3 {
        newsroom.article("vote-0", json!({"headline": format!("Round {round}")}));
        let said = newsroom.published().stderr;
        assert!(said.contains(stray), "{said}");
        for file in
            ["articles/vote-1.json", "articles/vote-1/index.html", "embed/vote-1/index.html", "oembed/vote-1.json"]
        {
            assert!(said.contains(&format!("\n  {file}\n")), "{file} is not named: {said}");
        }
        assert!(newsroom.path("site/articles/vote-1/index.html").exists());
    }
    for folder in ["articles", "embed", "oembed"] {
        for file in [format!("site/{folder}/vote-1.json"), format!("site/{folder}/vote-1/index.html")] {
            _ = fs::remove_file(newsroom.path(&file));
        }
    }
    let said = newsroom.published().stderr;
    assert!(!said.contains(stray), "{said}");
    assert_eq!(newsroom.site("embed/vote-1/notes.txt"), "mine");
}

#[test]
fn a_folder_that_is_a_link_stays_one() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.made("volume/www");
    symlink("volume/www", newsroom.path("site")).expect("a link");
    for headline in ["One", "Two", "Three"] {
        newsroom.article("pier", json!({"headline": headline}));
        newsroom.published();
        assert!(newsroom.path("site").is_symlink());
        assert_eq!(newsroom.json("articles/pier.json")["headline"], headline);
    }
    assert!(newsroom.path("volume/.www.press").is_dir());
}

#[test]
fn a_link_that_leads_nowhere_is_named() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    symlink("volume/www", newsroom.path("site")).expect("a link");
    for out in ["site", "site/news", "site/"] {
        let answer = newsroom.press(&["build", "edition", "--app", "app", "--out", out]);
        assert_eq!(answer.code, 2, "{out}");
        let said =
            "error: the link site leads to volume/www, and nothing is there\n  help: make the folder that it leads to";
        assert!(answer.stderr.starts_with(said), "{out}: {}", answer.stderr);
    }
    assert!(!newsroom.path(".site.press").exists());
    newsroom.made("volume/www");
    newsroom.published();
}

#[test]
fn the_folder_keeps_its_rights() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.made("site");
    fs::set_permissions(newsroom.path("site"), fs::Permissions::from_mode(0o750)).expect("rights");
    for headline in ["One", "Two", "Three"] {
        newsroom.article("pier", json!({"headline": headline}));
        newsroom.published();
        assert_eq!(fs::metadata(newsroom.path("site")).expect("a folder").mode() & 0o777, 0o750);
    }
}

/// As where somebody has protected it for a while. The folder of the next site has its rights, and stays when the two cannot be
/// exchanged.
#[test]
fn a_folder_that_was_not_to_be_written_is_published_again_when_it_may_be() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    newsroom.article("pier", json!({"headline": "Two"}));
    let before = shown(&newsroom);
    let give = |rights| {
        fs::set_permissions(newsroom.path("site"), fs::Permissions::from_mode(rights)).expect("rights");
    };
    give(0o555);
    let (code, said) = build_as_others_do(&newsroom);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("site could not be put in place"), "{said}");
    assert!(shown(&newsroom) == before);
    give(0o755);
    let (code, said) = build_as_others_do(&newsroom);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(newsroom.json("articles/pier.json")["headline"], "Two");
}

/// What the disk has room for, and where the press may write, has nothing to do with it.
#[test]
fn a_file_that_may_not_be_read_is_named_with_what_helps() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write("edition/media/film.webm", "film");
    fs::set_permissions(newsroom.path("edition/media/film.webm"), fs::Permissions::from_mode(0o000)).expect("rights");
    let (code, said) = build_as_others_do(&newsroom);
    assert_eq!(code, Some(2), "{said}");
    let last = said.split("error: ").last().expect("an error");
    assert!(last.contains("edition/media/film.webm could not be read\n"), "{said}");
    assert!(last.ends_with("help: see that it is there and may be read, then build again\n"), "{said}");
}

/// Builds as somebody for whom the rights of files count: root may read and write what it likes, as long as it has the right to.
fn build_as_others_do(newsroom: &Newsroom) -> (Option<i32>, String) {
    let build = newsroom.command(&BUILD);
    let mut bound = std::process::Command::new("setpriv");
    bound.arg("--bounding-set=-dac_override,-dac_read_search").arg(build.get_program()).args(build.get_args());
    bound.current_dir(build.get_current_dir().expect("a folder"));
    let is_root = fs::metadata(newsroom.path("edition")).expect("a folder").uid() == 0;
    let output = if is_root { bound } else { build }.output().expect("it starts");
    (output.status.code(), String::from_utf8(output.stderr).expect("text"))
}

/// As where somebody has built by hand whose files are nobody else's.
#[test]
fn what_nobody_could_read_can_be_read_after_the_next_build() {
    for in_place in [false, true] {
        let newsroom = Newsroom::new();
        newsroom.made("site");
        newsroom.stories("vote", 2, &["town"]);
        newsroom.write("edition/media/pier.avif", "picture");
        let build = |umask: &str| {
            let command = if in_place { newsroom.command_in_place() } else { newsroom.command(&BUILD) };
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")]).arg(command.get_program());
            shell.args(command.get_args()).current_dir(command.get_current_dir().expect("a folder"));
            assert!(shell.output().expect("a shell").status.success());
        };
        let rights = |file: &str| fs::metadata(newsroom.path("site").join(file)).expect("it is there").mode() & 0o777;
        let all = ["articles/vote-1/index.html", "articles/vote-1.json", "media/pier.avif", "404.html", "app-1a2b.js"];
        build("077");
        newsroom.write("site/CNAME", "courier.example");
        fs::set_permissions(newsroom.path("site/CNAME"), fs::Permissions::from_mode(0o640)).expect("rights");
        assert!(all.iter().all(|file| rights(file) == 0o600) && rights("articles/vote-1") == 0o700);
        for round in 0..4 {
            build("022");
            assert!(all.iter().all(|file| rights(file) == 0o644), "in place: {in_place}, round {round}");
            for folder in ["articles", "articles/vote-1", "embed/vote-0", "media", "channels/town"] {
                assert_eq!(rights(folder), 0o755, "in place: {in_place}, round {round}: {folder}");
            }
            assert_eq!(rights("CNAME"), 0o640);
            newsroom.article("vote-0", json!({"headline": format!("Round {round}")}));
        }
        // What somebody grants themselves stays, as long as builds are told the same.
        fs::set_permissions(newsroom.path("site/404.html"), fs::Permissions::from_mode(0o664)).expect("rights");
        build("022");
        assert_eq!(rights("404.html"), 0o664);
    }
}

#[test]
fn from_within_the_folder_it_is_written_in_place() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let inside = newsroom.made("site");
    let inode = || fs::metadata(newsroom.path("site")).expect("a folder").ino();
    let before = inode();
    for headline in ["One", "Two"] {
        newsroom.article("pier", json!({"headline": headline}));
        let mut press = newsroom.command(&["build", "../edition", "--app", "../app", "--out", "."]);
        let output = press.current_dir(&inside).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains("in place: you are in it"), "{said}");
        assert_eq!(newsroom.json("articles/pier.json")["headline"], headline);
        assert_eq!(inode(), before);
    }
}

#[test]
fn what_stays_the_same_is_one_file_in_both_folders() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.published();
    newsroom.article("vote-0", json!({"headline": "New"}));
    newsroom.published();
    let inode =
        |folder: &str| fs::metadata(newsroom.path(folder).join("articles/vote-2/index.html")).map(|it| it.ino());
    assert_eq!(inode("site").expect("a file"), inode(".site.press/next").expect("a file"));
}

/// Needs the right to mount a file system of its own: as CI has it, and a developer seldom.
#[test]
fn a_full_disk_is_said_and_leaves_the_old_site_whole() {
    let newsroom = Newsroom::new();
    let small = newsroom.made("small");
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=400k", "tmpfs"])
        .arg(&small)
        .output()
        .is_ok_and(|mount| mount.status.success());
    if !mounted {
        eprintln!("not tested: a file system of 400 kB cannot be mounted here");
        return;
    }
    let _mount = Mount(small);
    let build = || newsroom.press(&["build", "edition", "--app", "app", "--out", "small/site"]);
    newsroom.article("pier", json!({}));
    assert_eq!(build().code, 0);
    let before = newsroom.files("small/site");
    newsroom.write("edition/media/film.webm", &"x".repeat(600_000));
    for _ in 0..2 {
        let answer = build();
        assert_eq!(answer.code, 2);
        assert!(answer.stderr.contains("error: the disk is full: "), "{}", answer.stderr);
        assert!(answer.stderr.contains("help: make room on it, then build again"), "{}", answer.stderr);
        assert!(newsroom.files("small/site") == before);
    }
    // What the attempt took is given back.
    assert!(!newsroom.path("small/.site.press/next").exists());
    newsroom.remove("edition/media/film.webm");
    newsroom.article("pier", json!({"headline": "Room again"}));
    let answer = build();
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(newsroom.files("small/site")["articles/pier.json"] != before["articles/pier.json"]);
}

struct Mount(std::path::PathBuf);

impl Drop for Mount {
    fn drop(&mut self) {
        _ = std::process::Command::new("umount").arg(&self.0).status();
    }
}
