#!/usr/bin/env node
// Runs the program of this computer's platform, which npm installed as an optional package.
'use strict';

const { spawn } = require('node:child_process');
const { constants } = require('node:os');

const WINDOWS = process.platform === 'win32';

/** The path of the program; undefined when npm did not install it. */
function program() {
  const { platforms } = require('./package.json');
  const name = platforms[`${process.platform}-${process.arch}`];
  if (!name) {
    return stop(
      `vindplek is er niet voor deze computer (${process.platform}, ${process.arch}).`,
      'Het werkt op Windows (x64), macOS (arm64 en x64) en Linux (x64 en arm64).',
    );
  }
  try {
    return require.resolve(`${name}/vindplek${WINDOWS ? '.exe' : ''}`);
  } catch {
    return stop(
      `Het pakket ${name} ontbreekt. Daarin zit het programma voor deze computer.`,
      'npm slaat het over als optionele pakketten uitstaan, of als de map node_modules',
      'van een andere computer komt. Installeer vindplek opnieuw:',
      '',
      '  npm install --include=optional vindplek',
    );
  }
}

function stop(...lines) {
  console.error(lines.join('\n'));
  process.exitCode = 2;
}

function run(path) {
  const child = spawn(path, process.argv.slice(2), { stdio: 'inherit' });
  child.on('error', (error) => {
    stop(`Het programma ${path} start niet: ${error.message}`);
  });
  // Windows sends Ctrl-C to the program itself, and `kill` there would end it without a word.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', ...(WINDOWS ? ['SIGBREAK'] : [])];
  for (const signal of signals) {
    process.on(signal, () => WINDOWS || child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    // As a shell reports a program that a signal ended.
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
    // Nothing may keep a launcher alive whose program is gone.
    process.exit();
  });
}

const path = program();
if (path) run(path);
