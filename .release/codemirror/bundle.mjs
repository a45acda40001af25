// Bundles codemirror.mjs into out/codemirror.js, and the licences of what is in it into out/codemirror-LICENSE.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const { outputFiles: [{ text }], metafile } = await build({
  entryPoints: ["codemirror.mjs"], bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none",
  write: false, metafile: true, outfile: "out/codemirror.js",
});
const parts = Object.values(metafile.outputs)[0].inputs;
const used = Object.entries(parts).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
const folders = new Set(used.map((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
const packages = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  if (license !== "MIT") throw new Error(`${name} has the licence ${license}; see whether it may be in here`);
  const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it));
  return { name, version, licence: readFileSync(`${folder}/${file}`, "utf8").trim() };
});
const names = packages.map(({ name, version }) => `${name} ${version}`);
const licences = new Map();
for (const [nth, { licence }] of packages.entries()) licences.set(licence, [...(licences.get(licence) ?? []), names[nth]]);

mkdirSync("out", { recursive: true });
writeFileSync("out/codemirror.js", `/*! CodeMirror 6, MIT License: see codemirror-LICENSE. Made by .release/codemirror/build. */\n${text}`);
writeFileSync("out/codemirror-LICENSE", [...licences].map(([licence, of]) => `${of.join("\n")}\n\n${licence}\n`).join(`\n${"-".repeat(72)}\n\n`));
