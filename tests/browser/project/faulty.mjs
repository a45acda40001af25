// Media as no page should get them: empty, cut off, of another kind than their name says, too large to draw, unsafe.
// Each is a name with its bytes; `broken` and `unsafe` are the rules that report them.
//
//   node faulty.mjs OUT

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { constants, crc32, deflateRawSync } from "node:zlib";
import { pdf } from "./media.mjs";
import { png } from "./png.mjs";

const svg = (inside, attributes = "") => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${attributes}>${inside}</svg>\n`;
const square = png(40, 30, ["#2e6f95", "#edae49"], (x, y) => (x + y) % 2);
// A grey gradient of 32 × 32 pixels.
const jpeg = Buffer.from("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAgACABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFhAAAwAAAAAAAAAAAAAAAAAAABRh/9oACAEBAAA/AMyrArArArCyrArArArC0rArArArCyrArArArD//2Q==", "base64");
const webp = Buffer.from("UklGRkIAAABXRUJQVlA4IDYAAAAQAwCdASogACAALrV2u12kqampiYC0S0gABc0U1kr93cAA/veUH9ktsR7j6nWlPjdXyabAAAA=", "base64");

/** A JPEG whose head says that it is as large as a JPEG can be. */
function enormousJpeg() {
  const head = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const made = Buffer.from(jpeg);
  made.writeUInt16BE(65_500, head + 5);
  made.writeUInt16BE(65_500, head + 7);
  return made;
}

/** A PNG of one colour that is small as a file and takes gigabytes when drawn: the same block of rows again and again. */
export function bomb(side = 30_000) {
  const rows = 100;
  const length = (side * 3 + 1) * rows;
  const options = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.alloc(length), options);
  const sum = Buffer.alloc(4);
  // Adler-32 of zeros: the first half is 1, the second counts them.
  sum.writeUInt32BE((((length * side / rows) % 65_521) * 65_536 + 1) >>> 0);
  const data = Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: side / rows }, () => block), Buffer.from([3, 0]), sum]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2], 8);
  return withChunks([["IHDR", head], ["IDAT", data], ["IEND", Buffer.alloc(0)]]);
}

function withChunks(chunks) {
  const made = chunks.map(([kind, data]) => {
    const [size, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(kind), data])];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  });
  return Buffer.concat([square.subarray(0, 8), ...made]);
}

/** Reported by `broken-media`. */
export const broken = () => ({
  "leeg.jpg": "",
  "leeg.svg": "",
  "afgekapt.jpg": jpeg.subarray(0, jpeg.length - 40),
  "afgekapt.png": square.subarray(0, square.length - 30),
  "afgekapt.webp": webp.subarray(0, 50),
  "afgekapt.pdf": pdf("Half").slice(0, 200),
  "verwijzing.jpg": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 9812345\n",
  "webpagina.jpg": "<!DOCTYPE html>\n<html><head><title>Niet gevonden</title></head><body>404</body></html>\n",
  "eigenlijk-png.jpg": square,
  "eigenlijk-jpeg.png": jpeg,
  "telefoon.heic": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(64)]),
  "telefoon.jpg": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(64)]),
  "scan.tiff": Buffer.concat([Buffer.from("II*\0\x08\0\0\0", "latin1"), Buffer.alloc(64)]),
  "tekening.bmp": Buffer.concat([Buffer.from("BM"), Buffer.alloc(64)]),
  "bom.png": bomb(),
  "reusachtig.jpg": enormousJpeg(),
  "geen-xml.svg": svg("<g>").replace("</svg>", ""),
});

/** Reported by `unsafe-media`. */
export const unsafe = () => ({
  "script.svg": svg("<script>alert(1)</script>"),
  "handeling.svg": svg("<circle r='4'/>", " onload='alert(1)'"),
  "van-elders.svg": svg("<image href='https://elders.example/spion.png' width='1' height='1'/>"),
  "webpagina-erin.svg": svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
  "verklaringen.svg": `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${svg("<text>&b;</text>")}`,
  "pagina.html": "<!DOCTYPE html><script>alert(1)</script>\n",
});

/** Writes all of them into a new folder. */
export function writeFaulty(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries({ ...broken(), ...unsafe() })) {
    writeFileSync(join(folder, name), bytes, { flag: "wx" });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv.length !== 3) {
    console.error("faulty: pass a folder to write to");
    process.exit(2);
  }
  writeFaulty(process.argv[2]);
}
