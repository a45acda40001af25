/** What the panel and the extension say to each other. */

/** A site that the file of the moment can be seen on. */
export interface SiteChoice {
  site: string;
  name: string;
}

/** To the panel. */
export type ToPanel =
  /** Show a page, such as `/noord/aanbod/inclusie/`. */
  | { type: "go"; path: string }
  /** The sites to choose from, and the one that is shown. */
  | { type: "sites"; sites: SiteChoice[]; current: string | null }
  /** A line above the page; none to take it away. `again` offers to start the preview. */
  | { type: "notice"; text: string | null; again: boolean };

/** From the panel. */
export type FromPanel =
  | { type: "ready"; page: number }
  /** The frame shows this page. */
  | { type: "page"; path: string }
  | { type: "site"; site: string }
  /** Open this page in the browser. */
  | { type: "browser"; path: string }
  /** A link that does not lead to a page of the preview. */
  | { type: "link"; href: string }
  | { type: "again" };
