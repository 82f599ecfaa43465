// Serves the self test's page, and can be taken away and brought back on the same port.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./", import.meta.url));
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

function answer(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const file = path.join(folder, path.basename(pathname === "/" ? "index.html" : pathname));
  if (!(path.extname(file) in types) || !fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[path.extname(file)], "cache-control": "no-store" });
  return response.end(fs.readFileSync(file));
}

export class StaticServer {
  #server;
  #port = 0;

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start() {
    this.#server = http.createServer(answer);
    await new Promise((resolve, reject) => this.#server.once("error", reject).listen(this.#port, "127.0.0.1", resolve));
    this.#port = this.#server.address().port;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
