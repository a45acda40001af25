import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";

/** The file that makes a folder a project: `regions/<region>/region.yaml`. */
export const MARK = "regions/*/region.yaml";

/** Folders in which no projects are looked for. */
const SKIPPED = "**/{node_modules,target,dist,.git}/**";

/** How many marks are looked at: a project has one a region. */
const LIMIT = 500;

/** Whether a folder is a project. */
export async function isProject(folder: string): Promise<boolean> {
  const regions = path.join(folder, "regions");
  const names = await readdir(regions).catch(() => []);
  return names.some((name) => existsSync(path.join(regions, name, "region.yaml")));
}

/** The nearest project upward of a folder, the folder itself included. */
export async function projectAbove(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (await isProject(at)) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

/**
 * The projects of a workspace folder: the one it is in, or else those below it. A project inside
 * another, such as an example for a test, is not one to write in.
 */
export async function projectsOf(folder: vscode.WorkspaceFolder): Promise<string[]> {
  if (folder.uri.scheme !== "file") return [];
  const above = await projectAbove(folder.uri.fsPath);
  if (above) return [above];
  const pattern = new vscode.RelativePattern(folder, `**/${MARK}`);
  const marks = await vscode.workspace.findFiles(pattern, SKIPPED, LIMIT);
  const found = new Set(marks.map(({ fsPath }) => path.resolve(fsPath, "../../..")));
  return [...found].filter((at) => ![...found].some((other) => other !== at && isWithin(at, other))).sort();
}

/** Whether a path is in a folder, or is the folder. */
export function isWithin(at: string, folder: string): boolean {
  const way = path.relative(folder, at);
  return way === "" || (!way.startsWith("..") && !path.isAbsolute(way));
}
