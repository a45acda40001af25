import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import * as vscode from "vscode";

const SETTING = "programma";

/** The path of the program: the one inside the extension, unless a setting names another. */
export function programPath(context: vscode.ExtensionContext): string {
  const other = vscode.workspace.getConfiguration("vindplek").get<string>(SETTING, "").trim();
  const suffix = process.platform === "win32" ? ".exe" : "";
  return other || context.asAbsolutePath(`bin/vindplek${suffix}`);
}

/** Whether a change of settings is about another program. */
export function isAboutProgram(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(`vindplek.${SETTING}`);
}

/**
 * Starts the program. All its pipes are open: it ends when its standard input closes, also when
 * the editor has crashed.
 *
 * @throws if there is no such program, or it may not be run
 */
export async function run(program: string, folder: string, args: string[]): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(program, args, { cwd: folder, stdio: "pipe", windowsHide: true });
  // A process that ended makes writing fail; `exit` reports that.
  child.stdin.on("error", () => {});
  await once(child, "spawn");
  return child;
}

/** Whether a process is still there. */
export function isRunning(child: ChildProcessWithoutNullStreams): boolean {
  return child.exitCode === null && child.signalCode === null;
}
