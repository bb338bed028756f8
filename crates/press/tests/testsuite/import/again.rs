//! A second run updates, never duplicates, and leaves alone what somebody has edited.

use std::fs;

use serde_json::Value;
use std::process::Stdio;

use super::{articles, chinese, import, only};

fn page(last: &str) -> String {
    format!("渡轮下月换冬季班次\n2026-10-21 16:05\n月埕岛渡轮下月起换冬季班次，每天往返各十班，{last}。\n")
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    assert!(import(&newsroom, &["copy"]).stderr.contains("1 new"));
    let before = newsroom.files("edition");
    // From elsewhere and by another name of the same file, it is the same story.
    let answer = import(&newsroom, &["copy/../copy/ferry.txt"]);
    assert!(answer.stderr.contains("0 new, 0 updated, 1 unchanged"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition"), before);
}

#[test]
fn what_has_changed_is_updated_in_its_place() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let id = only(&newsroom)["id"].clone();
    newsroom.write("copy/ferry.txt", &page("末班十九点"));
    assert!(import(&newsroom, &["copy"]).stderr.contains("1 updated"));
    let article = only(&newsroom);
    assert_eq!(article["id"], id);
    assert!(article.to_string().contains("末班十九点"));
}

#[test]
fn what_somebody_has_edited_stays_unless_forced() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let file = format!("edition/articles/{}.json", only(&newsroom)["id"].as_str().unwrap());
    let edited = fs::read_to_string(newsroom.path(&file)).unwrap().replace("渡轮下月换冬季班次", "渡轮换班");
    newsroom.write(&file, &edited);
    let answer = import(&newsroom, &["copy"]);
    assert!(
        answer.stderr.contains("1 kept; ") && answer.stderr.contains("0 warnings"),
        "nothing new came: {}",
        answer.stderr
    );
    newsroom.write("copy/ferry.txt", &page("末班十九点"));
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("has been edited") && answer.stderr.contains("--force"), "{}", answer.stderr);
    assert_eq!(fs::read_to_string(newsroom.path(&file)).unwrap(), edited);
    assert!(import(&newsroom, &["copy", "--force"]).stderr.contains("1 updated"));
    assert!(only(&newsroom).to_string().contains("末班十九点"));
}

/// By a court's order, perhaps. It is somebody's work as an edited story is.
#[test]
fn what_somebody_has_taken_away_does_not_come_again_unless_forced() {
    let newsroom = chinese();
    for number in 0..7 {
        newsroom.write(&format!("copy/{number}.txt"), &page(&format!("末班{number}")));
    }
    import(&newsroom, &["copy"]);
    newsroom.remove("edition/articles/2026-10-21-du-lun-xia-yue-huan-dong.json");
    newsroom.write("copy/0.txt", &page("末班一点"));
    for arguments in [&["copy", "--dry-run"][..], &["copy"], &["copy"]] {
        let answer = import(&newsroom, arguments);
        assert!(
            answer
                .stderr
                .starts_with("articles: warning: 2026-10-21-du-lun-xia-yue-huan-dong.json has been taken away since"),
            "{}",
            answer.stderr
        );
        assert!(answer.stderr.contains("0 new, 0 updated, 6 unchanged, 0 kept, 1 gone; "), "{}", answer.stderr);
        assert_eq!(articles(&newsroom).len(), 6);
    }
    let answer = import(&newsroom, &["copy/0.txt", "--force"]);
    assert!(answer.stderr.contains("1 new") && answer.stderr.contains("0 warnings"), "{}", answer.stderr);
    assert_eq!(articles(&newsroom).len(), 7);
    // Who has committed the list, and not the articles.
    fs::remove_dir_all(newsroom.path("edition/articles")).expect("it goes");
    let answer = import(&newsroom, &["copy"]);
    let said = "articles: warning: 7 files have been taken away since they were imported, and do not come again: 2026";
    assert!(answer.code == 0 && answer.stderr.starts_with(said), "{}", answer.stderr);
    assert!(
        answer.stderr.contains(", …\n  help: to have a story again, import its copy with --force"),
        "{}",
        answer.stderr
    );
    assert!(import(&newsroom, &["copy", "--force"]).stderr.contains("7 new"));
}

/// Two people have imported, and git cannot merge what stands at the end of both their lists.
#[test]
fn a_list_that_git_has_left_in_two_versions_has_the_stories_of_both() {
    let newsroom = chinese();
    let imported = |names: [&str; 2]| {
        _ = fs::remove_file(newsroom.path("edition/.press-import.json"));
        for name in names {
            newsroom.write(&format!("copy/{name}.txt"), &page(name));
            import(&newsroom, &[&format!("copy/{name}.txt")]);
        }
        fs::read_to_string(newsroom.path("edition/.press-import.json")).expect("a list")
    };
    let lists = [imported(["one", "two"]), imported(["one", "three"])];
    let [ours, theirs] = lists.each_ref().map(|list| list.lines().collect::<Vec<_>>());
    // The brace at the end of a story is the same in both.
    assert!(ours[..6] == theirs[..6] && ours[9..] == theirs[9..] && ours[6..9] != theirs[6..9], "{lists:?}");
    let [before, ours, theirs, after] =
        [&ours[..6], &ours[6..9], &theirs[6..9], &ours[9..]].map(|part| part.join("\n"));
    let list = format!("{before}\n<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> hers\n{after}\n");
    newsroom.write("edition/.press-import.json", &list);
    let articles = newsroom.files("edition/articles");
    newsroom.write("copy/three.txt", &page("drei"));
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("0 new, 1 updated, 2 unchanged"), "{}", answer.stderr);
    assert!(answer.stderr.contains("git has put two versions into the list of imports"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition/articles").len(), articles.len());
    assert!(!import(&newsroom, &["copy"]).stderr.contains("git has put"));
}

/// Two people have a story of the same day and headline, each from another page; git has kept one of the two files.
#[test]
fn a_story_of_somebody_else_with_the_same_name_is_not_written_over() {
    let newsroom = chinese();
    let imported = |name: &str, last: &str| {
        _ = fs::remove_file(newsroom.path("edition/.press-import.json"));
        newsroom.write(&format!("{name}/ferry-{name}.txt"), &page(last));
        assert!(import(&newsroom, &[name, "--force"]).stderr.contains("1 new"));
        let list = fs::read_to_string(newsroom.path("edition/.press-import.json")).expect("a list");
        let file = newsroom.files("edition/articles").into_keys().next().expect("an article");
        (list, file)
    };
    let (ours, file) = imported("ours", "末班十八点半");
    newsroom.remove(&format!("edition/articles/{file}"));
    let (theirs, _) = imported("theirs", "末班十九点");
    newsroom.write("edition/.press-import.json", &format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> hers\n"));
    let before = newsroom.files("edition/articles");
    let answer = import(&newsroom, &["ours"]);
    assert!(answer.stderr.contains("0 updated, 0 unchanged, 1 kept"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition/articles"), before);
}

/// An import that was killed had something newer of it; then an editor has taken it away.
#[test]
fn what_was_taken_away_does_not_come_again_after_an_import_that_was_killed() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let list: Value =
        serde_json::from_str(&fs::read_to_string(newsroom.path("edition/.press-import.json")).expect("a list"))
            .expect("JSON");
    let (id, entry) = list["articles"].as_object().expect("stories").iter().next().expect("one");
    let line = serde_json::json!({"id": id, "key": entry["key"], "written": "0".repeat(64)});
    newsroom.write("edition/.press-import.new", &format!("{line}\n"));
    newsroom.remove(&format!("edition/articles/{id}.json"));
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("0 kept, 1 gone"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition/articles").len(), 0);
}

/// Its name begins with a dot: it is easily left out of a commit, or lost in a merge.
#[test]
fn articles_that_the_list_has_lost_do_not_come_twice() {
    let newsroom = chinese();
    for number in 0..3 {
        newsroom.write(&format!("copy/{number}.txt"), &page(&format!("末班{number}")));
    }
    newsroom.write("copy/about.md", "---\nid: us\ntitle: About us\ndate: 2026-10-21\n---\n\nWe are here.\n");
    import(&newsroom, &["copy"]);
    let before = newsroom.files("edition");
    newsroom.remove("edition/.press-import.json");
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("0 new, 0 updated, 4 unchanged"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition"), before);
    // Of another page, a story of that name is another.
    newsroom.remove("edition/.press-import.json");
    newsroom.write("other/9.txt", &page("末班九点"));
    assert!(import(&newsroom, &["other"]).stderr.contains("1 new"));
}

/// A checkout, a copy on another disk: the pages have new times there, and say what they said.
#[test]
fn copy_that_was_only_given_new_times_is_nothing_new() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    newsroom.write("copy/quay.txt", &page("末班十九点"));
    import(&newsroom, &["copy"]);
    let file = "edition/articles/2026-10-21-du-lun-xia-yue-huan-dong-2.json";
    let edited = fs::read_to_string(newsroom.path(file)).unwrap().replace("渡轮下月换冬季班次", "渡轮换班");
    newsroom.write(file, &edited);
    let before = newsroom.files("edition");
    for copy in ["copy/ferry.txt", "copy/quay.txt"] {
        let copy = fs::File::options().append(true).open(newsroom.path(copy)).expect("a file");
        let earlier = std::time::SystemTime::now() - std::time::Duration::from_secs(1_000_000);
        copy.set_modified(earlier).expect("another time");
    }
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("0 updated, 1 unchanged, 1 kept; 0 repairs, 0 warnings"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition"), before);
}

/// As git has them on Windows.
#[test]
fn a_file_that_was_only_given_other_line_ends_has_not_been_edited() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let file = format!("edition/articles/{}.json", only(&newsroom)["id"].as_str().unwrap());
    for file in [&file, "edition/.press-import.json"] {
        let text = fs::read_to_string(newsroom.path(file)).unwrap();
        newsroom.write(file, &text.replace('\n', "\r\n"));
    }
    let before = fs::read(newsroom.path(&file)).unwrap();
    assert!(import(&newsroom, &["copy"]).stderr.contains("1 unchanged"));
    assert!(before == fs::read(newsroom.path(&file)).unwrap(), "it stays as it is");
    newsroom.write("copy/ferry.txt", &page("末班十九点"));
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("1 updated"), "{}", answer.stderr);
}

#[test]
fn what_somebody_has_renamed_does_not_come_again() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let mut article = only(&newsroom);
    let id = article["id"].as_str().unwrap().to_owned();
    newsroom.remove(&format!("edition/articles/{id}.json"));
    article["id"] = "ferry".into();
    article["formerly"] = [id].as_slice().into();
    newsroom.write("edition/articles/ferry.json", &article.to_string());
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.stderr.contains("1 kept; ") && answer.stderr.contains("0 warnings"), "{}", answer.stderr);
    newsroom.write("copy/ferry.txt", &page("末班十九点"));
    for arguments in [&["copy"][..], &["copy", "--force"]] {
        let answer = import(&newsroom, arguments);
        assert!(answer.stderr.contains("is called ferry.json since it was imported"), "{}", answer.stderr);
        assert_eq!(only(&newsroom), article);
    }
}

/// Old links to it would lead elsewhere, and feed readers would take one for the other.
#[test]
fn what_a_story_was_called_is_not_for_another_that_comes() {
    let newsroom = chinese();
    newsroom.article("pier", serde_json::json!({"formerly": ["lamps"]}));
    let copy = "---\ntitle: About us\ndate: 2026-10-21\naliases: [/articles/lamps/, /articles/pier/, /articles/us/]\n---\n\nWe are here.\n";
    newsroom.write("copy/about.md", copy);
    for _ in 0..2 {
        assert_eq!(import(&newsroom, &["copy"]).code, 0);
        let articles = articles(&newsroom);
        let about = articles.iter().find(|article| article["headline"] == "About us").expect("it has come");
        assert_eq!(about["formerly"], serde_json::json!(["us"]));
    }
}

#[test]
fn another_story_with_the_same_headline_gets_an_id_of_its_own() {
    let newsroom = chinese();
    newsroom.write("copy/one.txt", &page("末班十八点半"));
    newsroom.write("copy/two.txt", &page("末班十九点"));
    import(&newsroom, &["copy"]);
    let mut ids: Vec<String> =
        articles(&newsroom).iter().map(|article| article["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    assert_eq!(ids, ["2026-10-21-du-lun-xia-yue-huan-dong", "2026-10-21-du-lun-xia-yue-huan-dong-2"]);
}

/// As a merge of two versions leaves it, or a hand that has misspelt.
#[test]
fn a_list_of_imports_that_is_damaged_stops_the_next_one() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let list = "edition/.press-import.json";
    let whole = fs::read_to_string(newsroom.path(list)).unwrap();
    let id = only(&newsroom)["id"].as_str().unwrap().to_owned();
    for (damaged, said) in [
        (
            format!("{whole}<<<<<<< ours"),
            "is damaged: git has put two versions into it, from line 9 on\n  help: keep the stories of both",
        ),
        (format!("{whole}{whole}"), "is damaged: trailing characters"),
        (whole.replace(&id, "../ferry"), "is damaged: \"../ferry\" is no id"),
        // Of a version that keeps its list otherwise, or no list of ours.
        (whole.replace("articles", "stories"), "is damaged: missing field `articles`"),
        ("[]".to_owned(), "is damaged: invalid length 0"),
    ] {
        newsroom.write(list, &damaged);
        let before = newsroom.files("edition");
        let answer = import(&newsroom, &["copy"]);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains(".press-import.json") && answer.stderr.contains(said), "{}", answer.stderr);
        assert_eq!(newsroom.files("edition"), before, "nothing is added, and nothing lost");
    }
    newsroom.write(list, &whole);
    newsroom.write("edition/.press-import.new", "{\"id\": \"ferry\"}\n");
    let answer = import(&newsroom, &["copy"]);
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    assert!(answer.stderr.contains(".press-import.new: error: is damaged in line 1: "), "{}", answer.stderr);
    newsroom.remove("edition/.press-import.new");
    assert!(import(&newsroom, &["copy"]).stderr.contains("1 unchanged"));
}

#[test]
fn an_import_that_was_killed_adds_no_story_twice() {
    let newsroom = chinese();
    let stories = 300;
    for number in 0..stories {
        newsroom.write(&format!("copy/{number}.txt"), &page(&format!("末班{number}")));
    }
    let arguments = ["import", "copy", "--to", "edition"];
    let mut killed = newsroom.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    // The first file is there, and most are not.
    while fs::read_dir(newsroom.path("edition/articles")).is_ok_and(|files| files.count() == 0) {
        assert!(killed.try_wait().expect("it is asked").is_none(), "it writes something before it ends");
    }
    killed.kill().expect("it is killed");
    killed.wait().expect("it ends");
    let answer = import(&newsroom, &["copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let there = fs::read_dir(newsroom.path("edition/articles")).expect("a folder").flatten();
    // What was being written when it was killed lies there under a name that is no article's.
    let articles = there.filter(|file| !file.file_name().to_string_lossy().starts_with('.')).count();
    assert_eq!(articles, stories, "{}", answer.stderr);
    assert!(!newsroom.path("edition/.press-import.new").exists());
    assert!(import(&newsroom, &["copy"]).stderr.contains("300 unchanged"));
}

/// Each would write a list that knows nothing of the other's stories.
#[cfg(unix)]
#[test]
fn an_import_waits_for_the_one_before_it() {
    let newsroom = chinese();
    newsroom.write("one.txt", &page("末班十八点半"));
    newsroom.write("two.txt", &page("末班十九点"));
    // As another import has it.
    let held = fs::File::open(newsroom.path("edition")).expect("a folder");
    held.lock().expect("it is held");
    let arguments = ["import", "two.txt", "--to", "edition"];
    let mut second =
        newsroom.command(&arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it runs");
    let dry = import(&newsroom, &["two.txt", "--dry-run"]);
    assert!(dry.code == 0 && dry.stderr.contains("1 new"), "who only looks waits for nobody: {}", dry.stderr);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(second.try_wait().expect("it is asked").is_none(), "it waits");
    newsroom.article("2026-10-21-du-lun-xia-yue-huan-dong", serde_json::json!({}));
    drop(held);
    let output = second.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("another import is at work on"), "{said}");
    assert_eq!(articles(&newsroom).len(), 2, "what has come in the meantime is not written over");
}

#[cfg(unix)]
#[test]
fn an_article_that_cannot_be_read_is_not_written_over() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", &page("末班十八点半"));
    import(&newsroom, &["copy"]);
    let file = newsroom.path(&format!("edition/articles/{}.json", only(&newsroom)["id"].as_str().unwrap()));
    // A link that leads nowhere but to itself.
    fs::remove_file(&file).expect("it goes");
    std::os::unix::fs::symlink(&file, &file).expect("a link");
    for arguments in [&["copy"][..], &["copy", "--dry-run"]] {
        let answer = import(&newsroom, arguments);
        assert!(answer.code == 2 && answer.stderr.contains(".json cannot be read: "), "{}", answer.stderr);
        assert!(fs::symlink_metadata(&file).is_ok_and(|there| there.is_symlink()), "it stays as it is");
    }
}
