// The processes of this machine (Linux).

import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";

async function all() {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(async (pid) => {
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return { pid: Number(pid), parent, args: line.split("\0") };
  }));
  return found;
}

/** The programs of ours that work on a project: `{ pid, parent, command }`. */
export async function programsOf(project) {
  const ours = (await all()).filter(({ args }) => /(?:^|\/)vindplek$/.test(args[0]) && args.includes(project));
  return ours.map(({ pid, parent, args }) => ({ pid, parent, command: args[1] }));
}

/** The processes that a process started. */
export async function childrenOf(parent) {
  return (await all()).filter((process) => process.parent === parent);
}

/** How long a process may take to end, in s. */
const patience = "20";

/** Waits until a process has ended, and returns whether it did. */
export async function endOf(pid) {
  const waiting = spawn("timeout", [patience, "tail", `--pid=${pid}`, "--follow", "/dev/null"], { stdio: "ignore" });
  return new Promise((resolve) => waiting.on("exit", (code) => resolve(code === 0)));
}
