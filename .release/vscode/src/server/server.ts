import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { programPath, run } from "../program";
import type { Surroundings } from "../surroundings";
import { newClient } from "./client";
import type { Requests } from "./protocol";
import { Restarts } from "./restarts";

/** `stopped` is also when it ended, and is not started again by itself. */
export type ServerState = "starting" | "running" | "stopped";

/** The language server of a project. It is started again when it ends. */
export class Server {
  #client: LanguageClient | undefined;
  #state: ServerState = "stopped";
  /** The process of now: what earlier ones report is of no interest. */
  #attempt = 0;
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
    if (this.#isClosed || this.#state !== "stopped") return;
    this.#become("starting");
    const attempt = ++this.#attempt;
    const { context, log } = this.surroundings;
    const program = programPath(context);
    try {
      const child = await run(program, this.folder, ["lsp", "--project", this.folder]);
      const client = newClient(this.folder, child, log, () => this.#ended(attempt));
      this.#client = client;
      await client.start();
      if (attempt === this.#attempt) this.#become("running");
    } catch (error) {
      log.error(`${program}: ${error instanceof Error ? error.message : error}`);
      await this.#ended(attempt);
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
    return this.client.sendRequest<Requests[M][1]>(method, params);
  }

  /**
   * The client, for standard requests.
   *
   * @throws if the server does not run; the message is for the person
   */
  get client(): LanguageClient {
    if (!this.#client || this.#state !== "running") {
      throw new Error("vindplek is nog niet zover. Probeer het zo nog eens.");
    }
    return this.#client;
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#stop();
    this.#changed.dispose();
  }

  /** The process ended by itself: starts another, unless that keeps happening. */
  async #ended(attempt: number): Promise<void> {
    if (this.#isClosed || attempt !== this.#attempt) return;
    const wasRunning = this.#state === "running";
    this.#attempt++;
    this.#client = undefined;
    this.#become("stopped");
    if (wasRunning && this.#restarts.allow(Date.now())) {
      this.surroundings.log.warn("De controle is onverwacht gestopt en begint opnieuw.");
      void vscode.window.showWarningMessage("De controle van vindplek stopte onverwacht en is opnieuw begonnen.");
      await this.start();
      return;
    }
    const again = "Opnieuw proberen";
    const output = "Toon de uitvoer";
    const message = "De controle van vindplek is gestopt. Fouten in de teksten ziet u nu niet.";
    void vscode.window.showErrorMessage(message, again, output).then((choice) => {
      if (choice === again) void this.restart();
      if (choice === output) this.surroundings.log.show(true);
    });
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#attempt++;
    this.#become("stopped");
    await client?.dispose().catch((error) => this.surroundings.log.error(String(error)));
  }

  #become(state: ServerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed.fire();
  }
}
