//! Brotli, through Node: the reference encoder, on every machine that builds a release, and nothing to compile.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::tools;

/// Reads what is to be compressed, writes its size: quality 11, window 22.
const MEASURE: &str = "
const {brotliCompressSync, constants: c} = require('node:zlib');
const data = require('node:fs').readFileSync(0);
const params = {[c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 22, [c.BROTLI_PARAM_SIZE_HINT]: data.length};
console.log(brotliCompressSync(data, {params}).length);
";

/// How many bytes `data` has when compressed.
pub(crate) fn size(data: &[u8]) -> Result<u64> {
    tools::node()?;
    let mut child = Command::new("node")
        .args(["-e", MEASURE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node does not start")?;
    let mut input = child.stdin.take().context("its input is piped")?;
    input.write_all(data).context("node does not read")?;
    drop(input);
    let output = child.wait_with_output().context("node was lost")?;
    ensure!(output.status.success(), "node could not compress ({})", output.status);
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim().parse().with_context(|| format!("node said {said:?} instead of a size"))
}
