// Writes the manifest of the packed extension: ours, with the version of the program, and with the schemas that
// the settings of the repository give to its YAML files, for people with a YAML extension.
//
//   node manifest.mjs OUT

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const out = path.resolve(process.argv[2]);
const read = (file) => readFile(file, "utf8");

const manifest = JSON.parse(await read(path.join(here, "package.json")));
const settings = JSON.parse(await read(path.join(root, ".vscode/settings.json")));
const version = /^version = "(.+)"$/m.exec(await read(path.join(root, "Cargo.toml")))?.[1];
if (!version) throw new Error("Cargo.toml names no version");

await mkdir(path.join(out, "schemas"), { recursive: true });
const yamlValidation = [];
for (const [file, fileMatch] of Object.entries(settings["yaml.schemas"])) {
  const url = `./schemas/${path.basename(file)}`;
  await cp(path.join(root, file), path.join(out, url));
  yamlValidation.push({ fileMatch, url });
}

const { dependencies, devDependencies, private: _, ...rest } = manifest;
const packed = { ...rest, version, contributes: { ...rest.contributes, yamlValidation } };
await writeFile(path.join(out, "package.json"), `${JSON.stringify(packed, null, 2)}\n`);
