// Writes a project for npm in which `vindplek` and the packages of all platforms can be had from files, as
// they can from a registry. Of the platforms that were not packed there is a package without a program.
//
//   node npm-project.mjs PACKAGES PROJECT

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [packages, project] = process.argv.slice(2).map((path) => resolve(path));

const launcher = readdirSync(packages).find((name) => /^vindplek-[0-9][^-]*\.tgz$/.test(name));
const manifest = JSON.parse(
  execFileSync('tar', ['-xzOf', join(packages, launcher), 'package/package.json'], { encoding: 'utf8' }),
);
const overrides = {};
for (const [name, version] of Object.entries(manifest.optionalDependencies)) {
  const packed = join(packages, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  overrides[name] = `file:${existsSync(packed) ? packed : placeholder(name, version)}`;
}
writeFileSync(
  join(project, 'package.json'),
  JSON.stringify({ private: true, dependencies: { vindplek: `file:${join(packages, launcher)}` }, overrides }),
);

function placeholder(name, version) {
  const folder = join(project, 'others', name);
  const [os, cpu] = name.split('/')[1].split('-');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, os: [os], cpu: [cpu] }));
  return folder;
}
