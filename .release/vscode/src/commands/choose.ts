import * as vscode from "vscode";
import type { Project } from "../projects/project";
import type { Projects } from "../projects/projects";

/** The project that a command is for: that of the text one is in, the only one, or the one that is chosen. */
export async function chooseProject(projects: Projects): Promise<Project | undefined> {
  const here = projects.of(vscode.window.activeTextEditor?.document.uri);
  const [first, ...others] = projects.all;
  if (here || others.length === 0) return here ?? first;
  const items = projects.all.map((project) => ({ label: project.name, description: project.folder, project }));
  const choice = await vscode.window.showQuickPick(items, { title: "Voor welk project?" });
  return choice?.project;
}
