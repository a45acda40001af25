// The search engine of the site, over an index of stems in MiniSearch's format. Tokens and stems are
// made as the build makes them (src/export/search/tokens.rs); everything else is decided here:
// mistakes, compounds, synonyms, and what comes first.
(() => {
  "use strict";

  const letters = "[\\p{Alphabetic}\\p{N}]";
  const wordPattern = new RegExp(`${letters}+(?:-${letters}+)*`, "gu");
  const shownWord = /[\p{Alphabetic}\p{N}\u00ad\u0300-\u036f]+(?:[-\u2011][\p{Alphabetic}\p{N}\u00ad\u0300-\u036f]+)*/gu;
  const genitive = new RegExp(`'s(?!${letters})`, "gu");

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/\u2011/g, "-")
    .replace(/[‘’]/g, "'").toLowerCase().replace(genitive, "");

  // The words of a text, each with its parts; `word` is without hyphens.
  const tokens = (text) => (fold(text).match(wordPattern) ?? []).map((found) => {
    const parts = found.split("-");
    return { word: parts.join(""), parts: parts.length > 1 ? parts.filter((part) => part.length > 2) : [] };
  }).filter(({ word }) => [...word].length <= 40);

  // Dutch stems by the rules of Snowball (Kraaij and Pohlmann), for words without accents. A rule is an
  // ending, a condition and what replaces the ending; `+` doubles a vowel that was shortened. Of the rules
  // of a step the one with the longest ending counts whose condition holds.
  const rules = (text) => new Map(text.split(",").map((rule) => {
    const [ending, condition, put] = rule.split(" ");
    return [ending, { condition, put }];
  }));
  const steps = [
    "s s ,ies r ie,ares c ar+,eres c er,es c e,aus v au,heden r heid,nden - nd,den c ,ien o i,jen o j,en c +,nde - nd",
    "etje c ,rntje - rn,tje x ,inkje - ing,mpje - m,je c ,ge r g,lijke r lijk,ische r isch,de c ,te r t,se r s,re r r,le r l+,ene c en+,ieve c ief",
    "atie r eer,iteit r +,heid r ,sel r ,ster r ,rder - r,ilding - ilder,ildisme - ilder,ilderij - ilder,ing r +,isme r +,erij r +,arij c aar,fie 2 f+,gie 2 g+,tst c t,dst c d",
    "ioneel r ie,atief r eer,baar r ,naar v n,laar v l,raar v r,tant r teer,lijker r lijk,lijkst r lijk,achtig r ,achtiger r ,achtigst r ,eriger c +,erigst c +,erig c +,end c +,iger g +,igst g +,ig g +",
    "kt - k,ft - f,pt - p",
  ].map(rules);
  const syllable = /^[^aeiouy]*(?=((?:ij|[aeiouy])+))\1[^aeiouy]/;
  const opening = /^[^aeiouy]*(?:ij|[aeiouy])+/;
  const isClosed = (text) => /[^aeiouy]$/.test(text) && !text.endsWith("ij");
  const isOpen = (text) => /([aeiouy]|ij)$/.test(text);
  const lengthened = (text) => {
    const [found, before] = /(^|[^aeiou])[aeou][^aeiouwxy]$/.exec(text) ?? [];
    const rest = text.slice(0, -2 - before?.length);
    if (found === undefined || text.at(-2) === "e" && before && /[aiou]$|^e$|[^aeiou][aiou].$/.test(rest)) return text;
    return text.slice(0, -1) + text.slice(-2);
  };

  const stem = (whole) => {
    if (!/^[a-z]+$/.test(whole)) return whole;
    let word = whole;
    let changed = false;
    let first, second;
    const measure = () => {
      first = syllable.exec(word)?.[0].length ?? word.length;
      second = first + (syllable.exec(word.slice(first))?.[0].length ?? word.length);
    };
    const isLong = (text) => first <= text.length;
    const isBoth = (text) => isLong(text) && isClosed(text);
    // Whether a rule applies to what is before its ending.
    const conditions = {
      "-": () => true,
      r: isLong,
      2: (rest) => second <= rest.length,
      c: isBoth,
      o: isOpen,
      v: (rest) => isLong(rest) && isOpen(rest),
      x: (rest) => isLong(rest) && isOpen(rest.slice(0, -1)),
      g: (rest) => isBoth(rest) && rest !== "inn",
      s: (rest) => isBoth(rest) && !(rest.endsWith("t") && isLong(rest.slice(0, -1))),
    };
    const apply = (step) => {
      for (let at = Math.max(0, word.length - 8); at < word.length; at += 1) {
        const { condition, put } = step.get(word.slice(at)) ?? {};
        const rest = word.slice(0, at);
        if (!condition || !conditions[condition](rest)) continue;
        word = put.endsWith("+") ? lengthened(rest + put.slice(0, -1)) : rest + put;
        changed = true;
        return;
      }
    };
    const loseGe = (at) => {
      const rest = word.slice(at + 2);
      if (at < 0 || rest.length < 3 || !(opening.exec(rest)?.[0].length < rest.length)) return;
      if (at === 0 && /^(eft|val(?!i)|vaa|vare)/.test(rest)) return;
      word = word.slice(0, at) + rest;
      changed = true;
      measure();
      const before = word.slice(0, -1);
      const follows = (letter) => before.endsWith(letter) && isLong(before.slice(0, -1));
      if (!isBoth(before)) return;
      if (word.endsWith("d") && !follows("n")) word = before === "in" ? "inn" : before;
      else if (word.endsWith("t") && !follows("h") && before !== "en") word = before;
    };
    measure();
    steps.slice(0, 4).forEach(apply);
    loseGe(word.startsWith("ge") ? 0 : -1);
    loseGe(word.indexOf("ge", 1));
    apply(steps[4]);
    if (changed && word !== "inn") {
      word = /([^aeiouy])\1$/.test(word) ? word.slice(0, -1) : word.replace(/v$/, "f").replace(/z$/, "s");
    }
    return word;
  };

  // The letters that sound alike in Dutch written as one.
  const sounds = [["ij|y", "ei"], ["ou", "au"], ["ch", "g"], ["c(?=[eiy])|z", "s"], ["[cq]", "k"], ["ph|v", "f"], ["th", "t"],
    ["x", "ks"], ["dt?$", "t"], ["ie", "i"], ["(.)\\1+", "$1"]].map(([from, to]) => [new RegExp(from, "g"), to]);
  const sound = (word) => sounds.reduce((text, [from, to]) => text.replace(from, to), word);

  // How many letters to change, add, drop or swap with their neighbour; `most + 1` when it is more.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  globalThis.vindplekEngine = (MiniSearch, { kinds, themes, stop, weak, synonyms, index }, root) => {
    const boost = { title: 6, names: 3, summary: 2, text: 1 };
    const library = MiniSearch.loadJS(index, { fields: Object.keys(boost), tokenize: (text) => [text], processTerm: (term) => term });
    const documents = Object.values(index.storedFields);
    const known = new Set(index.index.map(([term]) => term));
    const stopWords = new Set(stop.split(" "));
    const weakWords = new Set(tokens(weak).map(({ word }) => word));
    const cached = (make, cache = new Map()) => (key) => cache.get(key) ?? cache.set(key, make(key)).get(key);
    const stemOf = cached(stem);
    const soundOf = cached(sound);
    const stemsOf = cached((text) => tokens(text).flatMap(({ word, parts }) => [word, ...parts]).map(stemOf));
    const scoresOf = cached((term) => new Map(library.search(term, { boost }).map(({ id, score }) => [id, score])));

    // Words as they are shown, with how often, for suggestions and for mistakes in words.
    const forms = new Map();
    const learn = (text, weight) => {
      for (const shown of text.replaceAll("\u00ad", "").match(shownWord) ?? []) {
        const word = tokens(shown)[0]?.word ?? "";
        if (word.length < 3 || stopWords.has(word)) continue;
        const form = forms.get(word) ?? { shown, weight: 0 };
        if (shown === shown.toLowerCase()) form.shown = shown;
        form.weight += weight;
        forms.set(word, form);
      }
    };
    for (const { t, h = [] } of documents) {
      learn(t, 3);
      for (const [title] of h) learn(title, 1);
    }
    for (const [, label] of themes) learn(label, 5);
    // What means the same, by the stems of a word or phrase.
    const meanings = new Map();
    for (const group of synonyms) {
      const phrases = group.map((text) => tokens(text).map(({ word }) => stemOf(word)));
      group.forEach((text, at) => {
        learn(text, 1);
        const key = phrases[at].join(" ");
        meanings.set(key, [...meanings.get(key) ?? [], ...phrases.filter((other) => other !== phrases[at])]);
      });
    }
    // All words to compare a query with: stems of the index, and forms.
    const lexicon = [...[...known].map((term) => [term, term]), ...[...forms.keys()].map((word) => [word, stemOf(word)])];

    const isKnown = (term) => known.has(term) || meanings.has(term);

    const split = (word) => {
      let best = [];
      for (let at = 3; at <= word.length - 3; at += 1) {
        const right = word.slice(at);
        const rest = known.has(stemOf(right)) ? [stemOf(right)] : right.length > 6 ? split(right) : [];
        const left = [word.slice(0, at), word.slice(0, at).replace(/(s|e|en)$/, "")].map(stemOf).find((part) => part.length > 2 && known.has(part));
        if (left && rest.length && (!best.length || rest.length < best.length || Math.min(at, right.length) > best.size)) best = Object.assign([left, ...rest], { size: Math.min(at, right.length) });
      }
      return best;
    };

    // The stems that a word of a query may mean, with how surely.
    const expand = cached((word) => {
      const own = stemOf(word);
      const found = new Map();
      const add = (term, weight) => weight > (found.get(term) ?? 0) && found.set(term, weight);
      const isExact = isKnown(own);
      const parts = isExact ? [] : split(word);
      if (isExact) add(own, 1);
      // A stem that lost `ge-` says nothing about how other words begin.
      const base = word.startsWith(own.slice(0, 3)) ? own : word;
      const isForm = (term, other) => Math.abs(term.length - other.length) < 2 && Math.min(term.length, other.length) > 3 && (term.startsWith(other) || other.startsWith(term));
      for (const [text, term] of lexicon) {
        if (isForm(term, base)) add(term, 0.95);
        else if (word.length > 1 && text.startsWith(word) || base.length > 2 && text.startsWith(base)) add(term, (isExact ? 0.4 : 0.7) * Math.sqrt(word.length / Math.max(text.length, word.length)));
        else if (term.length > 3 && base.length - term.length === 2 && base.startsWith(term)) add(term, 0.65);
      }
      if (found.size === 0 && word.length > 3) {
        let most = word.length > 7 ? 2 : word.length > 4 ? 1 : 0;
        const near = [];
        for (const [text, term] of lexicon) {
          if (Math.abs(text.length - word.length) > 5 || !/(.)\1|[ckqsz]{2}|[fpv]{2}|[eiy]{2}/.test(text[0] + word[0])) continue;
          const off = Math.min(...[word, text === term ? base : word].map((mistyped) => soundOf(mistyped) === soundOf(text) ? 0.5 : distance(mistyped, text, most)));
          if (off > most) continue;
          most = Math.max(off, 1);
          near.push([off, term]);
        }
        for (const [off, term] of near) if (off <= most) for (const [, other] of lexicon) if (other === term || isForm(other, term)) add(other, 0.6 - 0.15 * off);
        if (found.size + parts.length === 0) for (const [text, term] of lexicon) {
          if (base.length > 3 && text.endsWith(base) || 2 * text.length > word.length && (word.startsWith(text) || word.endsWith(text))) add(term, 0.25);
        }
      }
      const family = base.length > 6 && base.slice(0, Math.max(6, Math.ceil(base.length * 0.75)));
      if (family) for (const [text, term] of lexicon) if (text.startsWith(family)) add(term, 0.35);
      return { found, parts };
    });

    // The words of a query: for each the ways in which a page may match it.
    const parse = cached((query) => {
      const words = tokens(query);
      for (let at = words.length - 2; at >= 0; at -= 1) {
        const whole = words[at].word + words[at + 1].word;
        if (words[at].word.length === 1 && isKnown(stemOf(whole))) words.splice(at, 2, { word: whole, parts: [] });
      }
      const isLight = ({ word }) => stopWords.has(word) || weakWords.has(word) || word.length === 1 && !known.has(word);
      const least = [isLight, ({ word }) => stopWords.has(word), () => false].find((test) => !words.every(test));
      const slots = words.map((token) => ({ word: token.word, light: least(token), ways: [] }));
      const add = (from, to, stems, weight) => {
        const needed = stems.length > 1 ? stems.filter((term) => !stopWords.has(term)) : stems;
        if (needed.length && needed.every((term) => known.has(term))) for (let at = from; at < to; at += 1) slots[at].ways.push({ stems: needed, weight });
      };
      words.forEach(({ word, parts }, from) => {
        const { found, parts: compound } = expand(word);
        for (const [term, weight] of found) {
          add(from, from + 1, [term], weight);
          for (const other of weight > 0.4 ? meanings.get(term) ?? [] : []) add(from, from + 1, other, 0.7 * weight);
        }
        if (compound.length) add(from, from + 1, compound, 0.5);
        if (parts.length && !isKnown(stemOf(word))) add(from, from + 1, parts.map(stemOf), 0.6);
        for (let to = from + 2; to <= Math.min(from + 4, words.length); to += 1) {
          const span = words.slice(from, to).map((token) => token.word);
          const joined = span.join("");
          if (isKnown(stemOf(joined))) for (const [term, weight] of expand(joined).found) add(from, to, [term], 1.3 * weight);
          for (const key of [span.map(stemOf).join(" "), stemOf(joined)]) for (const other of meanings.get(key) ?? []) add(from, to, other, 0.65);
        }
      });
      for (const slot of slots) {
        const sure = slot.ways.filter(({ weight }) => weight > 0.3);
        slot.isSure = slot.ways.some(({ weight }) => weight > 0.6);
        slot.terms = new Set(sure.filter(({ stems }) => stems.length === 1).map(({ stems: [term] }) => term));
        slot.phrases = sure.filter(({ stems }) => stems.length > 1);
      }
      return slots;
    });

    const scoresOfWay = ({ stems, weight }) => {
      const [first, ...others] = stems.map(scoresOf);
      const all = [...first].filter(([id]) => others.every((scores) => scores.has(id)));
      return all.map(([id, score]) => [id, weight * others.reduce((sum, scores) => sum + scores.get(id), score) / stems.length]);
    };

    // How many of some words of a query a title matches.
    const covers = (slots, title) => {
      const stems = stemsOf(title);
      return slots.filter(({ terms, phrases }) => stems.some((term) => terms.has(term)) || phrases.some((way) => way.stems.every((term) => stems.includes(term)))).length;
    };

    const find = cached((query) => {
      const slots = parse(query);
      const needed = slots.filter(({ light }) => !light);
      const found = new Map();
      for (const { ways, light } of slots) {
        const scores = new Map();
        for (const [id, score] of ways.flatMap(scoresOfWay)) scores.set(id, Math.max(score, scores.get(id) ?? 0));
        const rarity = Math.log(1 + documents.length / scores.size);
        for (const [id, score] of scores) {
          const of = found.get(id) ?? { id, score: 0, rare: 0, count: 0 };
          of.score += light ? 0.8 * score : score;
          of.rare += light ? 0 : rarity * score;
          of.count += light ? 0 : 1;
          found.set(id, of);
        }
      }
      const most = [...found.values()].reduce((highest, { count }) => Math.max(highest, count), 0);
      // Some of the words are enough when at least one of them is no guess.
      if (most === 0 || most < needed.length && (most < needed.length / 2 || !needed.some(({ isSure }) => isSure))) return [];
      const asked = tokens(query).map(({ word }) => word).join(" ");
      const withMost = [...found.values()].filter(({ count }) => count === most);
      // After very few pages, those that have one word less.
      const few = withMost.length < 3 && most > 1 && most - 1 >= needed.length / 2;
      const best = few ? [...found.values()].filter(({ count }) => count >= most - 1) : withMost;
      for (const one of best) {
        const { t, r } = documents[one.id];
        const words = tokens(t).map(({ word }) => word);
        const isIn = needed.every(({ word }) => words.includes(word));
        one.inTitle = covers(needed, t);
        // When no page has all words, one that has a rare word says more than one that has a common word.
        if (one.count < needed.length) one.score = one.rare;
        if (one.count < most) one.score /= 20;
        one.score *= (words.join(" ") === asked ? 2 : isIn ? 1.4 : 1) * (1 + 0.3 * one.inTitle / needed.length) * r / 100;
      }
      const byScore = (a, b) => b.score - a.score || a.id - b.id;
      // Parts of one page give way to other pages.
      const times = {};
      const hits = best.sort(byScore).map(({ id, score, inTitle }, at) => {
        const { k, t, s = "", u, h = [], p, d = null, m = [], o = null } = documents[id];
        times[u] = (times[u] ?? -1) + 1;
        const hit = { id, key: p ? `${u}#${p[0]}` : u, kind: kinds[k][0], title: t, summary: s, url: address(u, p?.[0]), heading: null,
          academy: o, detail: d, themes: m.map((one) => themes[one][0]), score: p ? score * 0.7 ** times[u] : score };
        let most = inTitle;
        for (const [title, anchor] of at < 100 ? h : []) {
          const count = covers(needed, title);
          if (count <= most) continue;
          hit.score *= (1 + 0.3 * count / needed.length) / (1 + 0.3 * most / needed.length);
          most = count;
          hit.heading = { title, url: address(u, anchor) };
        }
        return hit;
      });
      return hits.sort(byScore);
    });

    function address(path, anchor) {
      const hash = anchor ? `#${anchor}` : "";
      if (/^https?:/.test(path)) return path + hash;
      const file = location.protocol === "file:" && /(^|\/)$/.test(path) ? "index.html" : "";
      return root + path + file + hash;
    }

    const nearest = (query) => parse(query).filter(({ ways }) => !ways.length).flatMap(({ word }) => {
      const most = Math.ceil(word.length / 3);
      const near = [...forms].map(([form, { shown }]) => [distance(word, form, most), shown]).filter(([off]) => off <= most);
      return near.sort(([a], [b]) => a - b).slice(0, 3).map(([, shown]) => shown);
    });

    const counted = (hits, of) => {
      const counts = {};
      for (const id of hits.flatMap(of)) counts[id] = (counts[id] ?? 0) + 1;
      return counts;
    };
    const present = (list, of) => list.filter((entry, at) => documents.some((document) => of(document).includes(at))).map(([id, label]) => ({ id, label }));

    return {
      kinds: present(kinds, ({ k }) => [k]),
      themes: present(themes, ({ m = [] }) => m),
      search(query, { kind, theme } = {}) {
        const all = find(query);
        const ofKind = all.filter((hit) => !kind || hit.kind === kind);
        const ofTheme = all.filter((hit) => !theme || hit.themes.includes(theme));
        const hits = ofKind.filter((hit) => ofTheme.includes(hit));
        const wider = [kind && { filter: "kind", count: ofTheme.length }, theme && { filter: "theme", count: ofKind.length }];
        return {
          hits,
          kinds: counted(ofTheme, (hit) => [hit.kind]),
          themes: counted(ofKind, (hit) => hit.themes),
          nearest: hits.length ? [] : nearest(query),
          letGo: hits.length ? null : wider.filter((one) => one?.count).sort((a, b) => b.count - a.count)[0] ?? null,
        };
      },
      suggest(query) {
        const asked = fold(query).trim();
        const last = tokens(query).at(-1)?.word;
        if (!last) return [];
        const start = query.slice(0, query.trimEnd().search(/\S+$/));
        const words = [...forms].filter(([form]) => form.startsWith(last)).sort(([, a], [, b]) => b.weight - a.weight).map(([, { shown }]) => start + shown);
        const phrases = [...themes.map(([, label]) => label), ...documents.map(({ t }) => t).filter((title) => title.length < 50)];
        const whole = phrases.filter((text) => fold(text).startsWith(asked));
        const mended = [...expand(last).found.keys()].flatMap((term) => [...forms].filter(([form]) => stemOf(form) === term).map(([, { shown }]) => start + shown));
        const offered = new Map([...words.slice(0, 2), ...whole, ...words, ...mended].map((text) => [fold(text), text]).reverse());
        offered.delete(asked);
        return [...offered.values()].reverse().filter((text) => find(text).length).slice(0, 5);
      },
      mark(text, query) {
        const slots = parse(query);
        const terms = new Set(slots.filter(({ light }) => !light).flatMap((slot) => [...slot.terms, ...slot.phrases.flatMap(({ stems }) => stems)]));
        const pieces = [];
        let end = 0;
        for (const { 0: word, index: at } of text.matchAll(shownWord)) {
          if (!stemsOf(word).some((term) => terms.has(term))) continue;
          pieces.push([text.slice(end, at), false], [word, true]);
          end = at + word.length;
        }
        return [...pieces, [text.slice(end), false]].filter(([piece]) => piece);
      },
    };
  };
  Object.assign(globalThis.vindplekEngine, { tokens, stem });
})();
