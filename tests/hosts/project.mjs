// What the generated project lacks for this test: addresses of an old site, addresses that are gone, a region that wants
// https, and a download whose name looks as if it has a digest.
//
//   node project.mjs DIR    changes the project in DIR, as tests/browser/project.mjs wrote it

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The course that moved, and the addresses that it had. */
export const moved = {
  id: "projecten-leergang",
  formerly: ["/Cursus/Oud/", "/over-ons.html", "/nieuws/artikel.php", "/?p=12", "/index.php?id=5&lang=nl", "/caf%C3%A9/", "/Paginas/Over%20ons.aspx",
    "/a.b$1(c)*/", "/artikel,12.html"],
};
/** What is gone. */
export const gone = "/aanbod/weg-ermee/";
/** The site that wants https. */
export const secure = "noord";
/** A download that changes under its own name. */
export const lookalike = "plan.0123456789.csv";

function prepare(project) {
  const course = join(project, "content/aanbod", `${moved.id}.md`);
  const text = readFileSync(course, "utf8").replace(/^voorheen:.*\n(?:\s+- .*\n)*/m, "");
  const list = moved.formerly.map((address) => `  - '${address}'\n`).join("");
  writeFileSync(course, text.replace("---\n", `---\nvoorheen:\n${list}`) + `\n[Het plan](../media/${lookalike})\n`);
  writeFileSync(join(project, "content/media", lookalike), "dag,plaats\n1,Assen\n");
  for (const site of ["noord", "landelijk"]) {
    writeFileSync(join(project, "regions", site, "adressen.yaml"), `vervallen:\n  - {adres: ${gone}, sinds: 2026-01-01}\n`);
  }
  appendFileSync(join(project, "regions", secure, "region.yaml"), "hsts: true\n");
}

if (process.argv[1] === import.meta.filename) prepare(process.argv[2]);
