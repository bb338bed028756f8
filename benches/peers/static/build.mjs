// Writes the page: node build.mjs SITE ARTICLE OUT, for an article of a published site.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { buildSync } from "esbuild";
import { page } from "./page.mjs";

const [published, id, out] = process.argv.slice(2);
const read = async (file) => JSON.parse(await readFile(`${published}/${file}`, "utf8"));
const [site, article] = await Promise.all([read("site.json"), read(`articles/${id}.json`)]);
const [{ text: css }] = buildSync({ entryPoints: ["../../../styles/all.css"], bundle: true, minify: true, write: false }).outputFiles;

const folder = `${out}/articles/${id}`;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/index.html`, page(site, article, css.trim()));
