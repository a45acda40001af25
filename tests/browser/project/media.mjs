// Generated pictures and downloads: drawings (SVG), photo-like pictures (PNG) and documents (PDF).
// Drawings differ in place, light and number of people.

import { Dice } from "./dice.mjs";
import { png } from "./png.mjs";

const width = 1200;
const height = 675;
const scenes = ["plein", "veld", "park", "gymzaal", "water", "schoolplein"];
const skies = ["#cfe8f5", "#fde3c2", "#e6def5", "#d7efe2", "#fbd9d3", "#dfe7f2"];
const grounds = ["#6fae75", "#d9b382", "#8fb8c9", "#c98f6b", "#7aa7a0", "#b5a27a"];
const shirts = ["#d1495b", "#2e6f95", "#edae49", "#3d7a4e", "#7b4b94", "#f26a4f"];
const skins = ["#8d5a3c", "#f0c8a0", "#c68863", "#5c3a28", "#e0ac82"];

export const drawings = Array.from({ length: 18 }, (_, at) => {
  const scene = scenes[at % scenes.length];
  const people = 3 + (at % 4);
  return {
    bestand: `tekening-${String(at + 1).padStart(2, "0")}.svg`,
    alt: `Tekening van ${["drie", "vier", "vijf", "zes"][people - 3]} mensen die bewegen: ${scene}`,
    scene, people, at,
  };
});

export const photos = Array.from({ length: 6 }, (_, at) => ({
  bestand: `beeld-${at + 1}.png`,
  alt: `Heuvels en een veld bij ${["ochtendlicht", "avondlicht", "regen", "sneeuw", "volle zon", "mist"][at]}`,
  at,
}));

export function media() {
  return [
    ...drawings.map((drawing) => [`content/media/${drawing.bestand}`, svg(drawing)]),
    ...photos.map((photo) => [`content/media/${photo.bestand}`, landscape(photo.at)]),
    ["content/media/verslag.pdf", pdf("Verslag van de bijeenkomst")],
    ["content/media/handreiking.pdf", pdf("Handreiking")],
    ["content/media/werkboek.pdf", pdf("Werkboek")],
  ];
}

function svg({ scene, people, at }) {
  const dice = new Dice(`tekening ${at}`);
  const horizon = dice.between(300, 380);
  const parts = [
    `<rect width="${width}" height="${height}" fill="${skies[at % skies.length]}"/>`,
    `<circle cx="${dice.between(150, 1050)}" cy="${dice.between(80, 180)}" r="${dice.between(45, 80)}" fill="#fff6d6"/>`,
    ...backdrop(scene, horizon, dice),
    `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${grounds[(at * 5 + 1) % grounds.length]}"/>`,
    `<path d="M0 ${horizon + 90}H${width}M${dice.between(300, 500)} ${horizon}L${dice.between(120, 260)} ${height}M${dice.between(760, 900)} ${horizon}L${dice.between(980, 1150)} ${height}" stroke="#fff" stroke-opacity=".6" stroke-width="8" fill="none"/>`,
    ...Array.from({ length: people }, (_, number) =>
      person(((number + 0.5) * width) / people + dice.between(-40, 40), horizon + dice.between(60, 190), dice)),
    `<circle cx="${dice.between(200, 1000)}" cy="${dice.between(height - 110, height - 60)}" r="26" fill="#f7f3ea" stroke="#333" stroke-width="5"/>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join("")}</svg>\n`;
}

function backdrop(scene, horizon, dice) {
  const each = (number, make) => Array.from({ length: number }, (_, at) => make((at + 0.5) * (width / number)));
  switch (scene) {
    case "park":
    case "veld":
      return each(7, (x) => `<ellipse cx="${Math.round(x)}" cy="${horizon - 60}" rx="${dice.between(60, 110)}" ry="${dice.between(70, 120)}" fill="${dice.of(["#4f8a5b", "#3f7550", "#6c9a5a"])}"/>`);
    case "water":
      return [`<path d="M0 ${horizon - 40}q150 -50 300 0t300 0t300 0t300 0V${horizon}H0z" fill="#4d8fb0"/>`];
    case "gymzaal":
      return each(5, (x) => `<rect x="${Math.round(x) - 90}" y="${horizon - 250}" width="180" height="130" fill="#fff" fill-opacity=".7" stroke="#8a7f75" stroke-width="6"/>`);
    default:
      return each(6, (x) => {
        const [wide, tall] = [dice.between(130, 190), dice.between(120, 230)];
        const left = Math.round(x) - wide / 2;
        return `<path d="M${left} ${horizon}v-${tall}l${wide / 2} -60l${wide / 2} 60v${tall}z" fill="${dice.of(["#b5654a", "#c9b29b", "#8b6d5c", "#d7c4a8"])}"/><rect x="${left + 30}" y="${horizon - tall + 40}" width="36" height="44" fill="#fdf6e3"/>`;
      });
  }
}

/** A moving person: a head, a body, and arms and legs in some position. */
function person(x, y, dice) {
  const skin = dice.of(skins);
  const swing = dice.between(-50, 50);
  const limbs = (ends, colour, thick) => `<path d="${ends}" stroke="${colour}" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round" fill="none"/>`;
  return `<g transform="translate(${Math.round(x)} ${y})">` +
    limbs(`M-8 70L${-20 - swing / 2} 125L${-30 - swing} 170M8 70L${24 + swing / 2} 122L${30 + swing / 2} 172`, "#3a3f52", 20) +
    limbs(`M-16 5L${-60} ${swing}L${-70 - swing / 3} ${swing - 40}M16 5L58 ${-swing}L${84} ${-swing - 34}`, skin, 15) +
    `<rect x="-27" y="-18" width="54" height="94" rx="24" fill="${dice.of(shirts)}"/><circle cy="-52" r="29" fill="${skin}"/>` +
    `<path d="M-29 -56a29 29 0 0 1 58 0q-29 -22 -58 0z" fill="${dice.of(["#2b1d14", "#6b4226", "#c9a86a", "#b8b8b8"])}"/></g>`;
}

/** Layers of hills in one palette. */
function landscape(at) {
  const palettes = [
    ["#fbe8c8", "#f4c28b", "#d98f6a", "#8f6a6b", "#4e4a5c", "#2f3145", "#fff4d6"],
    ["#f6c9b0", "#e08f7d", "#a7636e", "#6b4a66", "#3f3555", "#241f38", "#ffe2b8"],
    ["#c9d3db", "#a9b8c4", "#8597a6", "#627585", "#465766", "#2f3d4a", "#dde5ea"],
    ["#eef4f8", "#d9e6ee", "#bcd0dd", "#93aebf", "#64849a", "#3d5a70", "#ffffff"],
    ["#bfe4f7", "#9fd49a", "#7cc06f", "#58a251", "#3b7d3c", "#285a2c", "#fff7c9"],
    ["#e3e6e1", "#cfd6cd", "#b5c1b4", "#94a595", "#728674", "#526755", "#f1f3ee"],
  ];
  const dice = new Dice(`beeld ${at}`);
  const hills = Array.from({ length: 5 }, (_, layer) => ({
    base: 250 + layer * 80, tall: dice.between(20, 60), long: dice.between(90, 260), shift: dice.between(0, 600),
  }));
  const [sunX, sunY] = [dice.between(200, 1000), dice.between(90, 200)];
  return png(width, height, palettes[at], (x, y) => {
    for (let layer = 4; layer >= 0; layer--) {
      const { base, tall, long, shift } = hills[layer];
      if (y > base + tall * Math.sin((x + shift) / long)) return layer + 1;
    }
    return (x - sunX) ** 2 + (y - sunY) ** 2 < 3600 ? 6 : 0;
  });
}

/** A one-page PDF that shows what it is. */
export function pdf(title) {
  const text = `BT /F1 24 Tf 72 720 Td (${title}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let written = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = written.length;
    written += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return `${written}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`;
}
