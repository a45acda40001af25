// Generates a complete fictitious project: places, organisations and people are made up. It serves
// to demonstrate and test the sites with full content: hundreds of courses with dates and prices,
// news with pictures, figures, surveys. The themes and the names of the sites are those of the
// repository; everything else is generated, identically in every run. Its date is 2026-11-01.
//
//   node project.mjs OUT [NUMBER OF COURSES]
//
// Its photos are drawn by Python with Pillow: `source tests/validators/tools` first.

import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { courses } from "./project/courses.mjs";
import { journey } from "./project/journey.mjs";
import { lists } from "./project/lists.mjs";
import { news } from "./project/news.mjs";
import { offer } from "./project/offer.mjs";
import { pages } from "./project/pages.mjs";
import { drawPictures, media } from "./project/media.mjs";
import { regions } from "./project/regions.mjs";
import { specials } from "./project/specials.mjs";
import { surveys } from "./project/surveys.mjs";

const [out, count = "400"] = process.argv.slice(2);
if (!out || existsSync(out) || !(Number(count) >= 30)) {
  console.error("project: pass a folder that does not exist yet, and at least 30 courses");
  process.exit(2);
}

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
cpSync(join(repository, "themes"), join(out, "themes"), { recursive: true });

const files = [
  ...regions(repository),
  ...lists(),
  ...courses(Number(count)),
  ...offer(),
  ...news(),
  ...specials(),
  ...journey(),
  ...surveys(),
  ...pages(),
  ...media(),
];
for (const [path, content] of files) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: "wx" });
}
drawPictures(out);
