// Media that are broken or unsafe, in a project that is fine otherwise: each is reported by the rule that is about it,
// and none stops the check.

import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { broken, unsafe, writeFaulty } from "./project/faulty.mjs";

export function faults(_, { project, program }) {
  return [{
    name: "faults: media",
    run: async (browser, findings) => {
      const folder = await mkdtemp(join(tmpdir(), "vindplek-faults-"));
      try {
        for (const part of ["content", "regions", "themes"]) await cp(join(project, part), join(folder, part), { recursive: true });
        writeFaulty(join(folder, "content/media/fout"));
        const problems = await checked(program, folder);
        for (const [rule, made] of [["broken-media", broken()], ["unsafe-media", unsafe()]]) {
          for (const name of Object.keys(made)) {
            const codes = problems.filter(({ path }) => path === `content/media/fout/${name}`).map(({ code }) => code);
            const isReported = codes.filter((code) => code !== "unused-media").join(" ") === rule;
            findings.expect(isReported, "faulty media", `${name} should be reported by ${rule} alone, but is by ${codes.join(", ") || "none"}`);
          }
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  }];
}

/** What `vindplek check` reports. */
function checked(program, folder) {
  return new Promise((resolve, reject) => {
    execFile(program, ["check", "--project", folder, "--as-of", "2026-11-01", "--format", "json"], { maxBuffer: 64_000_000 }, (error, output) => {
      if (error && error.code !== 1) reject(error);
      else resolve(output.trim().split("\n").map((line) => JSON.parse(line)).filter(({ code }) => code));
    });
  });
}
