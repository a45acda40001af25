// Generated pictures and downloads: drawings (SVG), photo-like pictures of every format, logos and documents (PDF).
// Drawings differ in place, light and number of people.

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Dice } from "./dice.mjs";

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

// What is in a scene, by its light.
const lights = {
  ochtend: "in de ochtend", middag: "op een zonnige middag", avond: "bij avondlicht", regen: "in de regen",
  sneeuw: "in de sneeuw", gymzaal: "onder warm licht",
};

function photo(bestand, breedte, hoogte, licht, keys) {
  const mensen = keys.mensen ?? 6;
  const brandpunt = keys.brandpunt ?? [50, 70];
  const place = brandpunt[0] < 40 ? "links op " : brandpunt[0] > 60 ? "rechts op " : "op ";
  const alt = keys.alt ?? `${["Een", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen"][mensen - 1]} mensen bewegen samen ${place}een plein, ${lights[licht]}`;
  return { soort: "jpeg", bestand, breedte, hoogte, licht, ...keys, mensen, brandpunt, alt };
}

// Every format, colour space and orientation that is accepted, from a thumbnail to what a camera makes. The file that
// each becomes is drawn by pictures.py.
export const photos = [
  photo("foto-plein.jpg", 6000, 4000, "middag", { kwaliteit: 92, camera: true, plek: true, brandpunt: [25, 70], mensen: 7 }),
  photo("foto-staand.jpg", 3000, 4000, "ochtend", { stand: 6, camera: true, plek: true, brandpunt: [50, 60] }),
  photo("foto-breed.jpg", 2400, 1600, "avond", { progressief: true, brandpunt: [75, 70], mensen: 8 }),
  photo("foto-gymzaal.webp", 1600, 1067, "gymzaal", { soort: "webp", camera: true }),
  photo("foto-regen.avif", 960, 640, "regen", { soort: "avif", brandpunt: [30, 65], mensen: 5 }),
  photo("foto-drukwerk.jpg", 1600, 1067, "middag", { kleuren: "CMYK" }),
  photo("foto-telefoon.jpg", 2016, 1512, "ochtend", { profiel: "display-p3", camera: true, plek: true, brandpunt: [70, 70] }),
  photo("foto-spiegelreflex.jpg", 1800, 1200, "sneeuw", { profiel: "adobe-rgb", camera: true }),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((stand) => photo(`foto-stand-${stand}.jpg`, ...(stand % 3 ? [1200, 800] : [800, 1200]),
    Object.keys(lights)[stand % 5], { stand, camera: true, plek: stand % 2 === 0, mensen: 2 + (stand % 5) })),
  photo("foto-grijs.jpg", 1000, 1500, "regen", { kleuren: "L", mensen: 3 }),
  photo("foto klein #1.jpg", 300, 200, "middag", { mensen: 3 }),
  photo("foto-scherp.png", 900, 600, "ochtend", { soort: "png", mensen: 4 }),
  photo("foto-zestien-bits.png", 600, 400, "avond", { soort: "png-16", mensen: 4 }),
  photo("foto-weinig-kleuren.png", 900, 600, "sneeuw", { soort: "png-palet", brandpunt: [20, 70] }),
  photo("foto-vrijstaand.png", 900, 900, "middag", { soort: "png-doorzichtig", mensen: 4, alt: "Vier mensen die bewegen, zonder achtergrond" }),
  photo("foto-doorzichtig.webp", 800, 800, "middag", { soort: "webp-doorzichtig", mensen: 4, alt: "Vier mensen die bewegen, vrijstaand" }),
  photo("foto-zonder-verlies.webp", 800, 533, "gymzaal", { soort: "webp-zonder-verlies" }),
  photo("foto-stil.gif", 600, 400, "regen", { soort: "gif", mensen: 5 }),
  photo("foto-beweegt.gif", 480, 320, "middag", { soort: "gif-beweegt", mensen: 5, alt: "Een plein met mensen, waar het beeld langzaam langs schuift" }),
];

/** The key `afbeelding` of a photo; `up` is the way from a document to `content/`. */
export function photoKey({ bestand, alt, brandpunt }, up) {
  return {
    bestand: `${up}media/${bestand}`, alt, fotograaf: "beeldbank van de academies",
    brandpunt: brandpunt[0] === 50 ? undefined : brandpunt, toestemming: "nvt",
  };
}

// Logos of partners, of every shape: drawings and rasters, with and without a version for a dark screen.
const marks = [
  ["beweegprogramma", 320, 80, "#0b5c8a", "#8fd0f5"],
  ["sport-om-de-hoek", 160, 160, "#a3262a", undefined],
  ["kennishuis-beweegkracht", 480, 90, "#3a3f52", "#e7e4f2"],
  ["hogeschool-veenmeer", 200, 110, "#1c6b3c", undefined],
  ["bond-voor-pleinsport", 140, 180, "#7b4b94", "#d9b8ec"],
  ["sportservice-wadzicht", 600, 90, "#8a4b00", undefined],
  ["sportbureau-de-hink", 260, 100, "#2e6f95", "#a9d8f2"],
  ["academie-noord", 300, 100, "#1f4f8b", undefined],
];
const rasters = [
  { bestand: "logos/trainersgilde.png", breedte: 900, hoogte: 300, kleur: "#b3541e" },
  { bestand: "logos/iedereen-in-beweging.png", breedte: 240, hoogte: 80, kleur: "#20695f" },
];

/** The key `logo` of a partner; none for some. */
export function logoOf(id, name) {
  const mark = marks.find(([owner]) => owner === id);
  const raster = rasters.find(({ bestand }) => bestand === `logos/${id}.png`);
  if (!mark && !raster) return undefined;
  return {
    bestand: mark ? `media/logos/${id}.svg` : `media/${raster.bestand}`, alt: `Logo van ${name}`,
    donker: mark?.[4] ? `media/logos/${id}-donker.svg` : undefined,
  };
}

function mark(width, height, colour) {
  const side = Math.min(width, height);
  const parts = [`<circle cx="${side / 2}" cy="${side / 2}" r="${side / 2 - 4}"/>`];
  if (width > side * 1.2) parts.push(`<rect x="${side * 1.1}" y="${height * 0.2}" width="${width - side * 1.1}" height="${height * 0.22}" rx="4"/><rect x="${side * 1.1}" y="${height * 0.58}" width="${(width - side * 1.1) * 0.7}" height="${height * 0.22}" rx="4"/>`);
  if (height > side * 1.2) parts.push(`<rect y="${side + 8}" width="${width}" height="${height - side - 8}" rx="4"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="${colour}">${parts.join("")}</svg>\n`;
}

export function media() {
  return [
    ...drawings.map((drawing) => [`content/media/${drawing.bestand}`, svg(drawing)]),
    ...marks.flatMap(([id, width, height, light, dark]) => [
      [`content/media/logos/${id}.svg`, mark(width, height, light)],
      ...(dark ? [[`content/media/logos/${id}-donker.svg`, mark(width, height, dark)]] : []),
    ]),
    ["content/media/verslag.pdf", pdf("Verslag van de bijeenkomst")],
    ["content/media/handreiking.pdf", pdf("Handreiking")],
    ["content/media/werkboek.pdf", pdf("Werkboek")],
    ["content/media/LEESMIJ.md", "# Foto’s en downloads\n\nDit is een notitie voor de redactie. vindplek zet die niet op de site.\n"],
  ];
}

/** Draws the pictures that Pillow makes into the folder of the project. */
export function drawPictures(out) {
  const script = join(dirname(fileURLToPath(import.meta.url)), "pictures.py");
  const [python, input] = [process.env.python ?? "python3", JSON.stringify([...photos, ...rasters.map((raster) => ({ soort: "logo", ...raster }))])];
  const { status, error } = spawnSync(python, [script, join(out, "content/media")], { input, stdio: ["pipe", "inherit", "inherit"] });
  if (error || status !== 0) {
    throw new Error(`${python} could not draw the pictures: ${error?.message ?? `it ended with ${status}`}. It needs Pillow: source tests/validators/tools`);
  }
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
