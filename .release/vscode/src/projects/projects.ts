import * as path from "node:path";
import * as vscode from "vscode";
import type { Surroundings } from "../surroundings";
import { MARK, isWithin, projectAbove, projectsOf } from "./find";
import { Project } from "./project";

/** The projects of the workspace, and those of files that are open without one. */
export class Projects implements vscode.Disposable {
  #open = new Map<string, Project>();
  #changed = new vscode.EventEmitter<void>();
  #listeners: vscode.Disposable[] = [];
  /** The newest look for projects; one begins after the other has ended. */
  #looking: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor(readonly surroundings: Surroundings) {
    const marks = vscode.workspace.createFileSystemWatcher(`**/${MARK}`, false, true, false);
    const look = () => void this.look();
    this.#listeners.push(
      this.#changed,
      marks,
      marks.onDidCreate(look),
      marks.onDidDelete(look),
      vscode.workspace.onDidChangeWorkspaceFolders(look),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (!this.of(document.uri) && isText(document)) look();
      }),
    );
  }

  /** All projects, in order of their folders. */
  get all(): Project[] {
    return [...this.#open.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  /** The project that a file is part of. */
  of(uri: vscode.Uri | undefined): Project | undefined {
    return uri && this.all.filter((project) => project.has(uri)).sort((a, b) => b.folder.length - a.folder.length)[0];
  }

  /** Opens the projects that are there now, and closes those that are gone. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#update()).catch((error) => this.surroundings.log.error(String(error)));
    return this.#looking;
  }

  async #update(): Promise<void> {
    const lists = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(projectsOf));
    const wanted = new Set(lists.flat());
    for (const document of vscode.workspace.textDocuments.filter(isText)) {
      if ([...wanted].some((folder) => isWithin(document.uri.fsPath, folder))) continue;
      const above = await projectAbove(path.dirname(document.uri.fsPath));
      if (above) wanted.add(above);
    }
    for (const [folder, project] of this.#open) {
      if (wanted.has(folder)) continue;
      this.#open.delete(folder);
      await project.dispose();
    }
    for (const folder of wanted) {
      if (this.#open.has(folder)) continue;
      const project = new Project(folder, this.surroundings);
      project.server.onDidChange(() => this.#changed.fire());
      this.#open.set(folder, project);
      void project.server.start();
    }
    this.#changed.fire();
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    for (const listener of this.#listeners) listener.dispose();
    await this.#looking;
    await Promise.all(this.all.map((project) => project.dispose()));
    this.#open.clear();
  }

  dispose(): void {
    void this.close();
  }
}

function isText(document: vscode.TextDocument): boolean {
  return document.uri.scheme === "file" && ["markdown", "yaml"].includes(document.languageId);
}
