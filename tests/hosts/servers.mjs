// Apache and nginx on free ports of this machine, each with a configuration of its own, as the user who runs the test.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { join } from "node:path";

/** All files of a site, as paths from its root. */
export const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));

/** A path as it stands in an address. */
export const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

const given = new Set();

/** A port that is free now, and that was not given before. */
export async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  // The system may offer the same one again.
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

/**
 * A host: a web root in which each site has its own path. `sites` are `{ folder, base }`, with the path as in `basis_url`.
 * Returns its folder.
 */
export function webRoot(folder, sites) {
  const root = sites.find(({ base }) => base === "");
  if (root) return root.folder;
  mkdirSync(folder, { recursive: true });
  for (const { folder: site, base } of sites) symlinkSync(site, join(folder, base.slice(1)));
  return folder;
}

async function started(program, args, ports, log) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
  let ended = false;
  child.on("exit", () => { ended = true; });
  for (const port of ports) {
    while (!await answers(port)) {
      if (ended) throw new Error(`${program} does not start: ${said}${existsSync(log) ? ` (see ${log})` : ""}`);
    }
  }
  return async () => {
    if (ended) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => { socket.destroy(); done(true); });
    socket.on("error", () => setTimeout(() => done(false), 20));
  });
}

const apacheModules = "/usr/lib/apache2/modules";
// What hardly any host leaves out, and what a host may leave out.
const needed = ["mpm_event", "authz_core", "dir"];
const usual = ["mime", "headers", "rewrite", "alias", "setenvif", "deflate", "filter", "autoindex"];

/**
 * Starts Apache. `hosts` are `{ root, port, allow }`: what `.htaccess` may say. With `bare`, without the modules that a
 * host can lack. Returns what stops it.
 */
export function apache(work, hosts, { bare = false } = {}) {
  mkdirSync(work, { recursive: true });
  const log = join(work, "error.log");
  const modules = bare ? [...needed, "mime"] : [...needed, ...usual];
  const user = process.getuid() === 0 ? ["User www-data", "Group www-data"] : [];
  const types = join(work, "types");
  // What a host knows by itself: less than a site needs, and a type for what is compressed.
  writeFileSync(types, "text/html html htm\ntext/css css\ntext/javascript js\nimage/svg+xml svg\nimage/png png\napplication/gzip gz\n");
  const lines = [
    ...modules.filter((name) => existsSync(join(apacheModules, `mod_${name}.so`)))
      .map((name) => `LoadModule ${name}_module ${join(apacheModules, `mod_${name}.so`)}`),
    ...user,
    `ServerRoot ${work}`, `PidFile ${join(work, "pid")}`, `ErrorLog ${log}`, `Mutex file:${work} default`, "ServerName localhost",
    `TypesConfig ${types}`, "DirectoryIndex index.html",
    ...hosts.map(({ port }) => `Listen 127.0.0.1:${port}`),
    // As on most hosts: Breton, and compression on the way.
    ...bare ? [] : ["AddLanguage br .br", "AddOutputFilterByType DEFLATE text/html text/css text/javascript"],
    "<Directory />", "  Require all denied", "</Directory>",
    "<Files \".ht*\">", "  Require all denied", "</Files>",
    ...hosts.flatMap(({ root, port, allow }) => [
      `<VirtualHost 127.0.0.1:${port}>`, `  DocumentRoot ${root}`, `  ErrorLog ${log}`,
      `  <Directory ${root}>`, `    AllowOverride ${allow}`, "    Options Indexes FollowSymLinks", "    Require all granted", "  </Directory>",
      "</VirtualHost>",
    ]),
  ].filter((line) => !bare || !line.includes("Indexes") || line.includes("Options"));
  const file = join(work, "apache.conf");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return started("/usr/sbin/apache2", ["-D", "FOREGROUND", "-f", file], hosts.map(({ port }) => port), log);
}

/** Starts nginx. `hosts` are `{ root, port, include }`: the settings of the sites. Returns what stops it. */
export function nginx(work, hosts) {
  mkdirSync(work, { recursive: true });
  const log = join(work, "error.log");
  const brotli = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(work, name)};`);
  const lines = [
    ...existsSync(brotli) ? [`load_module ${brotli};`] : [],
    ...process.getuid() === 0 ? ["user www-data;"] : [],
    "daemon off;", `pid ${join(work, "pid")};`, `error_log ${log};`, "worker_processes 1;", "events { worker_connections 256; }",
    "http {", ...paths, "access_log off;",
    ...hosts.flatMap(({ root, port, include }) => [
      "server {", `listen 127.0.0.1:${port};`, `root ${root};`, ...existsSync(brotli) ? ["brotli_static on;"] : [],
      ...include.map((file) => `include ${file};`), "}",
    ]),
    "}",
  ];
  const file = join(work, "nginx.conf");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return started("/usr/sbin/nginx", ["-e", log, "-p", work, "-c", file], hosts.map(({ port }) => port), log);
}
