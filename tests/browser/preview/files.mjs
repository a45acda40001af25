// Any value of any file, of the real project and of the fictional one, is edited over HTTP: the value is there, everything
// else is as it was, and what is only opened does not change.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { withPreview } from "./server.mjs";

/** What editors write that YAML could read as something else. */
const texts = ["Samen: beter", "- met een streepje", "# met een hekje", "ja", "2026", "\"tussen aanhalingstekens\"", "'t Kan", "{niet} [echt]",
  "een zin die zo lang is dat een programma voor YAML haar over een regel zou verdelen, wat hier niet hoort te gebeuren, ook niet half",
  "twee\nregels", "é, ‘ë’ en 🏃", "null", "~", "onbekend", "12:30", "@adres", "% procent", "a & b", "*nadruk*", "slot:"];

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function filesBelow(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? filesBelow(folder, path) : /\.(md|yaml)$/.test(path) ? [path] : [];
  }).sort();
}

const flat = (fields) => fields.flatMap((field) => [field, ...flat(field.fields)]);
/** What a form says, without the value at a way. */
const others = (form, at) => JSON.stringify([form.body, flat(form.fields)
  .filter((field) => JSON.stringify(field.at) !== at).map((field) => [field.at, field.text])]);
const comments = (text) => text.split("\n").filter((line) => /^\s*#/.test(line)).join("\n");

async function editsOf({ preview, expect }, edits) {
  const token = (await (await fetch(`${preview.origin}/`)).text()).match(/data-token="([^"]+)"/)[1];
  const send = async (what, body) => (await fetch(`${preview.origin}/__vindplek/${what}`, {
    method: "POST", headers: { "X-Vindplek-Token": token }, body: JSON.stringify(body),
  })).status;
  const formOf = (file) => preview.json(`form?file=${encodeURIComponent(file)}`);
  const random = seeded(2026);
  const oneOf = (list) => list[Math.floor(random() * list.length)];

  const forms = new Map();
  for (const room of ["content", "regions", "themes"]) {
    for (const path of filesBelow(preview.path(room)).map((inner) => `${room}/${inner}`)) {
      const form = await formOf(path);
      if (form) forms.set(path, form);
    }
  }
  expect(forms.size > 30, `most files should have a form, but only ${forms.size} have one`);
  const [first] = forms.keys();
  expect(await send("save", { file: first }) === 404, "there should be nothing to save in what is only opened");

  let refused = 0;
  for (let count = 0; count < edits; count += 1) {
    const file = oneOf([...forms.keys()]);
    const before = preview.read(file);
    const form = await formOf(file);
    const field = oneOf(flat(form.fields).filter(({ text }) => text !== null));
    if (!field) continue;
    const at = JSON.stringify(field.at);
    const value = oneOf(texts);
    const told = `${file} ${at} = ${JSON.stringify(value)}`;
    const status = await send("edit", { file, edit: { value: { set: { at: field.at, value } } } });
    if (status === 409) {
      refused += 1;
      expect(preview.read(file) === before, `${told}: what is refused should change nothing`);
      continue;
    }
    expect(status === 204, `${told}: the answer should be 204, but is ${status}`);
    expect(preview.read(file) === before, `${told}: nothing should be written before it is saved`);
    await send("save", { file });
    const after = await formOf(file);
    const made = flat(after.fields).find((one) => JSON.stringify(one.at) === at);
    expect(made?.text === value, `${told}: the value should be read back, but is ${JSON.stringify(made?.text)}`);
    expect(others(after, at) === others(form, at), `${told}: nothing else should change`);
    expect(comments(preview.read(file)) === comments(before), `${told}: comments should stay`);
    await send("undo", { file });
    await send("save", { file });
    expect(preview.read(file) === before, `${told}: going back should give every byte back`);
  }
  expect(refused < edits / 20, `${refused} of ${edits} edits were refused`);
}

export const files = [
  ["any value of any file of the real project is edited alone", (walk) => editsOf(walk, 200)],
  ["any value of any file of the fictional project is edited alone", async ({ expect, given }) => {
    const folder = mkdtempSync(join(tmpdir(), "vindplek-fictional-"));
    try {
      const project = join(folder, "project");
      execFileSync(process.execPath, [resolve(given.project, "tests/browser/project.mjs"), project]);
      await withPreview({ ...given, project }, (preview) => editsOf({ preview, expect }, 100));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }],
];
