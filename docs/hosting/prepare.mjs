#!/usr/bin/env node
// Makes a published site ready for a host: writes a compressed file beside every text that is worth it, and the list of
// scripts that the pages' security policy allows.
//
//   node docs/hosting/prepare.mjs SITE [--quality 11]
//
// It touches only what has changed since it last ran, and removes compressed files whose original is gone. What cannot be done
// for a file is said and does not stop the others; the exit code is 1 then. It needs Node 18, which building the app needs
// too, and nothing from npm.

import { createHash } from "node:crypto";
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TEXTS = /\.(html|json|js|mjs|css|wasm|svg|xml|txt|vtt|webmanifest)$/;
/** Smaller files fit into one packet as they are. */
const WORTHWHILE = 256;
/** As many as Node compresses at a time. */
const HANDS = 4;

const { site, quality } = asked();

const files = await list(site).catch((error) => {
  console.error(`${site} cannot be read: ${error.message}`);
  process.exit(1);
});
if (!files.some((file) => file.endsWith(".html"))) {
  console.error(`${site} is no published site: there is no page in it`);
  process.exit(1);
}

const counts = { written: 0, kept: 0, removed: 0 };
const known = new Set(files);
await inHands(files, async (file) => {
  if (TEXTS.test(file)) await tried(file, compress);
  else if (file.endsWith(".br") && TEXTS.test(file.slice(0, -3)) && !known.has(file.slice(0, -3))) await tried(file, remove);
});

const scripts = (await allowed(files)).map((hash) => `'${hash}'`).join(" ");
await writeFile(path.join(site, ".kanbao-scripts.nginx"), `default "${scripts}";\n`);
await writeFile(path.join(site, ".kanbao-scripts.caddy"), `vars kanbao_scripts "${scripts}"\n`);

console.log(`${site}: ${counts.written} files compressed, ${counts.kept} as they were, ${counts.removed} removed`);
console.log(`script-src 'self' 'wasm-unsafe-eval' ${scripts}`);

/** Does something with a file, and says where it cannot be done. */
async function tried(file, work) {
  try {
    return await work(file);
  } catch (error) {
    console.error(`${path.join(site, file)} cannot be prepared: ${error.message}`);
    process.exitCode = 1;
  }
}

/** What the command line says. */
function asked() {
  const options = { quality: { type: "string", default: "11" }, help: { type: "boolean", short: "h" } };
  const usage = "usage: node prepare.mjs SITE [--quality 0-11]";
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const quality = Number(values.quality);
    if (positionals.length === 1 && quality >= 0 && quality <= 11) return { site: positionals[0], quality };
    console.error(usage);
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
  }
  process.exit(2);
}

/** Every file below a folder, by its path within. What begins with a dot is the press's own, and a link is somebody's. */
async function list(folder, within = "") {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const name = within + entry.name;
    if (entry.isDirectory()) found.push(...(await list(path.join(folder, entry.name), `${name}/`)));
    else if (entry.isFile()) found.push(name);
  }
  return found;
}

/** The compressed file has the original's time, which tells whether it is still of that original. */
async function compress(file) {
  const source = path.join(site, file);
  const target = `${source}.br`;
  const original = await stat(source);
  const before = await stat(target).catch(() => undefined);
  if (before && Math.abs(before.mtimeMs - original.mtimeMs) < 1) {
    counts.kept += 1;
    return;
  }
  if (original.size < WORTHWHILE) {
    if (before) await remove(`${file}.br`);
    return;
  }
  const text = await readFile(source);
  const packed = await promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  // Renamed into place, so that nobody is ever sent half of it.
  const draft = path.join(path.dirname(source), `.${path.basename(source)}.br`);
  try {
    await writeFile(draft, packed);
    await utimes(draft, original.atime, original.mtime);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
  counts.written += 1;
}

async function remove(file) {
  await rm(path.join(site, file));
  counts.removed += 1;
}

/** The hashes of all scripts that stand in pages (CSP 3, "hash-source"): of the press's pages one of every kind is read, and
 * every other one. The page at an address that a story had before has none, and speaks for no other. */
async function allowed(files) {
  const kinds = new Map();
  for (const file of files.filter((file) => file.endsWith(".html"))) {
    const kind = /^((hans|hant)\/)?(articles|channels|embed)\//.exec(file)?.[0] ?? file;
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(file);
  }
  const hashes = new Set();
  for (const alike of kinds.values()) {
    for (const file of alike) {
      const page = (await tried(file, (file) => readFile(path.join(site, file), "utf8"))) ?? "";
      const found = scriptsIn(page.replaceAll("\r\n", "\n"));
      for (const script of found) hashes.add(`sha256-${createHash("sha256").update(script).digest("base64")}`);
      if (found.length) break;
    }
  }
  return [...hashes].sort();
}

/** The scripts that stand in a page. */
function scriptsIn(page) {
  return [...page.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gis)].flatMap(([, attributes, script]) => {
    const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? "";
    const runs = /^(|module|(text|application)\/javascript)$/i.test(type) && !/\bsrc\s*=/i.test(attributes);
    return runs ? [script] : [];
  });
}

/** Does the same with every item, a few at a time. */
async function inHands(items, work) {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: HANDS }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
