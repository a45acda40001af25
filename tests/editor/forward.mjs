// What a remote editor does with a port: requests for `http://<port>.localhost:<ours>/` go to that port of this machine.

import { createServer, request } from "node:http";

/** Starts it, and returns the pattern of its addresses, with `{{port}}` in it. */
export async function forward() {
  const server = createServer((asked, answer) => {
    const port = parseInt(asked.headers.host ?? "");
    const onwards = request({ host: "127.0.0.1", port, path: asked.url, method: asked.method, headers: asked.headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onwards.on("error", () => answer.destroy());
    answer.on("close", () => onwards.destroy());
    asked.pipe(onwards);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { pattern: `http://{{port}}.localhost:${server.address().port}`, close: () => server.close() };
}
