//! Finds OpenCC's tables: ferrous-opencc has them in its package as text, and hands out only what it makes of them.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, io};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    // The packages that this build has downloaded, and no others.
    let target = env::var("TARGET")?;
    let asked = Command::new(env::var("CARGO")?)
        .args(["metadata", "--format-version", "1", "--filter-platform", &target])
        .output()?;
    if !asked.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&asked.stderr).into_owned()).into());
    }
    let metadata: Value = serde_json::from_slice(&asked.stdout)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let manifest = packages
        .filter(|package| package["name"] == "ferrous-opencc")
        .find_map(|package| package["manifest_path"].as_str())
        .ok_or("cargo knows no package ferrous-opencc")?;
    let tables = Path::new(manifest).with_file_name("assets").join("dictionaries");
    println!("cargo::rerun-if-changed={}", tables.display());
    println!("cargo::rustc-env=OPENCC_TABLES={}", tables.display());
    Ok(())
}
