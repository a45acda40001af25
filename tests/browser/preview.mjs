// `vindplek watch` as an editor sees it: the bar, pages that update after a save, problems, another
// date. Each walk has its own server, on a copy of the real project that it may change.

import { bars } from "./preview/bar.mjs";
import { days } from "./preview/days.mjs";
import { begins } from "./preview/begins.mjs";
import { differences } from "./preview/differences.mjs";
import { edits } from "./preview/editing.mjs";
import { files } from "./preview/files.mjs";
import { lines } from "./preview/lines.mjs";
import { looks } from "./preview/looks.mjs";
import { problems } from "./preview/problems.mjs";
import { saves } from "./preview/saves.mjs";
import { scripts } from "./preview/scripts.mjs";
import { searches } from "./preview/searches.mjs";
import { sendings } from "./preview/sending.mjs";
import { withPreview } from "./preview/server.mjs";
import { writing } from "./preview/writing.mjs";

/** A walk is `[description, walk]`; the walk receives `{ browser, preview, expect, real, open }`. */
export function previews(projects, given) {
  const real = projects.find(({ name }) => name === "real");
  return [...bars, ...saves, ...begins, ...edits, ...differences, ...sendings, ...writing, ...scripts, ...searches, ...problems, ...days, ...lines, ...files, ...looks].map(([does, walk]) => ({
    name: `preview: ${does}`,
    run: (browser, findings) => withPreview(given, async (preview) => {
      const expect = (fine, sentence) => findings.expect(fine, `preview (${does})`, sentence);
      await walk({ browser, preview, expect, real, given });
      expect(true, does);
    }),
  }));
}
