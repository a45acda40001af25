import * as vscode from "vscode";
import { begin } from "./commands/new";
import { chooseProject } from "./commands/choose";
import { mend } from "./commands/mend";
import { KIND, Panel } from "./preview/panel";
import { isAboutProgram } from "./program";
import type { Project } from "./projects/project";
import { Projects } from "./projects/projects";
import { offerSnippets } from "./snippets";
import { StatusBar } from "./status/bar";

let projects: Projects | undefined;

/** Called by the editor when one of the activation events of the manifest happens. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("vindplek", { log: true });
  const all = new Projects({ context, log });
  projects = all;
  context.subscriptions.push(
    log,
    new StatusBar(all),
    offerSnippets(context, all),
    ...commands(all),
    ...following(all),
    all.onDidChange(() => updateContext(all)),
    vscode.window.registerWebviewPanelSerializer(KIND, { deserializeWebviewPanel: (panel) => restore(all, panel) }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (isAboutProgram(change)) all.all.forEach(({ server }) => void server.restart());
    }),
  );
  await all.look();
}

/** Called by the editor before it ends: no process of ours outlives it. */
export async function deactivate(): Promise<void> {
  await projects?.close();
}

function commands(all: Projects): vscode.Disposable[] {
  const file = () => vscode.window.activeTextEditor?.document.uri;
  const register = (name: string, run: () => unknown) => vscode.commands.registerCommand(`vindplek.${name}`, run);
  /** A command for one project, which says in words what went wrong. */
  const inProject = (name: string, run: (project: Project) => Promise<void>) =>
    register(name, async () => {
      const project = await chooseProject(all);
      if (!project || !vscode.workspace.isTrusted) return;
      await run(project).catch((error) => vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error)));
    });
  return [
    inProject("voorbeeld", (project) => project.preview.show(file())),
    inProject("nieuw", (project) => begin(project, file())),
    inProject("herstel", mend),
    register("controleer", () => vscode.commands.executeCommand("workbench.panel.markers.view.focus")),
    register("opnieuw", () => Promise.all(all.all.map(({ server }) => server.restart()))),
    register("uitvoer", () => all.surroundings.log.show()),
  ];
}

/** The previews follow the text one is in. */
function following(all: Projects): vscode.Disposable[] {
  return [
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      updateContext(all);
      const uri = editor?.document.uri;
      const preview = all.of(uri)?.preview;
      if (uri && preview?.isOpen) void preview.follow(uri);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => void all.of(uri)?.preview.saved(uri)),
  ];
}

/** A panel that was open when the editor ended. */
async function restore(all: Projects, panel: vscode.WebviewPanel): Promise<void> {
  await all.look();
  const uri = vscode.window.activeTextEditor?.document.uri;
  const project = all.of(uri) ?? all.all[0];
  if (!project || project.preview.isOpen || !vscode.workspace.isTrusted) {
    panel.dispose();
    return;
  }
  await project.preview.attach(new Panel(panel, all.surroundings.context));
  if (uri) await project.preview.follow(uri);
}

/** Which commands and buttons the editor shows. */
function updateContext(all: Projects): void {
  const set = (key: string, value: boolean) => vscode.commands.executeCommand("setContext", `vindplek.${key}`, value);
  void set("actief", all.all.length > 0);
  void set("hier", all.of(vscode.window.activeTextEditor?.document.uri) !== undefined);
}
