import * as vscode from "vscode";
import type { Projects } from "../projects/projects";
import { countProblems, inWords } from "./problems";

/** The entries in the status bar: how many errors there are, and two buttons. */
export class StatusBar implements vscode.Disposable {
  #problems = entry("problemen", "Problemen van vindplek", 103);
  #preview = entry("voorbeeld", "Voorbeeld", 102);
  #begin = entry("nieuw", "Iets nieuws", 101);
  #listeners: vscode.Disposable[];

  constructor(readonly projects: Projects) {
    this.#preview.text = "$(browser) Voorbeeld";
    this.#preview.tooltip = "Voorbeeld hiernaast: de pagina van deze tekst, die meeloopt";
    this.#preview.command = "vindplek.voorbeeld";
    this.#begin.text = "$(new-file) Iets nieuws";
    this.#begin.tooltip = "Begin een cursus, een nieuwsbericht of iets anders";
    this.#begin.command = "vindplek.nieuw";
    this.#listeners = [
      projects.onDidChange(() => this.#draw()),
      vscode.languages.onDidChangeDiagnostics(() => this.#draw()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#draw()),
    ];
  }

  #draw(): void {
    const states = this.projects.all.map(({ server }) => server.state);
    const isUsed = states.length > 0;
    for (const item of [this.#preview, this.#begin]) show(item, isUsed && vscode.workspace.isTrusted);
    show(this.#problems, isUsed);
    const counts = countProblems();
    const item = this.#problems;
    item.backgroundColor = undefined;
    if (states.includes("stopped")) {
      item.text = "$(warning) vindplek is gestopt";
      item.tooltip = "De controle is gestopt. Klik om opnieuw te beginnen";
      item.command = "vindplek.opnieuw";
      item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    } else if (states.includes("starting")) {
      item.text = "$(loading~spin) vindplek begint";
      item.tooltip = "De teksten worden voor het eerst nagekeken";
      item.command = "vindplek.uitvoer";
    } else {
      item.text = `$(${counts.errors ? "error" : "check"}) vindplek: ${inWords(counts)}`;
      item.tooltip = `${counts.warnings} ${counts.warnings === 1 ? "waarschuwing" : "waarschuwingen"}. Klik om alles te zien`;
      item.command = "vindplek.controleer";
    }
  }

  dispose(): void {
    for (const part of [...this.#listeners, this.#problems, this.#preview, this.#begin]) part.dispose();
  }
}

function entry(id: string, name: string, priority: number): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(`vindplek.${id}`, vscode.StatusBarAlignment.Left, priority);
  item.name = name;
  return item;
}

function show(item: vscode.StatusBarItem, isShown: boolean): void {
  if (isShown) item.show();
  else item.hide();
}
