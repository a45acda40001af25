import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import * as vscode from "vscode";
import { isRunning, programPath, run } from "../program";
import type { Surroundings } from "../surroundings";

/** How long a process may take to end by itself, in ms. */
const PATIENCE = 2_000;

/** `vindplek watch` as a child process: it serves the sites and follows every save. */
export class Watch {
  #child: ChildProcessWithoutNullStreams | undefined;
  #isStopped = false;
  #ended = new vscode.EventEmitter<void>();

  /** It ended by itself. */
  readonly onDidEnd = this.#ended.event;

  constructor(readonly folder: string, readonly surroundings: Surroundings) {}

  /** Starts it on a free port, and returns the address of the sites, without a slash at its end. */
  async start(): Promise<string> {
    const { context, log } = this.surroundings;
    const settings = vscode.workspace.getConfiguration("vindplek", vscode.Uri.file(this.folder));
    const drafts = settings.get("voorbeeld.concepten", true) ? ["--drafts"] : [];
    const args = ["watch", "--project", this.folder, "--port", "0", "--until-closed", "--in-editor", ...drafts];
    const child = await run(programPath(context), this.folder, args);
    this.#child = child;
    if (this.#isStopped) this.stop();
    child.once("exit", (code) => {
      log.info(`Het voorbeeld is gestopt (${code ?? "afgebroken"}).`);
      if (!this.#isStopped) this.#ended.fire();
    });
    createInterface(child.stderr).on("line", (line) => log.info(line));
    return new Promise((resolve, reject) => {
      createInterface(child.stdout).on("line", (line) => {
        log.info(line);
        const address = /http:\/\/[^\s/]+:\d+/.exec(line);
        if (address) resolve(address[0]);
      });
      child.once("close", () => reject(new Error("Het voorbeeld stopte voordat het te zien was.")));
    });
  }

  /** Ends it: by closing its input, and by force if that does not help. */
  stop(): void {
    this.#isStopped = true;
    const child = this.#child;
    if (!child || !isRunning(child)) return;
    child.stdin.end();
    const force = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    child.once("exit", () => clearTimeout(force));
  }
}
