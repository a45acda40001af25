// What fits a choice: the courses of the finder's index, counted, sorted and in sections, without the page.
//
// A course has values (theme, function …) and ways to take it: an academy, mostly on a date. Values of a way belong
// together: who chooses Breda and March wants a date in Breda in March. An entry of `wanted` is a set of positions in the
// values of its axis; within an axis one of them is enough.

globalThis.vindplekKeuze = (() => {
  const OVER = 3;
  const NONE = -1;
  const SEVERAL = -2;

  function prepare(index) {
    const axes = index.axes.map((axis) => ({
      ...axis,
      positions: new Map(axis.values.map((value, at) => [value.id, at])),
    }));
    return {
      ...index,
      axes,
      region: axes.findIndex((axis) => axis.id === "regio"),
      ofWays: axes.flatMap((axis, at) => (axis.way ? [at] : [])), // the axes of `way.values`
    };
  }

  // Whether the lists go by a way: those of the chosen academies; else the site's own, unless the reader looks further.
  function isListed(known, way, { wanted, everywhere }) {
    const regions = known.region < 0 ? undefined : wanted[known.region];
    if (regions?.size) return way.region === null || regions.has(way.region);
    return everywhere || way.own;
  }

  // The only axis of ways on which a way lacks what is wanted; NONE when it lacks nothing, SEVERAL when more.
  function lackingAxis(known, way, wanted) {
    let lacking = NONE;
    for (let place = 0; place < known.ofWays.length; place += 1) {
      const at = known.ofWays[place];
      if (!wanted[at].size || wanted[at].has(way.values[place])) continue;
      if (lacking !== NONE) return SEVERAL;
      lacking = at;
    }
    return lacking;
  }

  /**
   * Counts a course for each value with which it would fit if that were chosen as well. `failed` is the only axis of
   * courses on which it lacks what is wanted.
   */
  function countValues(known, course, choice, failed, count) {
    let fits = false;
    for (const way of course.ways) {
      const lacking = lackingAxis(known, way, choice.wanted);
      const isRegion = failed === NONE || failed === known.region;
      if (isRegion && lacking === NONE && way.region !== null) count(known.region, way.region);
      if (lacking === SEVERAL || !isListed(known, way, choice)) continue;
      fits ||= lacking === NONE;
      if (failed !== NONE) continue;
      known.ofWays.forEach((at, place) => {
        if ((lacking === NONE || lacking === at) && way.values[place] !== null) count(at, way.values[place]);
      });
    }
    if (!fits) return;
    known.axes.forEach((axis, at) => {
      if (axis.way || at === known.region || (failed !== NONE && failed !== at)) return;
      for (const value of course.values[at]) count(at, value);
    });
  }

  // The only axis of courses on which a course lacks what is wanted; NONE when it lacks nothing, SEVERAL when more.
  function failedAxis(known, course, wanted) {
    let failed = NONE;
    for (let at = 0; at < known.axes.length; at += 1) {
      if (known.axes[at].way || !wanted[at].size || course.values[at].some((value) => wanted[at].has(value))) continue;
      if (failed !== NONE) return SEVERAL;
      failed = at;
    }
    return failed;
  }

  // Where a course stands: what any academy offers is one section for a reader who does not keep to one.
  const sectionOf = (course, choice) => (choice.everywhere && course.section === 1 ? 0 : course.section);

  const later = (way) => way.start || "9999";
  const price = (way) => way.price ?? Infinity;
  const orders = {
    datum: (a, b) => later(a.way).localeCompare(later(b.way)),
    titel: (a, b) => a.course.title.localeCompare(b.course.title, "nl"),
    prijs: (a, b) => price(a.way) - price(b.way),
  };

  // A reader who asks for other academies than the site's own wants what that does not have first.
  function asksForOthers(known, { wanted }) {
    const axis = known.axes[known.region];
    const regions = axis && wanted[known.region];
    return Boolean(known.own && regions?.size && !regions.has(axis.positions.get(known.own)));
  }

  // Without another order, a date that is chosen decides as the date of the site does in its own lists.
  function compare(choice) {
    const { ranks, order, isFocused, asksOthers } = choice;
    const rank = (section) => (asksOthers && section < 2 ? 1 - section : section);
    const best = (a, b) => {
      if (ranks) return ranks.get(a.course.key) - ranks.get(b.course.key);
      return isFocused ? a.course.rank - b.course.rank || later(a.way).localeCompare(later(b.way)) : 0;
    };
    const chosen = orders[order] ?? best;
    return (a, b) => rank(a.section) - rank(b.section) || chosen(a, b) || a.at - b.at;
  }

  /**
   * What fits. A choice is `{ wanted, everywhere, ranks, order }`: a set of positions for each axis; whether to look
   * beyond the site's academy; by key of course the rank that the search gave it, or null; the order. Returns the hits
   * `{ course, section, way, more }`, with the way to show and how many others there are; for each axis and value the
   * count; how many hits are in each section; and whether the site's own section comes second.
   */
  function select(known, choice) {
    const { wanted, ranks } = choice;
    const counts = known.axes.map((axis) => new Array(axis.values.length).fill(0));
    const counted = known.axes.map((axis) => new Array(axis.values.length).fill(-1)); // the last course counted
    const sections = [0, 0, 0, 0];
    const hits = [];
    const isFocused = choice.everywhere || wanted.some((values, at) => values.size && (known.axes[at].way || at === known.region));
    known.courses.forEach((course, at) => {
      if (ranks && !ranks.has(course.key)) return;
      const failed = failedAxis(known, course, wanted);
      if (failed === SEVERAL) return;
      if (course.section !== OVER) {
        countValues(known, course, choice, failed, (axis, value) => {
          if (counted[axis][value] !== at) counts[axis][value] += 1;
          counted[axis][value] = at;
        });
      }
      if (failed !== NONE) return;
      const ways = course.ways.filter((way) => isListed(known, way, choice) && lackingAxis(known, way, wanted) === NONE);
      if (!ways.length) return;
      const open = ways.filter((way) => way.open);
      const section = sectionOf(course, choice);
      sections[section] += 1;
      hits.push({ course, at, section, way: open[0] ?? ways[0], more: Math.max(0, open.length - 1) });
    });
    const asksOthers = asksForOthers(known, choice);
    hits.sort(compare({ ...choice, isFocused, asksOthers }));
    return { hits, counts, sections, isFocused, asksOthers, total: sections[0] + sections[1] + sections[2] };
  }

  return { prepare, select };
})();
