// The launcher of the npm package: input, exit codes and signals reach the program and come back, and
// a missing package is reported.
//
//   node launcher.mjs LAUNCHER PROJECT      LAUNCHER: the installed command

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const [launcher, project] = process.argv.slice(2).map((path) => resolve(path));
const work = mkdtempSync(join(tmpdir(), 'launcher-'));
try {
  exitCodes();
  missing();
  input();
  await stops();
} finally {
  rmSync(work, { recursive: true });
}

function exitCodes() {
  const run = (...given) => spawnSync(launcher, given).status;
  assert.equal(run('--version'), 0);
  assert.equal(run('check', '--no-such-option'), 2);
  assert.equal(run('check', '--project', work), 1, 'a folder without sites has errors');
}

/** A copy of the installed launcher, beside which there is no program yet. */
function alone(name) {
  const folder = join(work, name, 'node_modules', 'vindplek');
  cpSync(dirname(realpathSync(launcher)), folder, { recursive: true });
  return join(folder, 'vindplek.js');
}

function missing() {
  const { status, stderr } = spawnSync(process.execPath, [alone('missing')], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /Het pakket @vindplek\/linux-\w+ ontbreekt\./);
  assert.match(stderr, /npm install --include=optional vindplek/);
}

/** With a program that repeats its input and then its arguments, and is ended by a signal. */
function input() {
  const script = alone('input');
  const folder = join(dirname(script), '..', '@vindplek', `linux-${process.arch}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'vindplek'), '#!/bin/sh\ncat\nprintf "[%s]" "$@"\nkill -TERM $$\n');
  chmodSync(join(folder, 'vindplek'), 0o755);
  const given = ['new', 'Één titel', ''];
  const { status, stdout } = spawnSync(process.execPath, [script, ...given], { input: 'ja\n', encoding: 'utf8' });
  assert.equal(stdout, 'ja\n[new][Één titel][]');
  assert.equal(status, 128 + 15, 'as a shell reports the signal');
}

/** A preview that a signal to the launcher ends: its address no longer answers. */
async function stops() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const child = spawn(launcher, ['watch', '--project', project, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
    const address = await addressIn(child.stdout, ended);
    assert.equal((await fetch(address)).status, 200);
    child.kill(signal);
    assert.equal(await ended, 0, signal);
    await assert.rejects(fetch(address), `the program outlived ${signal}`);
  }
}

async function addressIn(output, ended) {
  const read = (async () => {
    let text = '';
    for await (const chunk of output) {
      text += chunk;
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address) return address;
    }
  })();
  const address = await Promise.race([read, ended]);
  assert.ok(typeof address === 'string', `the preview ended with ${address}`);
  return address;
}
