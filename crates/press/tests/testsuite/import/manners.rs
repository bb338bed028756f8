//! How the program behaves at the command line.

use serde_json::Value;

use super::{articles, chinese, import};

const PAGE: &str = "渡轮下月换冬季班次\n2026-10-21 16:05\n月埕岛渡轮下月起换冬季班次,每天往返各十班,末班十八点半。\n";

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let newsroom = chinese();
    newsroom.write("copy/good.txt", PAGE);
    newsroom.write(
        "copy/undated.txt",
        "渡轮下月换冬季班次\n没有日期的一段话，说的是渡轮下月起换冬季班次，每天往返各十班。\n",
    );
    newsroom.write("copy/broken.json", "{\"uri\": \"x\",\n \"headline\": }");
    newsroom.write("copy/empty.txt", "\n");
    let answer = import(&newsroom, &["copy", "nowhere.txt"]);
    assert_eq!(answer.code, 1);
    assert_eq!(articles(&newsroom).len(), 1);
    for message in [
        "nowhere.txt: error: there is no such file",
        "copy/broken.json:2:14: error: not JSON",
        "copy/empty.txt: error: there is nothing in it",
        "copy/undated.txt: error: there is no date in it",
        "help: give it with --published",
    ] {
        assert!(answer.stderr.contains(message), "{message}\n{}", answer.stderr);
    }
}

/// Old pages have names of another time, lie behind links, and end otherwise: who moves ten thousand would not miss one.
#[cfg(target_os = "linux")]
#[test]
fn what_a_folder_has_that_is_not_read_is_told() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let newsroom = chinese();
    newsroom.write("copy/a.SHTML", &format!("<html><body>{}", PAGE.replace('\n', "<p>")));
    for beside in ["a.css", "a.jpg", "x/b.php", "x/c.PHP", "d"] {
        newsroom.write(&format!("copy/{beside}"), PAGE);
    }
    newsroom.write("more/e.txt", PAGE);
    symlink("../more", newsroom.path("copy/more")).expect("a link");
    let name = std::ffi::OsStr::from_bytes(b"\xd0\xc2.txt");
    std::fs::write(newsroom.path("copy").join(name), PAGE).expect("a file");
    let answer = import(&newsroom, &["copy"]);
    assert!(answer.code == 0 && articles(&newsroom).len() == 1, "{}", answer.stderr);
    for said in [
        "copy/\u{fffd}\u{fffd}.txt: warning: not read: its name is not Unicode\n  help: write its name in UTF-8",
        "copy/more: warning: not read: it is a link that leads out of the folder\n  help: name what it leads to",
        "copy: warning: 3 files not read: 2 with .php, 1 with no ending\n  help: where they are copy, name them by a",
    ] {
        assert!(answer.stderr.contains(said), "{said}\n{}", answer.stderr);
    }
}

/// Who moves a story from one edition to another might try it.
#[test]
fn an_article_is_copied_and_not_imported() {
    let newsroom = chinese();
    newsroom.write("copy/ferry.txt", PAGE);
    import(&newsroom, &["copy"]);
    let before = newsroom.files("edition");
    for arguments in [&["edition/articles"][..], &["edition/articles", "--published", "2026-10-21"]] {
        let answer = import(&newsroom, arguments);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        let said = "error: it is an article already, and no wire's\n  help: copy the file into articles/";
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
        assert_eq!(newsroom.files("edition"), before);
    }
}

/// Two people have changed a page, and one of them has committed what git made of it.
#[test]
fn a_page_of_two_versions_is_no_story() {
    let newsroom = chinese();
    let page =
        "渡轮下月换冬季班次\n2026-10-21 16:05\n<<<<<<< HEAD\n末班十八点半。\n=======\n末班十九点。\n>>>>>>> theirs\n";
    newsroom.write("copy/ferry.txt", page);
    newsroom.write("copy/rule.txt", &page.replace("<<<<<<< HEAD\n", "").replace(">>>>>>> theirs\n", ""));
    let answer = import(&newsroom, &["copy"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(
        answer.stderr.contains("copy/ferry.txt:3:1: error: git has put two versions into the file\n  help: keep what"),
        "{}",
        answer.stderr
    );
    assert!(answer.stderr.contains("imported 1 article from 2 inputs: 1 new"), "{}", answer.stderr);
}

#[test]
fn a_dry_run_shows_what_changes_and_writes_nothing() {
    let newsroom = chinese();
    newsroom.write("page.txt", PAGE);
    let before = newsroom.files("edition");
    let answer = import(&newsroom, &["page.txt", "--dry-run"]);
    assert_eq!(answer.code, 0);
    assert!(
        answer.stdout.contains("2 folded-punctuation") && answer.stdout.contains("[-,-]{+，+}"),
        "{}",
        answer.stdout
    );
    assert_eq!(newsroom.files("edition"), before);
}

#[test]
fn the_report_comes_as_json_too() {
    let newsroom = chinese();
    newsroom.write("page.txt", PAGE);
    let answer = import(&newsroom, &["page.txt", "--json"]);
    let report: Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(report["articles"][0]["state"], "new");
    assert_eq!(report["articles"][0]["repairs"][0]["rule"], "folded-punctuation");
    assert!(newsroom.path(&format!("edition/{}", report["articles"][0]["file"].as_str().unwrap())).is_file());
}

#[test]
fn patterns_and_what_is_missing_are_handled() {
    let newsroom = chinese();
    newsroom.write("copy/a.txt", PAGE);
    newsroom.write("copy/b.log", PAGE);
    let answer = import(&newsroom, &["copy/*.txt", "--channel", "生活"]);
    assert!(answer.stderr.contains("1 article from 1 input"), "{}", answer.stderr);
    assert_eq!(articles(&newsroom)[0]["channel"], serde_json::json!(["life"]));
    assert_eq!(import(&newsroom, &["*.nothing"]).code, 2);
}

#[test]
fn an_option_that_names_nothing_stops_before_anything_is_written() {
    let newsroom = chinese();
    newsroom.write("page.txt", PAGE);
    for (option, message) in [
        (["--channel", "nowhere"], "site.json: error: it has no channel \"nowhere\", as --channel says"),
        (["--published", "yesterday"], "no date: write"),
        (["--zone", "Asia"], "no zone: write"),
        (["--encoding", "x-none"], "no encoding is called so"),
        (["--lang", "中文"], "no language tag"),
    ] {
        let answer = import(&newsroom, &["page.txt", option[0], option[1]]);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains(message), "{}", answer.stderr);
    }
    assert!(articles(&newsroom).is_empty());
}

#[test]
fn help_and_completions_are_there() {
    let newsroom = chinese();
    for command in ["import", "export"] {
        assert!(newsroom.press(&[command, "--help"]).stdout.contains("Examples:"));
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = newsroom.press(&["completions", shell]).stdout;
        assert!(script.contains("import") && script.contains("no-repair"), "{shell}");
    }
}

#[test]
fn what_is_no_text_is_said_in_a_line() {
    let newsroom = chinese();
    for (name, bytes, kind) in [
        ("bell.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01".as_slice(), "image/jpeg"),
        ("story.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
        ("story.zip", b"PK\x03\x04\x14\0\0\0\0\0", "application/zip"),
    ] {
        std::fs::write(newsroom.path(name), bytes).unwrap();
        let answer = import(&newsroom, &[name]);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains(&format!("{name}: error: it is no text, but {kind}\n")), "{}", answer.stderr);
        assert!(answer.stderr.contains("0 warnings, 1 error"), "{}", answer.stderr);
    }
}

/// A bitmap, a program, a song: two or three letters are enough for those.
#[test]
fn a_text_may_begin_as_pictures_and_programs_do() {
    let newsroom = chinese();
    let beginnings =
        ["BMW", "MZ", "ID3", "FWS", "CWS", "BZh", "LZIP", "MThd", "OggS", "GIF", "Rar!", "8BPS", "II*", "wOFF", "FLV"];
    for (number, beginning) in beginnings.iter().enumerate() {
        let name = format!("{number}.txt");
        newsroom.write(&name, &PAGE.replace("渡轮", &format!("{beginning}渡轮")));
        let answer = import(&newsroom, &[&name]);
        assert_eq!(answer.code, 0, "{beginning}: {}", answer.stderr);
    }
    assert_eq!(articles(&newsroom).len(), beginnings.len());
}
