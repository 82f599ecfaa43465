// SPOT-Me itself, as the suite meets it: the real binary on a fresh database, on a free port of
// this machine. It can be taken away and brought back with the same address and data: that is what a network that
// fails looks like to every engine, service workers included.
//
// SPOTME_BINARY         which binary; else build/release/spotme, else build/debug/spotme
// SPOTME_TEST_DATABASE  postgresql://… of a server where databases may be made; else SQLite
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Api, request } from "./api.mjs";
import { Resources } from "./engines/resources.mjs";
import { until } from "./engines/wait.mjs";

const execute = promisify(execFile);
const project = fileURLToPath(new URL("../../", import.meta.url));
const smtpServer = path.join(project, "tests/support/smtp_server.py");
const attempts = 3;

export class Server {
  #resources = new Resources();
  #binary = findBinary();
  #database = "";
  #port = 0;
  #process = null;
  #mail = {};

  /** The system administrator, with a password chosen: {userId, password, api}. */
  administrator = null;

  /** Those of the demonstration, by user ID: {userId, password}. */
  accounts = new Map();

  /** A server that is ready; `demonstration` fills it with the ministry that new users meet. */
  static async open({ demonstration = false } = {}) {
    const server = new Server();
    try {
      const administrator = await server.#initialise(demonstration ? ["--demo"] : []);
      await server.#startOnFreePort();
      await server.#takeOffice(administrator);
      return server;
    } catch (error) {
      error.message += `\n--- spotme said ---\n${server.log()}`;
      await server.close();
      throw error;
    }
  }

  /** Opens an account as an administrator does; gives {userId, password}, the password being temporary. */
  async openAccount({ userId, name, roles = [], supervisor }) {
    const { api, agency, unit } = this.administrator;
    const person = { user_id: userId, name, roles, unit_id: unit.id, state: "putrajaya", scheme: "wbf" };
    if (supervisor) person.supervisor_user_id = supervisor;
    const opened = await api.expect(201, "POST", `/agencies/${agency.id}/accounts`, person);
    return { userId, password: opened.temporary_password, officerId: opened.account.officer_id, name };
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts on the address and the data of before, and waits until presses can be taken. */
  async start() {
    const args = ["serve", "--database", this.#database, "--listen", `127.0.0.1:${this.#port}`];
    const running = this.#resources.process(this.#binary, args, {
      environment: { SPOTME_PUBLIC_ORIGIN: this.origin, ...this.#mail },
    });
    this.#process = running;
    await until(
      async () => {
        if (!running.alive) throw new Error(`spotme serve ended; it said:\n${this.log()}`);
        return (await request("GET", `${this.origin}/readyz`)).status === 200;
      },
      "the server to be ready",
      { timeoutMs: 30_000, ignore: (error) => ["ECONNREFUSED", "ECONNRESET"].includes(error.code) },
    );
  }

  /** Ends the server as an operator does; it must end well. */
  async stop() {
    const { code, signal } = await this.#process.stop("SIGTERM");
    if (code !== 0) throw new Error(`spotme serve ended with ${signal ?? code}; it said:\n${this.log()}`);
  }

  /** Does `task` while this installation has a mail server; `task` is given what tells all mail so far: [{to, subject, body}]. */
  async withMail(task) {
    const folder = this.#resources.directory("mail");
    const mailServer = this.#resources.process(smtpServer, ["-", folder]);
    const [, port] = await mailServer.printed(/^port (\d+)/m);
    const received = () =>
      fs.readdirSync(folder).filter((name) => name.endsWith(".json")).sort()
        .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")));
    await this.#againWith({ SPOTME_SMTP_URL: `smtp://127.0.0.1:${port}`, SPOTME_MAIL_FROM: "spotme@contoh.gov.my" });
    try {
      return await task(received);
    } finally {
      await this.#againWith({});
      await mailServer.stop();
    }
  }

  async #againWith(mail) {
    await this.stop();
    this.#mail = mail;
    await this.start();
  }

  /** The end of what the server and the commands printed. */
  log() {
    return this.#resources.log();
  }

  close() {
    return this.#resources.close();
  }

  async #initialise(more) {
    this.#database = await this.#freshDatabase(this.#resources.directory("server"));
    const said = await this.#run("init", "--database", this.#database, "--admin", "admin", ...more);
    for (const [, userId, password] of said.matchAll(/^ {2}(\S+) +((?:\w{4}-){3}\w{4}) /gm)) {
      this.accounts.set(userId, { userId, password });
    }
    return {
      userId: /^user_id: (.+)$/m.exec(said)[1],
      password: /^temporary_password: (.+)$/m.exec(said)[1],
    };
  }

  async #takeOffice({ userId, password: temporary }) {
    const api = await Api.signIn(this.origin, { userId, password: temporary });
    const password = `pagi di kaki bukit ${randomUUID().slice(0, 8)}`;
    await api.choosePassword(temporary, password);
    const [agency] = (await api.expect(200, "GET", "/agencies")).agencies;
    const [unit] = (await api.expect(200, "GET", `/agencies/${agency.id}/units`)).units;
    this.administrator = { userId, password, api, agency, unit };
  }

  async #freshDatabase(directory) {
    const server = process.env.SPOTME_TEST_DATABASE;
    if (!server) return `sqlite:${path.join(directory, "spotme.db")}`;
    const name = `spotme_browser_${randomUUID().replaceAll("-", "")}`;
    const psql = (statement) => execute("psql", ["--no-psqlrc", "--quiet", "--command", statement, server]);
    await psql(`CREATE DATABASE ${name}`);
    this.#resources.defer(() => psql(`DROP DATABASE ${name} WITH (FORCE)`));
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Between finding a free port and taking it another program may take it: then another is tried. */
  async #startOnFreePort() {
    for (let attempt = 1; ; ++attempt) {
      this.#port = await freePort();
      try {
        return await this.start();
      } catch (error) {
        if (attempt === attempts || !/address already in use|EADDRINUSE/i.test(this.log())) throw error;
      }
    }
  }

  async #run(...args) {
    try {
      return (await execute(this.#binary, args)).stdout;
    } catch (error) {
      this.#resources.note(`${error.stdout ?? ""}${error.stderr ?? ""}`);
      throw new Error(`spotme ${args[0]} failed: ${error.message}`);
    }
  }
}

function findBinary() {
  const choices = process.env.SPOTME_BINARY
    ? [path.resolve(process.env.SPOTME_BINARY)]
    : ["build/release/spotme", "build/debug/spotme"].map((name) => path.join(project, name));
  const found = choices.find((name) => fs.existsSync(name));
  if (!found) throw new Error(`there is no binary at ${choices.join(" or ")}: ./dev build makes one`);
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
