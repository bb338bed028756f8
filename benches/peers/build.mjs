// Builds the peers of a published site, each into a folder named for it:
//
//   node build.mjs --site SITES/kanbao --article ID --large SITES/large --out SITES

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";

const { values } = parseArgs({
  options: {
    site: { type: "string" },
    article: { type: "string" },
    large: { type: "string" },
    out: { type: "string" },
    workplace: { type: "string" },
  },
});
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const [site, large, out, workplace] = [values.site, values.large, values.out, values.workplace].map((name) => path.resolve(name));
const peers = path.join(workplace, "benches/peers");

// What npm brings stays out of the repository. What it brought last time serves again.
cpSync(here, peers, { recursive: true });
cpSync(path.join(root, "styles"), path.join(workplace, "styles"), { recursive: true });
// The peers have the style sheets that our page has, whichever these are: it is known by their layers. What has none is on every page.
const ours = readFileSync(path.join(site, "articles", values.article, "index.html"), "utf8");
const isOurs = (sheet) => {
  const layer = readFileSync(path.join(root, sheet), "utf8").match(/^@layer (\w+) \{/m)?.[1];
  return !layer || ours.includes(`@layer ${layer}{`);
};
const sheets = readFileSync(path.join(root, "index.html"), "utf8").match(/(?<=href=")styles\/[^"]+(?=")/g).filter(isOurs);
writeFileSync(path.join(workplace, "styles/all.css"), sheets.map((sheet) => `@import "${path.join(workplace, sheet)}";\n`).join(""));
for (const peer of ["static", "preact", "created", "uncovered"]) rmSync(path.join(out, peer), { recursive: true, force: true });
for (const peer of ["static", "preact"]) run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"], peer);

run("node", ["build.mjs", site, values.article, path.join(out, "static")], "static");

run("npx", ["vite", "build", "--emptyOutDir", "--outDir", path.join(out, "preact"), "--logLevel", "warn"], "preact");
const json = `articles/${values.article}.json`;
copy(path.join(out, "preact"), "index.html", `articles/${values.article}/index.html`);
copy(site, "site.json", path.join(out, "preact/site.json"));
copy(site, json, path.join(out, "preact", json));

const created = path.join(out, "created");
for (const file of ["index.html", "created.js"]) copy(path.join(here, "created"), file, path.join(created, file));
const css = ["../../../styles/all.css", "--bundle", "--minify", `--outfile=${path.join(created, "style.css")}`, "--log-level=warning"];
run("npx", ["esbuild", ...css], "static");
cpSync(path.join(large, "articles"), path.join(created, "articles"), { recursive: true, filter: (file) => !/html$/.test(file) });

// Our own pages, without all that runs in them, and with the styles that the app brings along for pages out of sight.
const least = '<link rel="stylesheet" href="/states.css"><script src="/uncovered.js"></script></body>';
for (const page of ["index.html", `articles/${values.article}/index.html`]) {
  const html = readFileSync(path.join(site, page), "utf8").replace(/<script[^]*?<\/script>/g, "");
  const target = path.join(out, "uncovered", page);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, page === "index.html" ? html.replace("</body>", least) : html);
}
copy(path.join(here, "uncovered"), "uncovered.js", path.join(out, "uncovered/uncovered.js"));
copy(path.join(root, "styles"), "states.css", path.join(out, "uncovered/states.css"));

function run(program, args, peer) {
  execFileSync(program, args, { cwd: path.join(peers, peer), stdio: ["ignore", "ignore", "inherit"] });
}

function copy(folder, from, to) {
  const target = path.resolve(folder, to);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(path.join(folder, from), target);
}
