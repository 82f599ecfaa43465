// WebKitGTK, the engine of Safari, through WebKitWebDriver and a window of our own (webkit_launcher.py).
// It is Safari's engine and not Safari: no WebAuthn, no storage.persist().
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./wait.mjs";
import { connect } from "./webdriver.mjs";

const launcher = fileURLToPath(new URL("webkit_launcher.py", import.meta.url));
const phoneAgent =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
  "Version/18.5 Mobile/15E148 Safari/604.1";

export async function openWebkit({ size, language, isPhone }, resources) {
  const directory = resources.directory("webkit");
  const socket = path.join(directory, "orders");
  const driverProcess = resources.process("/usr/bin/WebKitWebDriver", ["--port=0", "--host=127.0.0.1"], {
    environment: {
      DISPLAY: await startDisplay(resources),
      // No accessibility bus, no graphics card: neither is there, and looking for them costs seconds.
      NO_AT_BRIDGE: "1",
      GTK_A11Y: "none",
      LIBGL_ALWAYS_SOFTWARE: "1",
      LANGUAGE: language.replace("-", "_"),
      XDG_RUNTIME_DIR: directory,
      SPOTME_WEBKIT_SOCKET: socket,
      SPOTME_WEBKIT_PROFILE: path.join(directory, "profile"),
      SPOTME_WEBKIT_SIZE: size.join("x"),
      SPOTME_WEBKIT_LANGUAGE: language,
      SPOTME_WEBKIT_AGENT: isPhone ? phoneAgent : "",
    },
  });
  const port = await until(() => listeningPort(driverProcess), "WebKitWebDriver to listen", {
    timeoutMs: 30_000,
    ignore: (error) => error.code === "ENOENT", // a descriptor was closed while we read the list of them
  });
  const driver = await connect(
    `http://127.0.0.1:${port}`,
    { browserName: "spotme-webkit", "webkitgtk:browserOptions": { binary: launcher, args: ["--automation"] } },
    resources,
  );
  const fitWindow = () => driver.manage().window().setRect({ width: size[0], height: size[1] });
  await fitWindow();
  return {
    driver,
    setPosition: (position) => order(socket, { position }),
    deny: () => order(socket, { position: "denied" }),
    stall: () => order(socket, { position: "stalled" }),
    clear: () => order(socket, { clear: true }),
    fitWindow,
  };
}

async function startDisplay(resources) {
  const args = ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
  const server = resources.process("Xvfb", args, { pipe3: true });
  const number = await new Promise((resolve, reject) => {
    server.ended.then(() => reject(new Error(`Xvfb ended; it said:\n${resources.log()}`)));
    server.child.stdio[3].once("data", (text) => resolve(String(text).trim()));
  });
  return `:${number}`;
}

/** Where a process listens, from the kernel: WebKitWebDriver takes a free port when asked for 0, and does not tell. */
function listeningPort({ pid, alive, command }) {
  if (!alive) throw new Error(`${command} ended before it listened`);
  const sockets = new Set();
  for (const name of fs.readdirSync(`/proc/${pid}/fd`)) {
    const target = fs.readlinkSync(`/proc/${pid}/fd/${name}`);
    const [, inode] = /^socket:\[(\d+)\]$/.exec(target) ?? [];
    if (inode) sockets.add(inode);
  }
  const listening = "0A";
  for (const line of fs.readFileSync("/proc/net/tcp", "utf8").split("\n").slice(1)) {
    const fields = line.trim().split(/\s+/);
    if (fields[3] === listening && sockets.has(fields[9])) return Number.parseInt(fields[1].split(":")[1], 16);
  }
  return null;
}

/** Tells the window something, and waits until it is done. */
function order(socket, what) {
  return new Promise((resolve, reject) => {
    const connection = net.connect(socket, () => connection.write(`${JSON.stringify(what)}\n`));
    let answer = "";
    connection.on("data", (bytes) => { answer += bytes; });
    connection.on("error", reject);
    connection.on("close", () =>
      answer === "ok\n" ? resolve() : reject(new Error(`the WebKit window did not obey ${JSON.stringify(what)}`)));
  });
}
