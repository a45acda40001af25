// Edits of a text in Markdown, as functions of the text and what is selected. Each returns the range that is replaced, by
// what, and what is selected then.

/** The lines that a selection touches. */
function linesAt(text, from, to) {
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', last);
  return { start, end: end < 0 ? text.length : end };
}

/** Changes each line that a selection touches; of blank ones only a single one. */
function changeLines(text, from, to, change) {
  const { start, end } = linesAt(text, from, to);
  const lines = text.slice(start, end).split('\n');
  let number = 0;
  const changed = lines.map((line) => (line.trim() === '' && lines.length > 1 ? line : change(line, number += 1)));
  const insert = changed.join('\n');
  const isOne = from === to;
  const grown = insert.length - (end - start);
  const head = isOne ? Math.max(start, to + grown) : start + insert.length;
  return { from: start, to: end, insert, anchor: isOne ? head : start, head };
}

const linesOf = (text, from, to) => {
  const { start, end } = linesAt(text, from, to);
  const lines = text.slice(start, end).split('\n');
  return lines.length > 1 ? lines.filter((line) => line.trim() !== '') : lines;
};

const headed = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const bulleted = /^([ \t]*)[-*+](?:[ \t]+|$)/;
const numbered = /^([ \t]*)\d{1,9}[.)](?:[ \t]+|$)/;

/** Makes headings of lines, or plain lines if all are headings of that level. */
export function heading(text, from, to, level) {
  const isSo = (line) => line.match(headed)?.[1].length === level;
  const undo = linesOf(text, from, to).every(isSo);
  return changeLines(text, from, to, (line) => (undo ? '' : `${'#'.repeat(level)} `) + line.replace(headed, '').trimStart());
}

/** Makes a list of lines, or plain lines if all are items of such a list. */
export function list(text, from, to, isNumbered) {
  const own = isNumbered ? numbered : bulleted;
  const undo = linesOf(text, from, to).every((line) => own.test(line));
  return changeLines(text, from, to, (line, number) => {
    const [, indent] = line.match(bulleted) ?? line.match(numbered) ?? line.match(/^([ \t]*)/);
    const rest = line.replace(bulleted, '').replace(numbered, '').trimStart();
    return indent + (undo ? '' : isNumbered ? `${number}. ` : '- ') + rest;
  });
}

const runBefore = (text, at, mark) => { let length = 0; while (text[at - 1 - length] === mark) length += 1; return length; };
const runAfter = (text, at, mark) => { let length = 0; while (text[at + length] === mark) length += 1; return length; };

/** Sets marks of emphasis around what is selected, or around the word at the cursor; removes them if they are there. */
export function emphasis(text, from, to, isStrong) {
  if (from === to) {
    const isOfWord = (c) => c !== undefined && /[\p{L}\p{N}\p{M}’'-]/u.test(c);
    while (isOfWord(text[from - 1])) from -= 1;
    while (isOfWord(text[to])) to += 1;
  }
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  const size = isStrong ? 2 : 1;
  const has = (run) => (isStrong ? run >= 2 : run % 2 === 1);
  for (const mark of '*_') {
    const outside = Math.min(runBefore(text, from, mark), runAfter(text, to, mark));
    if (has(outside)) {
      const insert = text.slice(from, to);
      return { from: from - size, to: to + size, insert, anchor: from - size, head: from - size + insert.length };
    }
    const inside = Math.min(runAfter(text, from, mark), runBefore(text, to, mark));
    if (to - from > 2 * size && has(inside)) {
      const insert = text.slice(from + size, to - size);
      return { from, to, insert, anchor: from, head: from + insert.length };
    }
  }
  const marks = '*'.repeat(size);
  // Emphasis ends with its paragraph or item, so each line has its own.
  const inner = text.slice(from, to).split('\n');
  const wrap = (line) => line.replace(/^(\s*(?:(?:[-*+]|\d{1,9}[.)]|>|#{1,6})[ \t]+)*)(.*?)(\s*)$/, (all, before, words, after) => (
    words ? before + marks + words + marks + after : all));
  const insert = inner.length > 1 ? inner.map(wrap).join('\n') : marks + inner[0] + marks;
  const isOne = inner.length === 1;
  return { from, to, insert, anchor: isOne ? from + size : from, head: isOne ? from + size + inner[0].length : from + insert.length };
}

/** Replaces what is selected by a text, which then is not selected. */
export const inline = (from, to, insert) => ({ from, to, insert, anchor: from + insert.length, head: from + insert.length });

/** Puts a block below the line of the cursor, between blank lines. `start` and `end` are what is selected in it. */
export function block(text, to, insert, start, end = start) {
  const line = linesAt(text, to, to);
  const isBlank = text.slice(line.start, line.end).trim() === '';
  const at = isBlank ? line.start : line.end;
  return between(text, at, isBlank ? line.end : at, insert, start, end);
}

/** Puts a block in place of a range of lines, between blank lines. */
function between(text, from, to, insert, start, end) {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const above = before === '' || /\n[ \t]*\n$/.test(before) || /^\s*\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const below = after.trim() === '' ? (after.startsWith('\n') ? '' : '\n') : /^\n[ \t]*\n/.test(after) ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const at = from + above.length;
  return { from, to, insert: above + insert + below, anchor: at + start, head: at + end };
}

/** Puts a component around the selected lines, or at the cursor. `content` is what it begins with; null for one without. */
export function component(text, from, to, opening, content) {
  if (content === null) return block(text, to, opening, opening.length);
  const { start, end } = linesAt(text, from, to);
  const inner = from === to ? content : text.slice(start, end);
  const insert = `${opening}\n${inner}\n:::`;
  const cursor = opening.length + 1 + inner.length;
  return from === to ? block(text, to, insert, cursor) : between(text, start, end, insert, cursor, cursor);
}

/** A table of two columns, to be filled. */
export function table(text, to) {
  const first = 'Kop 1';
  return block(text, to, `| ${first} | Kop 2 |\n| --- | --- |\n|  |  |`, 2, 2 + first.length);
}

/** What means something in the words of a link, escaped. */
export const words = (text) => text.replace(/\s+/g, ' ').trim().replace(/[\\[\]]/g, '\\$&');
/** What would end the target of a link, encoded. */
const target = (text) => text.trim().replace(/[\s()<>\\]/g, (c) => `%${c.codePointAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

export const link = (text, to) => `[${words(text)}](${target(to)})`;
export const picture = (text, to) => `!${link(text, to)}`;

/** The link that a selection is in; else what is selected. */
export function linkAt(text, from, to) {
  const line = linesAt(text, from, to);
  for (const found of text.slice(line.start, line.end).matchAll(/(!?)\[((?:[^[\]\\]|\\.)*)\]\(([^()\s]*)\)/g)) {
    const start = line.start + found.index;
    const end = start + found[0].length;
    if (!found[1] && start <= from && to <= end) return { from: start, to: end, words: found[2].replace(/\\(.)/g, '$1'), target: found[3] };
  }
  return { from, to, words: text.slice(from, to), target: '' };
}
