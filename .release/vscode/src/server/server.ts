import * as path from "node:path";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { programPath, run } from "../program";
import type { Surroundings } from "../surroundings";
import type { Requests } from "./protocol";
import { Restarts } from "./restarts";

/** `begint` and `draait` as they say; `gestopt` when it ended and is not started again by itself. */
export type ServerState = "begint" | "draait" | "gestopt";

/** The language server of a project. It is started again when it ends. */
export class Server {
  #client: LanguageClient | undefined;
  #state: ServerState = "gestopt";
  #isClosed = false;
  #restarts = new Restarts();
  #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(readonly folder: string, readonly surroundings: Surroundings) {}

  get state(): ServerState {
    return this.#state;
  }

  /** Starts it, unless it runs. */
  async start(): Promise<void> {
    if (this.#isClosed || this.#state !== "gestopt") return;
    this.#become("begint");
    const program = programPath(this.surroundings.context);
    try {
      const child = await run(program, this.folder, ["lsp", "--project", this.folder]);
      this.#client = this.#newClient(() => Promise.resolve(child));
      await this.#client.start();
      this.#become("draait");
    } catch (error) {
      this.surroundings.log.error(`${program}: ${error instanceof Error ? error.message : error}`);
      await this.#ended();
    }
  }

  /** Starts it anew, also when it was given up. */
  async restart(): Promise<void> {
    this.#restarts = new Restarts();
    await this.#stop();
    await this.start();
  }

  /** Sends a request of vindplek's own. A refusal is an error whose message is for the person. */
  async request<M extends keyof Requests>(method: M, params: Requests[M][0]): Promise<Requests[M][1]> {
    return this.#running().sendRequest<Requests[M][1]>(method, params);
  }

  /** The client, for standard requests. */
  #running(): LanguageClient {
    if (!this.#client || this.#state !== "draait") {
      throw new Error("vindplek is nog niet zover. Probeer het zo nog eens.");
    }
    return this.#client;
  }

  /** The client, while the server runs. */
  get client(): LanguageClient | undefined {
    return this.#state === "draait" ? this.#client : undefined;
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#stop();
    this.#changed.dispose();
  }

  #newClient(server: () => Promise<import("node:child_process").ChildProcess>): LanguageClient {
    const uri = vscode.Uri.file(this.folder);
    const sources = { baseUri: uri.toString(), pattern: "{content,regions,themes}/**" };
    return new LanguageClient("vindplek", "vindplek", server, {
      documentSelector: [{ scheme: "file", pattern: sources }],
      workspaceFolder: { uri, name: path.basename(this.folder), index: 0 },
      outputChannel: this.surroundings.log,
      // The messages of the library are English; ours say what happened.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: async () => {
          await this.#ended();
          return { action: CloseAction.DoNotRestart, handled: true, message: "De controle is gestopt." };
        },
      },
    });
  }

  /** The process ended by itself: starts another, unless that keeps happening. */
  async #ended(): Promise<void> {
    if (this.#isClosed || this.#state === "gestopt") return;
    this.#client = undefined;
    this.#become("gestopt");
    if (this.#restarts.allow(Date.now())) {
      this.surroundings.log.warn("De controle is onverwacht gestopt en begint opnieuw.");
      void vscode.window.showWarningMessage("De controle van vindplek stopte onverwacht. Ze is opnieuw begonnen.");
      await this.start();
      return;
    }
    const again = "Opnieuw proberen";
    const output = "Toon de uitvoer";
    const message = "De controle van vindplek stopt telkens. Fouten in de teksten ziet u nu niet.";
    void vscode.window.showErrorMessage(message, again, output).then((choice) => {
      if (choice === again) void this.restart();
      if (choice === output) this.surroundings.log.show(true);
    });
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#become("gestopt");
    await client?.stop().catch((error) => this.surroundings.log.error(String(error)));
    await client?.dispose().catch(() => {});
  }

  #become(state: ServerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed.fire();
  }
}
