// The wire protocol that Firefox speaks to a driver: "LENGTH:JSON" over TCP, each command numbered.
// https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import net from "node:net";

const commandKind = 0;

export class Marionette {
  #socket;
  #lastId = 0;
  #waiting = new Map();
  #received = Buffer.alloc(0);
  #greet;

  constructor(port) {
    this.greeting = new Promise((resolve) => { this.#greet = resolve; });
    this.#socket = net.connect(port, "127.0.0.1");
    this.#socket.on("data", (bytes) => this.#receive(bytes));
    this.#socket.on("error", () => this.#giveUp());
    this.#socket.on("close", () => this.#giveUp());
  }

  /** Sends one command; gives its result, or fails with Firefox's `{error, message, stacktrace}`. */
  send(name, parameters = {}) {
    const id = ++this.#lastId;
    const bytes = Buffer.from(JSON.stringify([commandKind, id, name, parameters]));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(Buffer.concat([Buffer.from(`${bytes.length}:`), bytes]));
    });
  }

  close() {
    this.#socket.destroy();
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon));
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, end));
      this.#received = this.#received.subarray(end);
      this.#deliver(message);
    }
  }

  #deliver(message) {
    if (!Array.isArray(message)) return this.#greet(message);
    const [, id, error, result] = message;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return error ? waiting.reject(error) : waiting.resolve(result);
  }

  #giveUp() {
    for (const { reject } of this.#waiting.values()) {
      reject({ error: "invalid session id", message: "Firefox closed the connection", stacktrace: "" });
    }
    this.#waiting.clear();
  }
}
