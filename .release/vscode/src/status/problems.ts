import * as vscode from "vscode";

/** Whether a problem was found by vindplek. */
export const isOurs = (problem: vscode.Diagnostic): boolean => problem.source === "vindplek";

/** How many errors and warnings there are. */
export interface Counts {
  errors: number;
  warnings: number;
}

/** Counts the problems of all files. */
export function countProblems(): Counts {
  const problems = vscode.languages.getDiagnostics().flatMap(([, found]) => found.filter(isOurs));
  const count = (severity: vscode.DiagnosticSeverity) => problems.filter((problem) => problem.severity === severity).length;
  return { errors: count(vscode.DiagnosticSeverity.Error), warnings: count(vscode.DiagnosticSeverity.Warning) };
}

/** `2 fouten`, `1 fout`, `geen fouten`. */
export function inWords({ errors }: Counts): string {
  if (errors === 0) return "geen fouten";
  return errors === 1 ? "1 fout" : `${errors} fouten`;
}
