import * as path from "node:path";
import * as vscode from "vscode";
import type { Project } from "../projects/project";
import type { NewThing, Thing, Things } from "../server/protocol";

const TITLE = "Iets nieuws";

/** Asks what to begin, begins it, and opens it at the place to begin writing. */
export async function begin(project: Project, file: vscode.Uri | undefined): Promise<void> {
  const can = await project.server.request("vindplek/things", {});
  const thing = await chooseThing(can);
  const region = thing && (await chooseRegion(thing, can));
  const special = region && (await chooseSpecial(thing, can));
  if (!thing || !region || !special) return;
  let title = thing.id === "accent" ? sharedPiece(project, file) : "";
  for (;;) {
    if (thing.asksTitle) {
      const answer = await vscode.window.showInputBox({ title: TITLE, prompt: thing.titlePrompt, value: title, ignoreFocusOut: true });
      if (answer === undefined) return;
      title = answer.trim();
    }
    const request: NewThing = { thing: thing.id, title, ...region, ...special };
    try {
      const begun = await project.server.request("vindplek/new", request);
      const at = new vscode.Position(begun.position.line, begun.position.character);
      const selection = new vscode.Range(at, at);
      await vscode.window.showTextDocument(vscode.Uri.parse(begun.uri), { selection, preview: false });
      return;
    } catch (error) {
      const choices = thing.asksTitle ? ["Andere titel"] : [];
      const choice = await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error), ...choices);
      if (!choice) return;
    }
  }
}

async function chooseThing({ things }: Things): Promise<Thing | undefined> {
  const items = things.map((thing) => ({ label: thing.label, detail: thing.detail, thing }));
  const options = { title: TITLE, placeHolder: "Wat begint u?", matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.thing;
}

/** An empty object is for all regions. */
async function chooseRegion(thing: Thing, { regions }: Things): Promise<{ region?: string } | undefined> {
  if (thing.region === "none") return {};
  const shared = { label: "Voor alle academies", description: "gedeeld", value: {} };
  const own = regions.map(({ id, name }) => ({ label: name, description: `alleen ${id}`, value: { region: id } }));
  const items = thing.region === "optional" ? [shared, ...own] : own;
  return (await vscode.window.showQuickPick(items, { title: TITLE, placeHolder: "Voor welke regio?" }))?.value;
}

async function chooseSpecial(thing: Thing, { specials }: Things): Promise<{ special?: string } | undefined> {
  if (!thing.special) return {};
  const items = specials.map(({ id, title }) => ({ label: title, description: id, value: { special: id } }));
  if (items.length <= 1) return items[0]?.value ?? {};
  return (await vscode.window.showQuickPick(items, { title: TITLE, placeHolder: "Bij welke special hoort het?" }))?.value;
}

/** The place of the shared piece that one is in: an accent is most often for that one. */
function sharedPiece(project: Project, file: vscode.Uri | undefined): string {
  const way = file ? path.relative(path.join(project.folder, "content"), file.fsPath) : "";
  return way.endsWith(".md") && !way.startsWith("..") ? way.slice(0, -".md".length).split(path.sep).join("/") : "";
}
