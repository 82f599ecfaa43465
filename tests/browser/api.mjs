// SPOT-Me's API as a program uses it, beside the browser: to prepare an account, and to see what was really stored.
import { randomUUID } from "node:crypto";
import http from "node:http";

/** One request on a connection of its own; gives {status, body}, the body as JSON where it is that. */
export function request(method, url, { token, body } = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(text ? { "content-type": "application/json", "content-length": Buffer.byteLength(text) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { method, headers, agent: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const received = Buffer.concat(parts).toString();
        const isJson = /json/.test(response.headers["content-type"] ?? "");
        resolve({ status: response.statusCode, body: isJson && received ? JSON.parse(received) : received });
      });
    });
    sent.on("error", reject);
    sent.end(text);
  });
}

/** A person's own view of the API, signed in with a token. */
export class Api {
  constructor(origin, token) {
    this.origin = origin;
    this.token = token;
  }

  static async signIn(origin, { userId, password }) {
    const api = new Api(origin, undefined);
    const { token } = await api.expect(200, "POST", "/session", { user_id: userId, password, as: "token" });
    return new Api(origin, token);
  }

  /** Sends, and fails unless the answer has this status; gives the body. */
  async expect(status, method, address, body) {
    const answer = await request(method, `${this.origin}/api/v1${address}`, { token: this.token, body });
    if (answer.status !== status) {
      throw new Error(`${method} ${address}: ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  async choosePassword(current, chosen) {
    const { token } = await this.expect(200, "POST", "/session/password", { current, new: chosen });
    this.token = token ?? this.token;
  }

  clock() {
    return this.expect(200, "GET", "/clock");
  }

  /** What is stored of the work day that runs. */
  async today() {
    const { work_day: date } = await this.clock();
    return this.expect(200, "GET", `/days/${date}`);
  }

  press(kind, more = {}) {
    return this.expect(201, "POST", "/clock-events", { key: randomUUID(), kind, ...more });
  }
}
