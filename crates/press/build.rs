//! Finds what others have gathered of Chinese, and hand out only what they make of it: OpenCC's tables, which are text in
//! the package of ferrous-opencc, and the dictionary in that of jieba-rs, of which it makes an automaton.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, iter};

use fst::MapBuilder;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    let packages = packages()?;
    let tables = folder(&packages, "ferrous-opencc")?.join("assets/dictionaries");
    println!("cargo::rerun-if-changed={}", tables.display());
    println!("cargo::rustc-env=OPENCC_TABLES={}", tables.display());

    let dictionary = folder(&packages, "jieba-rs")?.join("src/data/dict.txt");
    println!("cargo::rerun-if-changed={}", dictionary.display());
    write_words(&fs::read_to_string(dictionary)?, &Path::new(&env::var("OUT_DIR")?).join("words.fst"))
}

/// The packages that this build has downloaded, and no others.
fn packages() -> Result<Value, Box<dyn Error>> {
    let target = env::var("TARGET")?;
    let asked = Command::new(env::var("CARGO")?)
        .args(["metadata", "--format-version", "1", "--filter-platform", &target])
        .output()?;
    if !asked.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&asked.stderr).into_owned()).into());
    }
    Ok(serde_json::from_slice(&asked.stdout)?)
}

/// Where a package is.
fn folder(metadata: &Value, name: &str) -> Result<PathBuf, String> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let manifest =
        packages.filter(|package| package["name"] == name).find_map(|package| package["manifest_path"].as_str());
    let folder = manifest.and_then(|manifest| Path::new(manifest).parent());
    folder.map(Path::to_owned).ok_or_else(|| format!("cargo knows no package {name}"))
}

/// Writes the words with how often they stand in texts, and under the empty word how many words these texts have. A line of
/// the dictionary has a word, how often it stands there, and what kind of word it is.
fn write_words(dictionary: &str, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for line in dictionary.lines() {
        let mut fields = line.split_ascii_whitespace();
        if let (Some(word), Some(often)) = (fields.next(), fields.next()) {
            words.insert(word, often.parse()?);
        }
    }
    let all: u64 = words.values().sum();
    let mut automaton = MapBuilder::new(BufWriter::new(File::create(file)?))?;
    automaton.extend_iter(iter::once(("", all)).chain(words))?;
    Ok(automaton.finish()?)
}
