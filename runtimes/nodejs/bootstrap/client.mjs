// The Runtime API over kept connections (LAMBDA_FACTS sections 1.2 and 1.3).

import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { toCause, toDocument, toHeader } from "./errors.mjs";

const BASE = "/2018-06-01/runtime";
const NEXT_TRIES = 6;
const FIRST_PAUSE_MS = 100;

// Node.js reads headers as Latin-1.
const utf8 = (value) => (value === undefined ? undefined : Buffer.from(value, "latin1").toString("utf8"));

/** What `next` handed out; `body` is text. */
function toInvocation({ headers, body }) {
  const value = (name) => headers[`lambda-runtime-${name}`];
  return {
    id: value("aws-request-id"),
    attempt: value("invocation-id"),
    deadlineMs: Number(value("deadline-ms")),
    arn: value("invoked-function-arn"),
    traceId: value("trace-id"),
    tenantId: utf8(value("aws-tenant-id")),
    clientContext: utf8(value("client-context")),
    identity: utf8(value("cognito-identity")),
    body,
  };
}

const route = ({ id }, end) => `${BASE}/invocation/${encodeURIComponent(id)}/${end}`;

/** The header that tells one attempt at an event from another. */
const echo = ({ attempt }) => (attempt === undefined ? {} : { "Lambda-Runtime-Invocation-Id": attempt });

/** Talks to the API at `address` (host:port); with `isConcurrent` several may ask at once, and a failed call is tried again. */
export class RuntimeClient {
  constructor(address, isConcurrent) {
    const colon = address.lastIndexOf(":");
    this.target = { host: address.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(address.slice(colon + 1)) };
    this.agent = new Agent({ keepAlive: true, maxSockets: isConcurrent ? Infinity : 1, noDelay: true });
    this.tries = isConcurrent ? NEXT_TRIES : 1;
  }

  /** Wait for an invocation. */
  async next() {
    for (let tried = 1; ; tried++) {
      try {
        const answer = await this.#ask("GET", `${BASE}/invocation/next`);
        if (answer.status !== 200) throw new Error(`Unexpected /next status ${answer.status}`);
        return toInvocation(answer);
      } catch (error) {
        if (tried >= this.tries) throw error;
        await sleep(FIRST_PAUSE_MS * 2 ** (tried - 1));
      }
    }
  }

  /** Post what the handler returned, as JSON text. A refusal is logged, and the next event is asked for. */
  async respond(invocation, text) {
    const headers = { "Content-Type": "application/json", ...echo(invocation) };
    await this.#post(route(invocation, "response"), Buffer.from(text), headers);
  }

  /** Post what a handler threw. */
  async fail(invocation, error) {
    const cause = toCause(error);
    const headers = cause === "" ? {} : { "Lambda-Runtime-Function-XRay-Error-Cause": cause };
    await this.#postError(route(invocation, "error"), toDocument(error), { ...headers, ...echo(invocation) });
  }

  /** Post why Init failed. */
  async failInit(error) {
    const document = toDocument(error);
    const headers = { "Lambda-Runtime-Function-Error-Type": toHeader(document.errorType) };
    await this.#postError(`${BASE}/init/error`, document, headers);
  }

  /** The request of a streamed response: chunks until it is ended, an error in trailers. */
  stream(invocation) {
    return request({
      ...this.target,
      agent: false,
      method: "POST",
      path: route(invocation, "response"),
      headers: {
        "Content-Type": "application/octet-stream",
        "Lambda-Runtime-Function-Response-Mode": "streaming",
        "Transfer-Encoding": "chunked",
        Trailer: ["Lambda-Runtime-Function-Error-Type", "Lambda-Runtime-Function-Error-Body"],
        ...echo(invocation),
      },
    });
  }

  async #postError(path, document, extra) {
    const headers = { "Content-Type": "application/json", ...extra };
    // On a connection of its own: the kept one may be waiting for the next event.
    await this.#post(path, Buffer.from(JSON.stringify(document)), headers, false);
  }

  async #post(path, body, headers, agent = this.agent) {
    const answer = await this.#ask("POST", path, body, { ...headers, "Content-Length": body.length }, agent);
    if (answer.status === 202) return;
    // The words of AWS's client, for errors too.
    const what = `Failed to post handler success response. Http response code: ${answer.status}. ${answer.body}`;
    process.stderr.write(`[ERROR] [${Date.now()}] LAMBDA_RUNTIME ${what}\n`);
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
