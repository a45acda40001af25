// A PNG with a palette (ISO/IEC 15948), one byte per pixel.

import { crc32, deflateSync } from "node:zlib";

/** A picture of colours `#rrggbb`; `colourAt(x, y)` returns the index of a pixel's colour. */
export function png(width, height, colours, colourAt) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = colourAt(x, y);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const palette = Buffer.from(colours.map((colour) => colour.slice(1)).join(""), "hex");
  const chunks = [["IHDR", head], ["PLTE", palette], ["IDAT", deflateSync(rows, { level: 9 })], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks.map(chunk)]);
}

function chunk([kind, data]) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}
