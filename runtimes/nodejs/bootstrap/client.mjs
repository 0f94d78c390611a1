// The Runtime API over one kept connection (LAMBDA_FACTS section 1.2).

import { Agent, request } from "node:http";

const BASE = "/2018-06-01/runtime";

/** Talks to the API at `address` (host:port). */
export class RuntimeClient {
  constructor(address) {
    const colon = address.lastIndexOf(":");
    this.target = { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
    this.agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
  }

  /** Wait for an invocation: its body as text, and the headers. */
  async next() {
    const answer = await this.#ask("GET", `${BASE}/invocation/next`);
    if (answer.status !== 200) throw new Error(`Unexpected /next status ${answer.status}`);
    return answer;
  }

  /** Post what the handler returned, as JSON text. */
  async respond(id, text) {
    await this.#post(`${BASE}/invocation/${id}/response`, Buffer.from(text), { "Content-Type": "application/json" });
  }

  /** Post an error document for an invocation. */
  async fail(id, document) {
    await this.#postError(`${BASE}/invocation/${id}/error`, document);
  }

  /** Post an error document for Init. */
  async failInit(document) {
    await this.#postError(`${BASE}/init/error`, document);
  }

  /** Post a streamed response: chunks until the source ends, an error in trailers. */
  stream(id, contentType) {
    const outgoing = request({
      ...this.target,
      agent: false,
      method: "POST",
      path: `${BASE}/invocation/${id}/response`,
      headers: {
        "Content-Type": contentType,
        "Lambda-Runtime-Function-Response-Mode": "streaming",
        "Transfer-Encoding": "chunked",
        Trailer: ["Lambda-Runtime-Function-Error-Type", "Lambda-Runtime-Function-Error-Body"],
      },
    });
    outgoing.on("response", (incoming) => incoming.resume());
    return outgoing;
  }

  async #postError(path, document) {
    const headers = {
      "Content-Type": "application/vnd.aws.lambda.error+json",
      "Lambda-Runtime-Function-Error-Type": document.errorType.replace(/[^\x20-\x7e]/g, "?"),
    };
    // On a connection of its own: the kept one may be waiting for the next event.
    await this.#post(path, Buffer.from(JSON.stringify(document)), headers, false);
  }

  async #post(path, body, headers, agent = this.agent) {
    const answer = await this.#ask("POST", path, body, { ...headers, "Content-Length": body.length }, agent);
    if (answer.status !== 202) throw new Error(`Unexpected status ${answer.status}: ${answer.body}`);
  }

  #ask(method, path, body, headers, agent = this.agent) {
    return new Promise((resolve, reject) => {
      const outgoing = request({ ...this.target, agent, method, path, headers }, (incoming) => {
        const parts = [];
        incoming.on("data", (part) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode,
            headers: incoming.headers,
            body: (parts.length === 1 ? parts[0] : Buffer.concat(parts)).toString("utf8"),
          }),
        );
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }
}
