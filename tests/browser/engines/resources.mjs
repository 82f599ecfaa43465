// Everything a test starts (processes, directories) and the promise that it is gone afterwards.
//
// A browser is a tree of processes whose members make process groups of their own, so a group cannot be trusted to
// hold them all. Each `Resources` therefore puts a mark of its own into the environment of what it starts; children
// inherit it, and /proc tells who carries it. Only carriers are ever ended.
//
// close() is the orderly way. If the test process ends without it (an exception, SIGINT, SIGTERM, SIGHUP), an exit
// hook does the same without waiting.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { until } from "./wait.mjs";

const markName = "SPOTME_BROWSER_TEST_MARK";
const keptLogLength = 64 * 1024;
const gracePeriodMs = 5000;
const open = new Set();

export class Resources {
  #mark = randomUUID();
  #undo = [];
  #directories = [];
  #log = "";

  constructor() {
    open.add(this);
  }

  /** Registers what close() shall call; the last registered is the first called. */
  defer(undo) {
    this.#undo.push(undo);
  }

  /** A new private directory, removed with all that is in it by close(). */
  directory(name) {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), `spotme-${name}-`));
    this.#directories.push(made);
    return made;
  }

  /**
   * Starts a program whose output is kept for log(). `environment` is added to our own; `pipe3` opens a readable
   * descriptor 3 (programs that report where they listen write there).
   */
  process(command, args, { environment = {}, pipe3 = false } = {}) {
    const child = spawn(command, args, {
      env: { ...process.env, ...environment, [markName]: this.#mark },
      stdio: ["ignore", "pipe", "pipe", ...(pipe3 ? ["pipe"] : [])],
    });
    const running = new Running(command, child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        this.note(text);
        running.hear(text);
      });
    }
    this.defer(() => running.stop());
    return running;
  }

  /** Adds to what log() returns. Only the end is kept. */
  note(text) {
    this.#log = (this.#log + text).slice(-keptLogLength);
  }

  /** The end of everything that the started programs printed. */
  log() {
    return this.#log;
  }

  /** Ends and removes everything, in reverse order. Safe to call twice. A failing step does not stop the others. */
  async close() {
    const failures = [];
    while (this.#undo.length > 0) {
      try {
        await this.#undo.pop()();
      } catch (error) {
        failures.push(error);
      }
    }
    // Between fork and exec a process shows no environment for a moment: one look that finds nobody proves nothing.
    let quietLooks = 0;
    const allGone = () => (quietLooks = this.#killAll() === 0 ? quietLooks + 1 : 0) === 2;
    await until(allGone, "everything that was started to be gone");
    this.closeNow();
    if (failures.length > 0) throw new AggregateError(failures, `closing failed:\n${failures.join("\n")}`);
  }

  /** The same without waiting: for the exit hook, and for whatever close() left behind. */
  closeNow() {
    this.#killAll();
    for (const directory of this.#directories) {
      fs.rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
    open.delete(this);
  }

  /** Gives how many there still were. */
  #killAll() {
    const carriers = marked(this.#mark);
    for (const pid of carriers) {
      try {
        process.kill(pid, "SIGKILL");
      } catch (error) {
        if (error.code !== "ESRCH") throw error;
      }
    }
    return carriers.length;
  }
}

/** One started program. */
class Running {
  #output = "";
  #listeners = new Set();

  constructor(command, child) {
    this.command = command;
    this.child = child;
    this.ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
      child.once("error", (error) => resolve({ code: null, signal: null, error }));
    });
  }

  get pid() {
    return this.child.pid;
  }

  get alive() {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  hear(text) {
    this.#output = (this.#output + text).slice(-keptLogLength);
    for (const listener of this.#listeners) listener();
  }

  /** Waits until the program has printed `pattern`; gives the match. Fails if it ends first. */
  printed(pattern, timeoutMs = 30_000) {
    return new Promise((resolve, reject) => {
      const settle = (outcome, value) => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        outcome(value);
      };
      const check = () => {
        const match = pattern.exec(this.#output);
        if (match) settle(resolve, match);
      };
      const fail = (why) => settle(reject, new Error(`${this.command} ${why}; it said:\n${this.#output}`));
      const timer = setTimeout(() => fail(`did not print ${pattern} in ${timeoutMs} ms`), timeoutMs);
      this.#listeners.add(check);
      this.ended.then(({ code, signal, error }) => fail(`ended (${error?.message ?? signal ?? code})`));
      check();
    });
  }

  /** Asks the program to end, insists after a grace period, and gives its exit. */
  async stop(signal = "SIGTERM") {
    if (!this.alive) return this.ended;
    this.child.kill(signal);
    const insist = setTimeout(() => this.child.kill("SIGKILL"), gracePeriodMs);
    const exit = await this.ended;
    clearTimeout(insist);
    return exit;
  }
}

/** The processes that carry this mark. */
function marked(mark) {
  const needle = `${markName}=${mark}`;
  const carriers = [];
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      if (fs.readFileSync(`/proc/${name}/environ`, "latin1").includes(needle)) carriers.push(Number(name));
    } catch {
      // Not ours to read, or gone since the listing: in both cases not one that we started.
    }
  }
  return carriers;
}

function closeAllNow() {
  for (const resources of [...open]) resources.closeNow();
}

process.once("exit", closeAllNow);
for (const [signal, number] of [["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]]) {
  process.once(signal, () => {
    closeAllNow();
    process.exit(128 + number);
  });
}
