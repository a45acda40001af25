/* The tree of decisions as a walk: one question at a time. The answers so far stand in the address
   (#antwoorden=ja-nee), so that back, reload and a shared link do what one expects. The questions are those of the list on
   the page, which stays at hand below. */

const KEY = "antwoorden";
const list = document.querySelector(".boom");

const questions = new Map([...list.querySelectorAll(".knoop")].map((item) => [item.id, {
  title: item.querySelector("h3").textContent,
  explanation: item.querySelector("p")?.textContent,
  left: Number(item.dataset.nog),
  answers: [...item.querySelectorAll("a")].map((link) => ({
    id: link.dataset.antwoord,
    text: link.querySelector("strong").textContent,
    next: link.hash.slice(1),
  })),
}]));
const start = questions.keys().next().value;

function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.filter(Boolean));
  return element;
}

const panel = make("div", { class: "wandeling" });

/** The answers in the address; null when it is about something else. */
function written() {
  const [key, answers = ""] = location.hash.slice(1).split("=");
  return key === KEY ? answers.split("-").filter(Boolean) : null;
}

function address(answers) {
  return `#${KEY}${answers.length ? `=${answers.join("-")}` : ""}`;
}

/** Walks as far as the answers lead: the way so far, and where it has come. */
function walk(answers) {
  const way = [];
  let at = start;
  for (const id of answers) {
    const question = questions.get(at);
    const answer = question?.answers.find((answer) => answer.id === id);
    if (!answer) break;
    way.push({ question, answer });
    at = answer.next;
  }
  return { way, at, given: way.map((step) => step.answer.id) };
}

function ask(question, way, given) {
  const number = way.length + 1;
  const most = way.length + question.left;
  const head = make("h3", { tabindex: "-1" },
    make("span", { class: "wandeling-stand" }, `Vraag ${number} van hooguit ${most}`), " ", question.title);
  const bar = make("progress", { max: most, value: way.length, "aria-label": "Hoever je bent" });
  const answers = make("ul", { class: "wandeling-antwoorden" }, ...question.answers.map((answer) =>
    make("li", {}, make("a", { class: `knop knop-open antwoord-${answer.id}`, href: address([...given, answer.id]) }, answer.text))));
  return [bar, head, question.explanation && make("p", {}, question.explanation), answers];
}

function end(outcome) {
  const head = make("h3", { tabindex: "-1" },
    make("span", { class: "wandeling-stand" }, "Uitkomst"), " ", outcome.querySelector("h3").textContent);
  const rest = [...outcome.children].slice(1).map((part) => part.cloneNode(true));
  const print = make("button", { type: "button", class: "knop knop-open" }, "Print deze uitkomst");
  print.addEventListener("click", () => window.print());
  return [head, ...rest, make("p", { class: "knoppen" }, print)];
}

function passed(way, given) {
  if (!way.length) return null;
  const items = way.map(({ question, answer }, at) => make("li", {},
    make("span", {}, question.title), " ", make("strong", {}, answer.text), " ",
    make("a", { href: address(given.slice(0, at)) }, "Wijzig",
      make("span", { class: "alleen-voorlezen" }, ` je antwoord op: ${question.title}`))));
  return make("section", { class: "wandeling-weg", "aria-labelledby": "je-antwoorden" },
    make("h4", { id: "je-antwoorden" }, "Je antwoorden"),
    make("ol", {}, ...items),
    make("p", { class: "op-een-rij niet-op-papier" },
      make("a", { href: address(given.slice(0, -1)) }, "Vorige vraag"),
      make("a", { href: address([]) }, "Opnieuw beginnen")));
}

function show(answers) {
  const { way, at, given } = walk(answers);
  const question = questions.get(at);
  const outcome = document.getElementById(at);
  panel.className = "wandeling";
  if (!question) panel.classList.add("wandeling-klaar", outcome.classList.contains("uitkomst-goed") ? "wandeling-goed" : "wandeling-stop");
  panel.replaceChildren(...[
    ...(question ? ask(question, way, given) : end(outcome)),
    passed(way, given),
  ].filter(Boolean));
}

/** Opens the list when the address is of something in it. */
function reveal() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && all.contains(target)) {
    all.open = true;
    target.scrollIntoView();
  }
}

const all = make("details", { class: "vouw boom-alles" }, make("summary", {}, "Liever alle vragen onder elkaar?"));
document.querySelector(".boom-begin")?.remove();
list.before(panel, all);
all.append(list);
show(written() ?? []);
reveal();

addEventListener("hashchange", () => {
  // Back at the address that one came to, nothing is answered.
  const answers = location.hash ? written() : [];
  if (!answers) return reveal();
  show(answers);
  const head = panel.querySelector("h3");
  head.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
});
