// Handlers made by awslambda.streamifyResponse: the response stream and its HTTP prelude (LAMBDA_FACTS section 1.5).

import { Writable } from "node:stream";

import { RuntimeError, toDocument, toHeader } from "./errors.mjs";
import { isPromise } from "./invocation.mjs";

const PRELUDE_TYPE = "application/vnd.awslambda.http-integration-response";
const PRELUDE_END = Buffer.alloc(8);

/** `awslambda.HttpResponseStream`: status and headers go before the first byte that is written. */
export class HttpResponseStream {
  static from(stream, metadata) {
    stream.setContentType(PRELUDE_TYPE);
    const prelude = JSON.stringify(metadata);
    stream._onBeforeFirstWrite = (write) => {
      write(prelude);
      write(PRELUDE_END);
    };
    return stream;
  }
}

/** What a streaming handler writes to; `sent` resolves when the Runtime API has answered. */
class ResponseStream extends Writable {
  #request;
  #isWritten = false;
  #error;

  constructor(request, highWaterMark) {
    super({ highWaterMark });
    this.#request = request;
    this.sent = new Promise((resolve, reject) => {
      request.on("response", (incoming) => incoming.on("end", resolve).on("error", reject).resume());
      request.on("error", reject);
      this.on("close", () => this.writableFinished || reject(this.errored ?? new Error("Response stream is not finished.")));
    });
    this.sent.catch(() => {}); // it is awaited later, unless the handler fails first
    this.on("error", () => {}); // told by `sent`
    request.on("error", (error) => this.destroy(error));
  }

  /** Whether anything was sent, so that an error can only be told behind it. */
  get hasBegun() {
    return this.#request.headersSent;
  }

  setContentType(type) {
    if (this.#isWritten) throw new RuntimeError("Runtime.InvalidStreamingOperation", "Cannot set content-type, too late.");
    this.#request.setHeader("Content-Type", type);
  }

  write(chunk, encoding, callback) {
    if (!this.#isWritten) {
      this.#isWritten = true;
      this._onBeforeFirstWrite?.((part) => super.write(part));
    }
    const isData = typeof chunk === "string" || chunk instanceof Uint8Array;
    return super.write(isData ? chunk : JSON.stringify(chunk), encoding, callback);
  }

  /** Nothing is sent; the invocation is answered another way. */
  abandon() {
    this.destroy();
    this.#request.destroy();
  }

  /** End what was sent with an error behind it, and wait until it has arrived. */
  async fail(error) {
    if (this.#request.destroyed || (this.writableEnded && !this.destroyed)) return;
    this.#error = toDocument(error);
    const answered = new Promise((resolve) => this.#request.on("close", resolve));
    if (this.destroyed) this.#finish(() => {});
    else this.end();
    await answered;
  }

  _write(chunk, _encoding, callback) {
    if (this.#request.write(chunk)) callback();
    else this.#request.once("drain", callback);
  }

  _final(callback) {
    this.#finish(callback);
  }

  #finish(callback) {
    if (this.#error !== undefined) {
      this.#request.addTrailers({
        "Lambda-Runtime-Function-Error-Type": toHeader(this.#error.errorType),
        "Lambda-Runtime-Function-Error-Body": Buffer.from(JSON.stringify(this.#error)).toString("base64"),
      });
    }
    return this.#request.end(callback);
  }
}

async function stream(handler, event, outgoing, context) {
  const returned = handler.call(event, outgoing, context);
  if (!isPromise(returned)) throw new Error("Streaming does not support non-async handlers.");
  if ((await returned) !== undefined) console.warn("Streaming handlers ignore return values.");
  // A stream that is never ended is waited for, on AWS too.
  await outgoing.sent;
  if (!outgoing.writableFinished) throw new Error("Response stream is not finished.");
}

/**
 * Run a streaming handler; resolves when its response has been sent whole, or ended with an error, which `tell` is told.
 * Rejects with an error before the first byte.
 */
export async function runStreaming(handler, event, context, request, tell) {
  const outgoing = new ResponseStream(request, handler.highWaterMark);
  try {
    await stream(handler, event, outgoing, context);
  } catch (error) {
    if (!outgoing.hasBegun) {
      outgoing.abandon();
      throw error;
    }
    tell(error);
    await outgoing.fail(error);
  }
}
