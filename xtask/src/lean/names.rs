//! Short names for what WebAssembly imports from the glue.
//!
//! wasm-bindgen calls them `__wbg_addEventListener_f2d27251d333a631`. Each stands in both files, and sixteen random
//! digits do not compress.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};

/// Both files with the same short names in them.
pub(crate) fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut short = HashMap::new();
    let wasm = rename_imports(wasm, |name| {
        let number = short.len();
        short.entry(name.to_owned()).or_insert_with(|| letters(number)).clone()
    })?;
    let mut found = 0;
    let mut renamed = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find("__wb") {
        let name = &rest[start..];
        let name = &name[..name.find(|letter: char| !is_in_name(letter)).unwrap_or(name.len())];
        renamed.push_str(&rest[..start]);
        let short = short.get(name);
        found += usize::from(short.is_some());
        renamed.push_str(short.map_or(name, String::as_str));
        rest = &rest[start + name.len()..];
    }
    renamed.push_str(rest);
    ensure!(found == short.len(), "the glue has {found} of the {} names that the WebAssembly imports", short.len());
    Ok((wasm, renamed))
}

fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// `a`, `b`, … `z`, `ba`, …
fn letters(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return name;
        }
    }
}

/// The module with other names in its import section (WebAssembly Core Specification 2.0, §5.5.5).
fn rename_imports(wasm: &[u8], mut rename: impl FnMut(&str) -> String) -> Result<Vec<u8>> {
    const IMPORTS: u8 = 2;
    ensure!(wasm.starts_with(b"\0asm\x01\0\0\0"), "this is no WebAssembly module");
    let (mut renamed, mut rest) = (wasm[..8].to_vec(), Bytes(&wasm[8..]));
    while !rest.0.is_empty() {
        let section = rest.take(1)?[0];
        let length = rest.number()?;
        let mut content = Bytes(rest.take(length)?);
        renamed.push(section);
        if section != IMPORTS {
            put_text(&mut renamed, content.0);
            continue;
        }
        let mut imports = Vec::new();
        let count = content.number()?;
        put_number(&mut imports, count);
        for _ in 0..count {
            put_text(&mut imports, content.text()?);
            let name = std::str::from_utf8(content.text()?)?;
            put_text(&mut imports, rename(name).as_bytes());
            imports.extend(content.import_type()?);
        }
        ensure!(content.0.is_empty(), "there is something after the last import");
        put_text(&mut renamed, &imports);
    }
    Ok(renamed)
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("the module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    /// An unsigned LEB128 number (§5.2.2).
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1)?[0];
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a number is too long");
    }

    fn text(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    /// What kind of thing is imported: its bytes as they are.
    fn import_type(&mut self) -> Result<&'a [u8]> {
        let whole = self.0;
        match self.take(1)?[0] {
            // A function of a type.
            0 => {
                self.number()?;
            }
            // A table of references, or a memory, with limits.
            kind @ (1 | 2) => {
                if kind == 1 {
                    self.take(1)?;
                }
                let has_maximum = self.take(1)?[0] & 1 == 1;
                self.number()?;
                if has_maximum {
                    self.number()?;
                }
            }
            // A global of a type, mutable or not.
            3 => {
                self.take(2)?;
            }
            kind => bail!("imports of kind {kind} are not known"),
        }
        Ok(&whole[..whole.len() - self.0.len()])
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number as u8) | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_text(bytes: &mut Vec<u8>, text: &[u8]) {
    put_number(bytes, text.len());
    bytes.extend(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str =
        r#"const i={"./k.js":{__wbg_now_0123456789abcdef:()=>1,__wbg_nowhere_00:2}};w.__wbindgen_free()"#;

    fn module(imports: &[&str]) -> Vec<u8> {
        let mut section = Vec::new();
        put_number(&mut section, imports.len());
        for name in imports {
            put_text(&mut section, b"./k.js");
            put_text(&mut section, name.as_bytes());
            section.extend([0, 0]);
        }
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        put_text(&mut module, &section);
        module
    }

    #[test]
    fn both_files_get_the_same_names_and_nothing_else_changes() {
        let (wasm, glue) = shorten(&module(&["__wbg_now_0123456789abcdef"]), GLUE).expect("a module");
        assert_eq!(wasm, module(&["a"]));
        assert_eq!(glue, r#"const i={"./k.js":{a:()=>1,__wbg_nowhere_00:2}};w.__wbindgen_free()"#);
    }

    #[test]
    fn names_that_the_glue_has_not_are_an_error() {
        assert!(shorten(&module(&["__wbg_gone_0123456789abcdef"]), GLUE).is_err());
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(shorten(b"<!doctype html>", GLUE).is_err());
        assert!(shorten(&module(&["a"])[..20], GLUE).is_err());
    }

    #[test]
    fn names_go_on_after_the_last_letter() {
        assert_eq!([0, 25, 26, 27, 26 * 26].map(letters), ["a", "z", "ba", "bb", "baa"]);
    }
}
