import * as path from "node:path";
import * as vscode from "vscode";
import { Preview } from "../preview/preview";
import { Server } from "../server/server";
import type { Surroundings } from "../surroundings";
import { isWithin } from "./find";

/** A project that is open: its language server and its preview. */
export class Project implements vscode.Disposable {
  readonly server: Server;
  readonly preview: Preview;

  constructor(readonly folder: string, surroundings: Surroundings) {
    this.server = new Server(folder, surroundings);
    this.preview = new Preview(folder, this.server, surroundings);
  }

  /** Its name among others. */
  get name(): string {
    return path.basename(this.folder);
  }

  /** Whether a file is part of it. */
  has(uri: vscode.Uri): boolean {
    return uri.scheme === "file" && isWithin(uri.fsPath, this.folder);
  }

  dispose(): Promise<void> {
    this.preview.dispose();
    return this.server.close();
  }
}
