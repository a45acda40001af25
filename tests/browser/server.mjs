// Serves a folder as a plain web host does: files by their path, `index.html` for a folder (a
// redirect if the trailing slash is missing), text compressed for clients that accept it. In a
// folder of all sites, each is at `/<site>/…`; a folder of one site is served at the root.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
  ".avif": "image/avif", ".gif": "image/gif",
  ".xml": "application/xml", ".json": "application/json", ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8", ".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8", ".woff2": "font/woff2",
};
/**
 * The policy that the program gives to hosts, so that every test shows that the pages work under it: the browser blocks
 * what it forbids, and reports it on its console. tests/hosts compares it with what real servers send.
 */
export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
  + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const binary = new Set([".png", ".jpg", ".webp", ".avif", ".gif", ".pdf", ".woff2"]);
const compress = promisify(gzip);

async function fileAt(folder, path) {
  const file = join(folder, normalize(path));
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return path.endsWith("/") ? fileAt(folder, `${path}index.html`) : { elsewhere: `${path}/` };
  return found ? { file } : {};
}

/** Serves on a free local port. Returns `{ origin, close }`. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const { file, elsewhere } = await fileAt(folder, path);
    if (elsewhere) return response.writeHead(301, { location: encodeURI(elsewhere) }).end();
    if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("Not here\n");
    const kind = extname(file);
    const headers = {
      "content-type": types[kind] ?? "application/octet-stream", "cache-control": "max-age=3600",
      "content-security-policy": policy,
    };
    let body = await readFile(file);
    if (!binary.has(kind) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      headers["content-encoding"] = "gzip";
      body = await compress(body);
    }
    response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
  });
  // The client may share this busy thread: a slow request is not an attack here.
  server.headersTimeout = server.requestTimeout = 0;
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
