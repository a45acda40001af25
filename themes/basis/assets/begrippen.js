/* What a term means, on the spot: a tip at the first mention of each, by mouse and by keyboard. A tap follows the link.
   Without this script the browser shows the title of the link instead. */

const WAIT = 250;
const terms = document.querySelectorAll("a.begrip[title]");
const tip = document.createElement("div");
tip.id = "begrip-uitleg";
tip.className = "begrip-uitleg";
tip.setAttribute("role", "tooltip");
tip.hidden = true;

let shown = null;
let timer = 0;

function place(term, pointer) {
  // A term that is broken over two lines has two boxes: take the one that is pointed at.
  const boxes = [...term.getClientRects()];
  const box = boxes.find((box) => pointer && pointer.y >= box.top && pointer.y <= box.bottom) ?? boxes[0];
  const room = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left, room - tip.offsetWidth - 8));
  const fitsBelow = box.bottom + tip.offsetHeight + 8 <= innerHeight || box.top < tip.offsetHeight + 8;
  const top = fitsBelow ? box.bottom + 4 : box.top - tip.offsetHeight - 4;
  const ground = tip.offsetParent.getBoundingClientRect();
  tip.style.left = `${left - ground.left}px`;
  tip.style.top = `${top - ground.top}px`;
}

function show(term, pointer) {
  clearTimeout(timer);
  if (shown === term) return;
  hide();
  shown = term;
  tip.textContent = term.dataset.uitleg;
  tip.hidden = false;
  term.setAttribute("aria-describedby", tip.id);
  place(term, pointer);
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

function soon(act) {
  clearTimeout(timer);
  timer = setTimeout(act, WAIT);
}

for (const term of terms) {
  term.dataset.uitleg = term.title;
  term.removeAttribute("title");
  term.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "touch") soon(() => show(term, event));
  });
  term.addEventListener("pointerleave", () => soon(hide));
  term.addEventListener("focus", () => {
    if (term.matches(":focus-visible")) show(term);
  });
  term.addEventListener("blur", hide);
}

document.querySelector("main").append(tip);
tip.addEventListener("pointerenter", () => clearTimeout(timer));
tip.addEventListener("pointerleave", () => soon(hide));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
addEventListener("resize", hide);
