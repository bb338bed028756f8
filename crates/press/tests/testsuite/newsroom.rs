//! A newsroom for a test: an edition, an app and a site in a folder that goes when the test ends.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

/// The page that the tests' app was built into.
pub(crate) const INDEX: &str = concat!(
    "<!doctype html>\n<html lang=\"en\" class=\"paper\">\n<head><meta charset=\"utf-8\"><title>Kanbao</title>",
    "<template id=\"kanbao-head\"></template><script type=\"module\" src=\"/app-1a2b.js\"></script></head>\n<body id=\"top\">",
    "<template id=\"kanbao-page\"></template><p>Loading</p><template id=\"kanbao-end\"></template>",
    "<div id=\"app\"></div></body>\n</html>\n"
);

/// The folders that a test works in.
pub(crate) struct Newsroom {
    folder: TempDir,
}

/// Files with their bytes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What the program answered.
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Answer {
    fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self {
            code: output.status.code().expect("the program ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Newsroom {
    /// A paper with three outermost channels, one of them with two inside, and a built app. It has no articles.
    pub(crate) fn new() -> Self {
        let newsroom = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        newsroom.write(
            "edition/site.json",
            &json!({
                "name": "Lantern Bay Courier",
                "lang": "en",
                "url": "https://courier.example/",
                "channels": [
                    {"id": "town", "name": "Town", "channels": [
                        {"id": "harbour", "name": "Harbour"},
                        {"id": "council", "name": "Council"}
                    ]},
                    {"id": "weather", "name": "Weather"},
                    {"id": "arts", "name": "فنون", "lang": "ar"}
                ]
            })
            .to_string(),
        );
        newsroom.write("app/index.html", INDEX);
        newsroom.write("app/app-1a2b.js", "start();");
        fs::create_dir_all(newsroom.path("edition/articles")).expect("a folder");
        newsroom
    }

    /// Where a file or folder of the test is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, and the folders on the way.
    pub(crate) fn write(&self, path: &str, content: &(impl AsRef<[u8]> + ?Sized)) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// Writes an article. `fields` are added to the least that an article has, or stand instead.
    pub(crate) fn article(&self, id: &str, fields: Value) {
        let mut article = json!({
            "schema": 1,
            "id": id,
            "headline": format!("Story {id}"),
            "published": "2024-03-05T09:00:00+08:00",
            "body": [{"type": "paragraph", "text": "The lamps on the quay were lit at six."}]
        });
        for (name, value) in fields.as_object().expect("fields") {
            article[name] = value.clone();
        }
        self.write(&format!("edition/articles/{id}.json"), &article.to_string());
    }

    /// Writes a field of the site.
    pub(crate) fn site_says(&self, field: &str, value: Value) {
        let path = self.path("edition/site.json");
        let mut site: Value = serde_json::from_slice(&fs::read(path).expect("a site")).expect("a site is JSON");
        site[field] = value;
        self.write("edition/site.json", &site.to_string());
    }

    /// Writes stories of one channel, a minute apart: `prefix-0` is the oldest.
    pub(crate) fn stories(&self, prefix: &str, count: usize, channel: &[&str]) {
        for number in 0..count {
            let published = format!("2024-03-05T{:02}:{:02}:00Z", 8 + number / 60, number % 60);
            self.article(&format!("{prefix}-{number}"), json!({"channel": channel, "published": published}));
        }
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file to remove");
    }

    /// Makes a folder.
    pub(crate) fn made(&self, path: &str) -> PathBuf {
        fs::create_dir_all(self.path(path)).expect("a folder");
        self.path(path)
    }

    /// The program, ready to run in the test's folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command.args(arguments).current_dir(self.folder.path());
        for variable in ["KANBAO_EDITION", "KANBAO_OUT", "TRUNK_STAGING_DIR"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs the program in the test's folder.
    pub(crate) fn press(&self, arguments: &[&str]) -> Answer {
        Answer::of(&mut self.command(arguments))
    }

    /// `press check edition`
    pub(crate) fn check(&self) -> Answer {
        self.press(&["check", "edition"])
    }

    /// `press build edition --app app --out site`
    pub(crate) fn build(&self) -> Answer {
        self.press(&["build", "edition", "--app", "app", "--out", "site"])
    }

    /// The same from within the folder of the site, ready to run: it is written in place then.
    pub(crate) fn command_in_place(&self) -> Command {
        let mut command = self.command(&["build", "../edition", "--app", "../app", "--out", "."]);
        command.current_dir(self.path("site"));
        command
    }

    /// Builds from within the folder of the site.
    pub(crate) fn build_in_place(&self) -> Answer {
        Answer::of(&mut self.command_in_place())
    }

    /// Builds and expects that all is well.
    pub(crate) fn published(&self) -> Answer {
        let answer = self.build();
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        answer
    }

    /// A text file of the site.
    pub(crate) fn site(&self, file: &str) -> String {
        fs::read_to_string(self.path("site").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// A JSON file of the site.
    pub(crate) fn json(&self, file: &str) -> Value {
        serde_json::from_str(&self.site(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Every file in a folder with its bytes.
    pub(crate) fn files(&self, folder: &str) -> Files {
        let mut files = BTreeMap::new();
        collect(&self.path(folder), "", &mut files);
        files
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// The ids of teasers.
pub(crate) fn ids(teasers: &Value) -> Vec<&str> {
    teasers.as_array().expect("a list of teasers").iter().filter_map(|teaser| teaser["id"].as_str()).collect()
}

/// Numbers that look random and are the same in each run (Marsaglia, "Xorshift RNGs").
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new() -> Self {
        Self(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
