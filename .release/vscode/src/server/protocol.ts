/** The requests of vindplek's own, besides those of the Language Server Protocol. */

import type { Position } from "vscode-languageclient/node";

/** A page that shows a file. */
export interface PagePlace {
  site: string;
  siteName: string;
  /** Its address on the site, such as `/aanbod/inclusie/`. */
  address: string;
  isMain: boolean;
}

/** A kind of document to begin. */
export interface Thing {
  id: string;
  label: string;
  detail: string;
  asksTitle: boolean;
  titlePrompt: string;
  region: "optional" | "required" | "none";
  special: boolean;
}

/** What can be begun, and for whom. */
export interface Things {
  things: Thing[];
  regions: { id: string; name: string }[];
  specials: { id: string; title: string }[];
}

/** What to begin. */
export interface NewThing {
  thing: string;
  title: string;
  region?: string;
  special?: string;
}

/** A file that was begun, and where to begin writing. */
export interface Begun {
  uri: string;
  position: Position;
}

/** The names of the requests, with what they ask and answer. */
export interface Requests {
  "vindplek/pages": [{ uri: string; site?: string }, PagePlace[]];
  "vindplek/things": [Record<string, never>, Things];
  "vindplek/new": [NewThing, Begun];
}
