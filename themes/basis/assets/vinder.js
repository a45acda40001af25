// The course finder. The page is whole without this script; with it the list follows the form at once.
//
// What is chosen stands in the address (`?thema=sport,buurt&q=senioren`), so that it can be shared and the browser's back
// button undoes it. Courses come from an index made by the build, in which each has its card as finished HTML.

const PAGE = 20;
const finder = document.getElementById("vinder");
const element = (name) => document.getElementById(name);
const home = new URL(finder.dataset.home, location.href);
const indexUrl = new URL(finder.dataset.index, location.href);
const field = element("vinder-q");
const cards = element("vinder-kaarten");
const chips = element("vinder-gekozen");
const heading = element("gevonden");
const title = document.querySelector("h1");
const boxes = [...finder.querySelectorAll(".vink input")];

// The page as it was served, for when the reader comes back to its address.
const served = {
  path: location.pathname,
  title: document.title,
  heading: title.textContent,
  cards: [...cards.childNodes],
  chips: [...chips.childNodes],
  count: heading.textContent,
  shown: element("vinder-getoond").textContent,
  sentence: element("vinder-onbekend-zin").textContent,
  more: !element("vinder-meer").hidden,
};
const isHome = () => location.pathname === home.pathname;

let index; // the promise of the index; of null when it cannot be had, and then the links serve
let found = []; // the courses that fit, in order
let shown = PAGE; // how many of them are on the page
let typing = false; // whether the last entry in the history came from typing
let chosen = []; // [axis, value] in the order of choosing; ["q", text] is the text

// Lower case, without accents: as one types it in a hurry.
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const number = (count) => count.toLocaleString("nl-NL");
const amount = (count) => (count === 1 ? "1 resultaat" : `${number(count)} resultaten`);

function load() {
  // Revalidated each time: cards speak of the build that the page is from.
  if (!index) {
    index = fetch(indexUrl, { cache: "no-cache" })
      .then((answer) => answer.json())
      .then(prepare)
      .catch(() => {
        finder.classList.add("script-uit");
        return null;
      });
  }
  return index;
}

function prepare(read) {
  const axes = read.axes.map((axis) => ({
    ...axis,
    words: axis.values.map((value) => wordsOf(value.label).join(" ")),
    places: new Map(axis.values.map((value, at) => [value.id, at])),
  }));
  const courses = read.courses.map((course) => {
    const labels = axes.flatMap((axis, at) => course.values[at].map((place) => axis.words[place]));
    return {
      ...course,
      title: ` ${wordsOf(course.title).join(" ")}`,
      words: ` ${fold(course.words)} ${labels.join(" ")}`,
    };
  });
  return { axes, courses, unknown: read.unknown };
}

// How well a course answers the words; 0 when one of them is nowhere.
function score(course, words) {
  let total = 1;
  for (const word of words) {
    const start = ` ${word}`;
    if (course.title.startsWith(start)) total += 12;
    else if (course.title.includes(start)) total += 8;
    else if (course.title.includes(word)) total += 5;
    else if (course.words.includes(start)) total += 2;
    else if (course.words.includes(word)) total += 1;
    else return 0;
  }
  return total;
}

// The courses that fit, and for each value how many would if it were chosen as well: within an axis one value is enough,
// so a course that fails on one axis only counts on that axis.
function search({ axes, courses }) {
  const words = wordsOf(textOf(chosen));
  const wanted = axes.map((axis) => {
    const values = chosen.filter(([of]) => of === axis.id).map(([, value]) => axis.places.get(value));
    return new Set(values);
  });
  const counts = axes.map((axis) => new Array(axis.values.length).fill(0));
  const hits = [];
  courses.forEach((course, order) => {
    const points = score(course, words);
    if (!points) return;
    let failed = -1;
    for (let at = 0; at < axes.length; at += 1) {
      if (!wanted[at].size || course.values[at].some((value) => wanted[at].has(value))) continue;
      if (failed >= 0) return;
      failed = at;
    }
    if (failed < 0) hits.push({ course, points, order });
    course.values.forEach((values, at) => {
      if (failed < 0 || failed === at) for (const value of values) counts[at][value] += 1;
    });
  });
  if (words.length) hits.sort((a, b) => b.points - a.points || a.order - b.order);
  return { hits: hits.map((hit) => hit.course), counts };
}

const textOf = (choices) => choices.find(([axis]) => axis === "q")?.[1] ?? "";

// What the address says; what it says that the index does not know is left out.
function fromAddress({ axes }) {
  if (!isHome()) return finder.dataset.axis ? [[finder.dataset.axis, finder.dataset.value]] : [];
  const choices = [];
  for (const [key, written] of new URLSearchParams(location.search)) {
    const axis = axes.find((known) => known.id === key);
    if (key === "q" && written.trim()) choices.push(["q", written.trim().slice(0, 100)]);
    if (axis) choices.push(...written.split(",").filter((value) => axis.places.has(value)).map((value) => [key, value]));
  }
  const once = new Map(choices.map((choice) => [choice[0] === "q" ? "q" : choice.join(), choice]));
  return [...once.values()];
}

function toAddress() {
  const keys = new Map();
  for (const [key, value] of chosen) keys.set(key, [...(keys.get(key) ?? []), encodeURIComponent(value)]);
  const query = [...keys].map(([key, values]) => `${key}=${values.join(",")}`).join("&");
  return home.pathname + (query && `?${query}`);
}

// Fragments come from our own index; their links count from where that stands.
function draw(courses) {
  const holder = document.createElement("template");
  holder.innerHTML = courses.map((course) => course.card).join("\n");
  for (const name of ["href", "src"]) {
    for (const node of holder.content.querySelectorAll(`[${name}]`)) {
      node.setAttribute(name, new URL(node.getAttribute(name), indexUrl));
    }
  }
  return holder.content;
}

function label({ axes }, [key, value]) {
  if (key === "q") return `“${value}”`;
  const axis = axes.find((known) => known.id === key);
  return axis.values[axis.places.get(value)].label;
}

function button(text, use) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "etiket";
  made.append(text);
  made.addEventListener("click", use);
  return made;
}

function drawChips(known) {
  const made = chosen.map((choice) => {
    const hidden = document.createElement("span");
    hidden.className = "alleen-voorlezen";
    hidden.textContent = "Haal weg: ";
    const cross = document.createElement("span");
    cross.setAttribute("aria-hidden", "true");
    cross.textContent = " ×";
    const chip = button(hidden, () => remove(choice));
    chip.classList.add("etiket-aan");
    chip.append(label(known, choice), cross);
    return chip;
  });
  if (made.length) {
    const all = button("Wis alles", () => choose([], true));
    all.classList.add("wis-alles");
    made.push(all);
  }
  chips.replaceChildren(
    ...made.map((chip) => {
      const item = document.createElement("li");
      item.append(chip);
      return item;
    }),
  );
  chips.hidden = !made.length;
}

function drawForm(known, counts) {
  for (const box of boxes) {
    const at = known.axes.findIndex((axis) => axis.id === box.name);
    const count = counts[at]?.[known.axes[at].places.get(box.value)] ?? 0;
    box.checked = chosen.some(([axis, value]) => axis === box.name && value === box.value);
    box.disabled = !count && !box.checked;
    box.parentNode.querySelector(".aantal").textContent = number(count);
  }
  for (const group of finder.querySelectorAll(".vinder-groepen .keuze")) {
    const checked = group.querySelectorAll("input:checked").length;
    group.querySelector(".keuze-aantal").textContent = checked ? `${checked} gekozen` : "";
  }
  if (document.activeElement !== field) field.value = textOf(chosen);
  const filters = chosen.filter(([axis]) => axis !== "q").length;
  const told = element("vinder-gekozen-aantal");
  if (told) told.textContent = filters ? ` (${filters})` : "";
}

function drawShown() {
  const more = element("vinder-meer");
  more.hidden = found.length <= shown;
  element("vinder-getoond").textContent = `${number(Math.min(shown, found.length))} van ${number(found.length)} getoond`;
}

function drawList(known) {
  heading.textContent = found.length ? amount(found.length) : "Geen resultaten";
  const done = element("vinder-klaar");
  if (done) done.textContent = found.length ? `Toon ${amount(found.length)}` : "Geen resultaten";
  if (found.length) {
    cards.replaceChildren(draw(found.slice(0, shown)));
  } else {
    cards.replaceChildren(element("vinder-niets").content.cloneNode(true));
    const last = chosen[chosen.length - 1];
    const undo = cards.querySelector("[data-weg]");
    undo.querySelector("span").textContent = label(known, last);
    undo.addEventListener("click", () => remove(last));
  }
  element("vinder-onbekend-zin").textContent = known.unknown ?? "";
  element("vinder-onbekend").hidden = !known.unknown || !found.length;
  element("vinder-bladeren").hidden = true;
  drawShown();
}

// Which page this is, in its heading, its name and its path: a page of a facet becomes the finder as soon as something
// else is chosen. Links in the page are made whole first, as they count from the address that is left.
function drawPlace() {
  const own = location.pathname === served.path;
  title.textContent = own ? served.heading : "Aanbod";
  document.title = own ? served.title : `Aanbod – ${finder.dataset.site}`;
  const about = ".opening .boven, .opening .inleiding, .kruimels [aria-current]";
  for (const node of document.querySelectorAll(about)) node.hidden = !own;
}

function makeLinksWhole() {
  for (const link of document.querySelectorAll("a[href], form[action], link[href]:not([rel=stylesheet])")) {
    const name = link.hasAttribute("href") ? "href" : "action";
    const written = link.getAttribute(name);
    if (!written.startsWith("#")) link.setAttribute(name, new URL(written, document.baseURI));
  }
}

let later;
function announce() {
  clearTimeout(later);
  later = setTimeout(() => {
    element("vinder-melding").textContent = found.length ? `${amount(found.length)} gevonden` : "Geen resultaten gevonden";
  }, 700);
}

// Draws what is chosen.
function show(known) {
  const result = search(known);
  found = result.hits;
  drawChips(known);
  drawForm(known, result.counts);
  drawPlace();
  drawList(known);
}

// The page as it was served, on its own address.
function showServed(known) {
  const result = search(known);
  found = result.hits;
  drawForm(known, result.counts);
  drawPlace();
  cards.replaceChildren(...served.cards);
  chips.replaceChildren(...served.chips);
  chips.hidden = !served.chips.some((node) => node.nodeType === Node.ELEMENT_NODE);
  heading.textContent = served.count;
  element("vinder-getoond").textContent = served.shown;
  element("vinder-meer").hidden = !served.more;
  element("vinder-onbekend-zin").textContent = served.sentence;
  element("vinder-onbekend").hidden = !served.sentence;
  element("vinder-bladeren").hidden = false;
}

// Takes a choice over, and notes it in the address. Typing makes one entry in the history, however many letters it has.
async function choose(choices, focus = false, typed = false) {
  chosen = choices;
  shown = PAGE;
  const known = await load();
  if (!known) return;
  if (!isHome()) makeLinksWhole();
  const note = typed && typing && isHome() ? "replaceState" : "pushState";
  history[note]({ shown }, "", toAddress());
  typing = typed;
  show(known);
  announce();
  if (focus) heading.focus({ preventScroll: true });
  if (heading.getBoundingClientRect().top < 0) heading.scrollIntoView();
}

const without = ([axis, value]) => chosen.filter((choice) => choice[0] !== axis || choice[1] !== value);
const remove = (choice) => choose(without(choice), true);

function withText(text) {
  const others = chosen.filter(([axis]) => axis !== "q");
  return text ? [...others, ["q", text]] : others;
}

async function restore() {
  const list = finder.querySelector(".vinder-lijst");
  list.setAttribute("aria-busy", "true");
  const known = await load();
  list.removeAttribute("aria-busy");
  if (!known) return;
  chosen = fromAddress(known);
  shown = history.state?.shown ?? PAGE;
  typing = false;
  field.value = textOf(chosen);
  if (location.pathname === served.path && !location.search && shown === PAGE) showServed(known);
  else show(known);
}

finder.classList.add("script-aan");
// A browser may bring ticks back from an earlier visit; it is the address that says what is chosen.
for (const box of boxes) box.checked = box.defaultChecked;
addEventListener("popstate", () => restore());

for (const box of boxes) {
  box.addEventListener("change", () => {
    const choice = [box.name, box.value];
    choose(box.checked ? [...chosen, choice] : without(choice));
  });
}

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => choose(withText(field.value.trim()), false, true), 80);
});
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  if (field.value.trim() !== textOf(chosen)) choose(withText(field.value.trim()), true);
  heading.focus();
});
for (const name of ["focusin", "pointerover"]) {
  finder.addEventListener(name, load, { once: true });
}

element("vinder-open")?.addEventListener("click", ({ currentTarget: open }) => {
  open.setAttribute("aria-expanded", String(open.getAttribute("aria-expanded") !== "true"));
});
element("vinder-klaar")?.addEventListener("click", () => {
  element("vinder-open").setAttribute("aria-expanded", "false");
  heading.focus();
});
element("vinder-meer-knop").addEventListener("click", async () => {
  const known = await load();
  if (!known) return;
  if (!found.length) found = search(known).hits;
  const before = cards.querySelectorAll("article").length;
  shown = before + PAGE;
  cards.append(draw(found.slice(before, shown)));
  drawShown();
  history.replaceState({ ...history.state, shown }, "");
  cards.querySelectorAll("article")[before]?.querySelector("a")?.focus();
});

// On a phone all groups stand closed behind one button, so that they fit on a screen.
if (matchMedia("(max-width: 58rem)").matches) {
  for (const group of finder.querySelectorAll(".vinder-groepen .keuze")) group.open = false;
}

if (finder.dataset.axis) chosen = [[finder.dataset.axis, finder.dataset.value]];
if ((isHome() && location.search) || history.state?.shown) {
  restore();
} else if (!navigator.connection?.saveData) {
  (window.requestIdleCallback ?? setTimeout)(load);
}
