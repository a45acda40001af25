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
  // ending, a condition and what replaces the ending; `+` doubles a vowel that was shortened.
  const rules = (text) => new Map(text.split(",").map((rule) => {
    const [ending, condition, put] = rule.split(" ");
    return [ending, { condition, put: put.replace("+", ""), lengthens: put.endsWith("+") }];
  }));
  const steps = [
    rules("s s ,ies r ie,es e ,aus v au,en n ,nde - nd"),
    rules("je j ,ge r g,lijke r lijk,ische r isch,de c ,te r t,se r s,re r r,le r l+,ene c en+,ieve c ief"),
    rules("atie r eer,iteit r +,heid r ,sel r ,ster r ,rder - r,ing i +,isme i +,erij i +,arij c aar,fie 2 f+,gie 2 g+,tst c t,dst c d"),
    rules("ioneel r ie,atief r eer,baar r ,naar v n,laar v l,raar v r,tant r teer,lijker r lijk,lijkst r lijk,achtig r ,achtiger r ,achtigst r ,eriger c +,erigst c +,erig c +,end c +"),
    rules("iger g +,igst g +,ig g +"),
    rules("kt - k,ft - f,pt - p"),
  ];
  const syllable = /^[^aeiouy]*(?=((?:ij|[aeiouy])+))\1[^aeiouy]/;
  const opensSyllable = /^[^aeiouy]*(?:ij|[aeiouy])+/;
  const endsClosed = (text) => /[^aeiouy]$/.test(text) && !text.endsWith("ij");
  const endsOpen = (text) => /([aeiouy]|ij)$/.test(text);
  const lengthened = (text) => {
    const other = text.replace(/(^|[^aeiou])([aou])([^aeiouwxy])$/, "$1$2$2$3");
    const [e, before] = /(?:^|[^aeiou])(?=e[^aeiouwxy]$)/.exec(text) ?? [];
    if (other !== text || e === undefined) return other;
    const rest = text.slice(0, -2 - e.length);
    return e && (/[aiou]$/.test(rest) || rest === "e" || /[^aeiou][aiou].$/.test(rest)) ? text : `${text.slice(0, -1)}e${text.slice(-1)}`;
  };

  const stem = (whole) => {
    if (!/^[a-z]+$/.test(whole)) return whole;
    let word = whole;
    let changed = false;
    let first, second;
    const measure = () => {
      first = syllable.exec(word)?.[0].length ?? word.length;
      const next = syllable.exec(word.slice(first));
      second = next ? first + next[0].length : word.length;
    };
    const long = (text) => first <= text.length;
    const closed = (text) => long(text) && endsClosed(text);
    // What is left of the word when `rest` is before an ending; undefined when the rule does not hold.
    const conditions = {
      "-": (rest) => rest,
      r: (rest) => long(rest) ? rest : undefined,
      c: (rest) => closed(rest) ? rest : undefined,
      v: (rest) => long(rest) && endsOpen(rest) ? rest : undefined,
      2: (rest) => second <= rest.length ? rest : undefined,
      g: (rest) => closed(rest) && rest !== "inn" ? rest : undefined,
      i: (rest) => rest.endsWith("ild") ? `${rest}er` : long(rest) ? lengthened(rest) : undefined,
      s: (rest) => closed(rest) && !(rest.endsWith("t") && long(rest.slice(0, -1))) ? rest : undefined,
      e(rest) {
        const before = rest.slice(0, -2);
        if (rest.endsWith("ar") && closed(before)) return lengthened(rest);
        if (rest.endsWith("er") && closed(before)) return rest;
        return closed(rest) ? `${rest}e` : undefined;
      },
      n(rest) {
        const before = rest.slice(0, -1);
        if (rest.endsWith("hed") && long(rest.slice(0, -3))) return `${rest.slice(0, -3)}heid`;
        if (rest.endsWith("nd")) return rest;
        if (rest.endsWith("d") && closed(before)) return before;
        if (/[ij]$/.test(rest) && endsOpen(before)) return rest;
        return closed(rest) ? lengthened(rest) : undefined;
      },
      j(rest) {
        const cut = (count) => rest.slice(0, -count);
        if (rest.endsWith("et") && closed(cut(2))) return cut(2);
        if (rest.endsWith("rnt")) return cut(1);
        if (rest.endsWith("t") && long(cut(1)) && endsOpen(cut(2))) return cut(1);
        if (rest.endsWith("ink")) return `${cut(1)}g`;
        if (rest.endsWith("mp")) return cut(1);
        return closed(rest) ? rest : undefined;
      },
    };
    const apply = (step) => {
      for (let size = Math.min(8, word.length); size > 0; size -= 1) {
        const rule = step.get(word.slice(-size));
        if (!rule) continue;
        const rest = conditions[rule.condition](word.slice(0, -size));
        if (rest === undefined) return false;
        word = rule.lengthens && rule.condition !== "i" ? lengthened(rest + rule.put) : rest + rule.put;
        return changed = true;
      }
      return false;
    };
    const loseGe = (at) => {
      const rest = word.slice(at + 2);
      if (at < 0 || rest.length < 3 || !(opensSyllable.exec(rest)?.[0].length < rest.length)) return;
      if (at === 0 && /^(eft|val(?!i)|vaa|vare)/.test(rest)) return;
      word = word.slice(0, at) + rest;
      changed = true;
      measure();
      const before = word.slice(0, -1);
      if (!closed(before)) return;
      const follows = (letter) => before.endsWith(letter) && long(before.slice(0, -1));
      if (word.endsWith("d") && !follows("n")) word = before === "in" ? "inn" : before;
      else if (word.endsWith("t") && !follows("h") && before !== "en") word = before;
    };
    measure();
    steps.slice(0, 3).forEach(apply);
    apply(steps[3]) || apply(steps[4]);
    loseGe(word.startsWith("ge") ? 0 : -1);
    loseGe(word.indexOf("ge", 1));
    apply(steps[5]);
    if (changed && word !== "inn") {
      if (/([^aeiouy])\1$/.test(word)) word = word.slice(0, -1);
      else word = word.replace(/v$/, "f").replace(/z$/, "s");
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
      if (known.has(own) || meanings.has(own)) add(own, 1);
      const isExact = found.size > 0;
      const family = own.length > 6 && own.slice(0, Math.max(6, Math.ceil(own.length * 0.75)));
      for (const [text, term] of lexicon) {
        if (word.length > 1 && text.startsWith(word) || own.length > 2 && text.startsWith(own)) add(term, 0.7 * Math.sqrt(word.length / Math.max(text.length, word.length)));
      }
      if (found.size === 0 && word.length > 3) {
        let most = word.length > 7 ? 2 : word.length > 4 ? 1 : 0;
        const near = [];
        for (const [text, term] of lexicon) {
          const mistyped = text === term ? own : word;
          const off = soundOf(mistyped) === soundOf(text) ? 0.5 : distance(mistyped, text, most);
          if (off > most || off === 2 && sound(word[0]) !== sound(text[0])) continue;
          most = Math.max(off, 1);
          near.push([off, term]);
        }
        for (const [off, term] of near) if (off <= most) add(term, 0.6 - 0.15 * off);
        if (found.size === 0 && own.length > 3) for (const [text, term] of lexicon) if (text.endsWith(own)) add(term, 0.25);
      }
      if (family) for (const [text, term] of lexicon) if (text.startsWith(family)) add(term, 0.35);
      return { found, parts: isExact ? [] : split(word) };
    });

    // The words of a query: for each the ways in which a page may match it.
    const parse = cached((query) => {
      const words = tokens(query);
      const isLight = ({ word }) => stopWords.has(word) || weakWords.has(word) || word.length === 1;
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
        if (parts.length && !known.has(stemOf(word))) add(from, from + 1, parts.map(stemOf), 0.6);
        for (let to = from + 2; to <= Math.min(from + 4, words.length); to += 1) {
          const span = words.slice(from, to).map((token) => token.word);
          const joined = stemOf(span.join(""));
          add(from, to, [joined], 0.8);
          for (const key of [span.map(stemOf).join(" "), joined]) for (const other of meanings.get(key) ?? []) add(from, to, other, 0.65);
        }
      });
      return slots;
    });

    const scoresOfWay = ({ stems, weight }) => {
      const [first, ...others] = stems.map(scoresOf);
      const all = [...first].filter(([id]) => others.every((scores) => scores.has(id)));
      return all.map(([id, score]) => [id, weight * others.reduce((sum, scores) => sum + scores.get(id), score) / stems.length]);
    };

    const covers = (slots, text) => {
      const stems = new Set(stemsOf(text));
      return slots.filter(({ ways }) => ways.some((way) => way.weight > 0.3 && way.stems.every((term) => stems.has(term)))).length;
    };

    const find = cached((query) => {
      const slots = parse(query);
      const needed = slots.filter(({ light }) => !light);
      const found = new Map();
      for (const slot of slots) {
        const scores = new Map();
        for (const [id, score] of slot.ways.flatMap(scoresOfWay)) scores.set(id, Math.max(score, scores.get(id) ?? 0));
        for (const [id, score] of scores) {
          const of = found.get(id) ?? { id, score: 0, count: 0 };
          of.score += slot.light ? 0.3 * score : score;
          of.count += slot.light ? 0 : 1;
          found.set(id, of);
        }
      }
      const most = [...found.values()].reduce((highest, { count }) => Math.max(highest, count), 0);
      if (most === 0 || most < needed.length / 2) return [];
      const asked = tokens(query).map(({ word }) => word).join(" ");
      const hits = [...found.values()].filter(({ count }) => count === most).map(({ id, score }) => {
        const { k, t, s = "", u, h = [], p, d = null, m = [], o = null, r } = documents[id];
        const inTitle = covers(needed, t);
        let heading = null;
        let inHeading = inTitle;
        for (const [title, anchor] of h) {
          const count = covers(needed, title);
          if (count > inHeading) [inHeading, heading] = [count, { title, url: address(u, anchor) }];
        }
        const words = tokens(t).map(({ word }) => word);
        const isWhole = words.join(" ") === asked;
        const isIn = needed.every(({ word }) => words.includes(word));
        const bonus = (isWhole ? 2 : isIn ? 1.4 : 1) * (1 + 0.3 * Math.max(inTitle, inHeading) / needed.length);
        return { key: p ? `${u}#${p[0]}` : u, kind: kinds[k][0], title: t, summary: s, url: address(u, p?.[0]), heading, academy: o, detail: d, themes: m.map((at) => themes[at][0]), score: score * bonus * r / 100, page: u };
      });
      hits.sort((a, b) => b.score - a.score || (a.title < b.title ? -1 : 1));
      // Parts of one page give way to other pages.
      const seen = new Map();
      for (const hit of hits) {
        const times = seen.get(hit.page) ?? 0;
        seen.set(hit.page, times + 1);
        if (hit.key !== hit.page) hit.score *= 0.7 ** times;
      }
      return hits.sort((a, b) => b.score - a.score);
    });

    function address(path, anchor) {
      const hash = anchor ? `#${anchor}` : "";
      if (/^https?:/.test(path)) return path + hash;
      const file = location.protocol === "file:" && /(^|\/)$/.test(path) ? "index.html" : "";
      return root + path + file + hash;
    }

    const nearest = (query) => parse(query).filter(({ ways }) => !ways.length).flatMap(({ word }) => {
      const most = Math.ceil(word.length / 3);
      const near = [...forms].map(([form, { shown, weight }]) => ({ shown, weight, off: distance(word, form, most) }));
      return near.filter(({ off }) => off <= most).sort((a, b) => a.off - b.off || b.weight - a.weight).slice(0, 3);
    }).map(({ shown }) => shown).slice(0, 5);

    const counted = (hits, of) => hits.flatMap(of).reduce((counts, id) => ({ ...counts, [id]: (counts[id] ?? 0) + 1 }), {});
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
        const terms = new Set(slots.filter(({ light }) => !light).flatMap(({ ways }) => ways.filter(({ weight }) => weight > 0.3).flatMap(({ stems }) => stems)));
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
