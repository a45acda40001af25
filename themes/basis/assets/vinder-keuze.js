// What fits a choice: the courses of the finder's index, counted, sorted and in sections, without the page.
//
// A course has values (theme, function …) and ways to take it: an academy, mostly on a date. Values of a way belong
// together: who chooses Breda and March wants a date in Breda in March. An entry of `wanted` is a set of positions in the
// values of its axis; within an axis one of them is enough.

globalThis.vindplekKeuze = (() => {
  const OVER = 3;

  function prepare(index) {
    const axes = index.axes.map((axis) => ({
      ...axis,
      positions: new Map(axis.values.map((value, at) => [value.id, at])),
    }));
    return { ...index, axes, region: axes.findIndex((axis) => axis.id === "regio") };
  }

  // The ways that count: those of the chosen academies; else the site's own, unless the reader looks further.
  function waysOf(known, course, { wanted, everywhere }) {
    const regions = known.region < 0 ? new Set() : wanted[known.region];
    if (regions.size) return course.ways.filter((way) => way.region === null || regions.has(way.region));
    return everywhere ? course.ways : course.ways.filter((way) => way.own);
  }

  // The axes of ways in the order of `way.values`, as positions in `axes`.
  const wayAxes = (known) => known.axes.flatMap((axis, at) => (axis.way ? [at] : []));

  // Whether a way has what is wanted on the axes of ways, but for one axis.
  const fits = (way, ofWays, wanted, but) =>
    ofWays.every((at, place) => at === but || !wanted[at].size || wanted[at].has(way.values[place]));

  /** For each value how many courses would fit if it were chosen as well. What is over is in no count. */
  function countValues(known, course, choice, counts, failed) {
    const { wanted } = choice;
    const ofWays = wayAxes(known);
    const ways = waysOf(known, course, choice);
    const some = ways.some((way) => fits(way, ofWays, wanted));
    known.axes.forEach((axis, at) => {
      if (failed >= 0 && failed !== at) return;
      if (at === known.region) {
        const fitting = course.ways.filter((way) => fits(way, ofWays, wanted));
        for (const value of new Set(fitting.map((way) => way.region))) if (value !== null) counts[at][value] += 1;
      } else if (axis.way) {
        const place = ofWays.indexOf(at);
        const fitting = ways.filter((way) => fits(way, ofWays, wanted, at));
        for (const value of new Set(fitting.map((way) => way.values[place]))) if (value !== null) counts[at][value] += 1;
      } else if (some) {
        for (const value of course.values[at]) counts[at][value] += 1;
      }
    });
  }

  // The first axis of courses on which a course lacks what is wanted; -1 when there is none, -2 when there are more.
  function failedAxis(known, course, wanted) {
    let failed = -1;
    for (let at = 0; at < known.axes.length; at += 1) {
      if (known.axes[at].way || !wanted[at].size || course.values[at].some((value) => wanted[at].has(value))) continue;
      if (failed >= 0) return -2;
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

  // Without another order, a date that is chosen decides as the date of the site does in its own lists.
  function compare(choice) {
    const { ranks, order, isFocused } = choice;
    const best = (a, b) => {
      if (ranks) return ranks.get(a.course.key) - ranks.get(b.course.key);
      return isFocused ? a.course.rank - b.course.rank || later(a.way).localeCompare(later(b.way)) : 0;
    };
    const chosen = orders[order] ?? best;
    return (a, b) => a.section - b.section || chosen(a, b) || a.at - b.at;
  }

  /**
   * What fits. A choice is `{ wanted, everywhere, ranks, order }`: a set of positions for each axis; whether to look
   * beyond the site's academy; by key of course the rank that the search gave it, or null; the order. Returns the hits
   * `{ course, section, way, more }`, with the way to show and how many others there are; for each axis and value the
   * count; and how many hits are in each section.
   */
  function select(known, choice) {
    const { wanted, ranks } = choice;
    const ofWays = wayAxes(known);
    const counts = known.axes.map((axis) => new Array(axis.values.length).fill(0));
    const sections = [0, 0, 0, 0];
    const hits = [];
    const isFocused = choice.everywhere || wanted.some((values, at) => values.size && (known.axes[at].way || at === known.region));
    known.courses.forEach((course, at) => {
      if (ranks && !ranks.has(course.key)) return;
      const failed = failedAxis(known, course, wanted);
      if (failed === -2) return;
      if (course.section !== OVER) countValues(known, course, choice, counts, failed);
      if (failed !== -1) return;
      const ways = waysOf(known, course, choice).filter((way) => fits(way, ofWays, wanted));
      if (!ways.length) return;
      const open = ways.filter((way) => way.open);
      const section = sectionOf(course, choice);
      sections[section] += 1;
      hits.push({ course, at, section, way: open[0] ?? ways[0], more: Math.max(0, open.length - 1) });
    });
    hits.sort(compare({ ...choice, isFocused }));
    return { hits, counts, sections, isFocused, total: sections[0] + sections[1] + sections[2] };
  }

  return { prepare, select };
})();
