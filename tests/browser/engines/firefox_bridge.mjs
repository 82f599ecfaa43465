// A WebDriver endpoint for stock Firefox: HTTP on this side, Marionette on the other. One browser, one session.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Marionette } from "./marionette.mjs";
import { translate } from "./marionette_commands.mjs";
import { until } from "./wait.mjs";

/** Starts Firefox with `preferences` in a fresh profile and listens for a client; gives the endpoint's address. */
export async function startFirefoxBridge({ size, preferences }, resources) {
  const profile = resources.directory("firefox");
  fs.writeFileSync(path.join(profile, "user.js"), userScript(preferences));
  const marionette = await startFirefox({ profile, size }, resources);
  const server = http.createServer((request, response) => answer(marionette, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  resources.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${server.address().port}`;
}

async function startFirefox({ profile, size: [width, height] }, resources) {
  const args = ["--marionette", "--remote-allow-system-access", "--headless", "--no-remote", "--profile", profile];
  const firefox = resources.process("/usr/bin/firefox-esr", args, {
    // Its own HOME: Firefox writes beside the profile, and refuses a home that belongs to another user.
    environment: { HOME: profile, MOZ_HEADLESS_WIDTH: String(width), MOZ_HEADLESS_HEIGHT: String(height) },
  });
  // With port 0 Firefox takes a free one and writes it here.
  const portFile = path.join(profile, "MarionetteActivePort");
  const port = await until(
    () => {
      if (!firefox.alive) throw new Error(`Firefox ended before it listened; it said:\n${resources.log()}`);
      return fs.existsSync(portFile) && Number(fs.readFileSync(portFile, "utf8"));
    },
    "Firefox to listen",
    { timeoutMs: 60_000 },
  );
  const marionette = new Marionette(port);
  resources.defer(() => marionette.close());
  await marionette.greeting;
  return marionette;
}

function userScript(preferences) {
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `${lines.join("\n")}\n`;
}

async function answer(marionette, request, response) {
  const reply = (status, value) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ value: value ?? null }));
  };
  try {
    reply(200, await perform(marionette, request.method, request.url, await readBody(request)));
  } catch (problem) {
    const { error = "unknown error", message = String(problem), stacktrace = "" } = problem;
    reply(statusOf(error), { error, message, stacktrace });
  }
}

async function perform(marionette, method, url, body) {
  if (url === "/session" && method === "POST") {
    return marionette.send("WebDriver:NewSession", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  }
  const [, address] = /^\/session\/[^/]+(\/.*)?$/.exec(url) ?? [];
  if (method === "DELETE" && address === undefined) return quit(marionette);
  const known = address && translate(method, address, body);
  if (!known) throw { error: "unknown command", message: `${method} ${url}` };
  const result = await marionette.send(known.command, known.parameters);
  return result && typeof result === "object" && "value" in result ? result.value : result;
}

async function quit(marionette) {
  await marionette.send("Marionette:Quit", { flags: ["eForceQuit"] });
  return null;
}

async function readBody(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text ? JSON.parse(text) : {};
}

// https://www.w3.org/TR/webdriver2/#errors
function statusOf(error) {
  const notFound = ["invalid session id", "no such alert", "no such cookie", "no such element", "no such frame",
    "no such window", "stale element reference", "unknown command"];
  const broken = ["javascript error", "script timeout", "timeout", "unable to capture screen",
    "unexpected alert open", "unknown error"];
  if (notFound.includes(error)) return 404;
  return broken.includes(error) ? 500 : 400;
}
