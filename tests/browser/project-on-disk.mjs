// The build output: the sites, and their pages by kind.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { serve } from "./server.mjs";

/** Opens a folder of built sites and serves it, each site in its own folder. */
export async function open(name, folder) {
  const { origin, close } = await serve(folder);
  const sites = readdirSync(folder)
    .filter((site) => existsSync(join(folder, site, "aanbod.json")))
    .map((id) => new Site(id, join(folder, id), `${origin}/${id}/`, name));
  return { name, origin, sites, close, site: (id) => sites.find((site) => site.id === id) };
}

class Site {
  #pages;

  constructor(id, folder, url, project) {
    Object.assign(this, { id, folder, url, project });
    this.catalogue = JSON.parse(readFileSync(join(folder, "aanbod.json"), "utf8"));
    this.isNational = existsSync(join(folder, "academies/index.html"));
    // Regions share their templates and differ in theme: what is not of a theme is tried on two sites.
    this.standsForAll = this.isNational || id === "zuid";
  }

  /** Reads the file at an address of the site. */
  read(path) {
    return readFileSync(join(this.folder, path.endsWith("/") || path === "" ? `${path}index.html` : path), "utf8");
  }

  has(path) {
    return existsSync(join(this.folder, path, "index.html"));
  }

  /** The pages, with the kind from the class of `<body>`: `{ kind, path, length }`. Redirects have no kind. */
  get pages() {
    return this.#pages ??= readdirSync(this.folder, { recursive: true })
      .filter((file) => file.endsWith(".html"))
      .flatMap((file) => {
        const text = readFileSync(join(this.folder, file), "utf8");
        const kind = text.match(/<body class="?pagina-([a-z-]+)/)?.[1];
        return kind ? [{ kind, path: file.replace(/index\.html$/, ""), length: text.length }] : [];
      });
  }

  /** The shortest or the longest page of each kind. */
  ofEachKind(which) {
    const sign = which === "longest" ? -1 : 1;
    const found = new Map();
    for (const page of this.pages.toSorted((a, b) => sign * (a.length - b.length) || (a.path < b.path ? -1 : 1))) {
      if (!found.has(page.kind)) found.set(page.kind, page);
    }
    return [...found.values()];
  }
}
