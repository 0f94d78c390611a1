// The methods of console, as AWS's Node.js runtime writes them: as text or JSON, framed or on stdout (LAMBDA_FACTS section 1.10).

import { writeSync } from "node:fs";
import { format } from "node:util";

import { asError, isError, lines, toLogText } from "./errors.mjs";
import { InvokeStore } from "./store.mjs";

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const TEXT_FRAME = 0xa55a0003;
const JSON_FRAME = 0xa55a0002;
const HEADER_BYTES = 16;
const { REQUEST_ID } = InvokeStore.PROTECTED_KEYS;

let never;

/** Write all of it: a pipe that is full is waited for. */
function writeAll(fd, data) {
  for (let rest = data; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      never ??= new Int32Array(new SharedArrayBuffer(4));
      Atomics.wait(never, 0, 0, 1);
    }
  }
}

function frame(type, now, message) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(type, 0);
  header.writeUInt32BE(message.length, 4);
  header.writeBigUInt64BE(BigInt(now.valueOf()) * 1000n, 8);
  return Buffer.concat([header, message]);
}

/** Members of errors that JSON would leave out. */
function withErrors(_key, value) {
  if (!isError(value)) return value;
  return { errorType: value.constructor?.name ?? "UnknownError", errorMessage: value.message, stackTrace: lines(value.stack), ...value };
}

/** A message of several parts is one text; the first error among them is told member by member as well. */
function formatted(message, rest) {
  const error = rest.find(isError);
  const members = error && {
    errorType: error.constructor?.name ?? "UnknownError",
    errorMessage: error.message,
    stackTrace: lines(error.stack),
  };
  return { message: format(message, ...rest), ...members };
}

/** Writes console's lines for the invocation that `store` knows of. */
export class Log {
  #settings;
  #store;
  #lowest;

  constructor(settings, store) {
    this.#settings = settings;
    this.#store = store;
    this.#lowest = Math.max(0, LEVELS.indexOf(settings.logLevel));
  }

  /** Send the methods of the global console here. */
  patchConsole() {
    for (const [rank, level] of LEVELS.entries()) {
      const write = (message, ...rest) => this.#write(level, message, rest);
      console[level.toLowerCase()] = rank < this.#lowest ? () => {} : write;
    }
    console.log = console.info;
  }

  /** Log what was thrown; `label` says where, in text. */
  error(label, thrown) {
    const error = asError(thrown);
    if (this.#settings.logsJson) console.error(error);
    else console.error(label, `\t${toLogText(error)}`);
  }

  #write(level, message, rest) {
    const now = new Date();
    const json = this.#settings.logsJson;
    const text = json ? this.#json(now, level, message, rest) : this.#text(now, level, message, rest);
    const fd = this.#settings.logFd;
    if (fd === undefined) {
      writeAll(1, Buffer.from(`${text.replace(/\n/g, "\r")}\n`));
      return;
    }
    const type = ((json ? JSON_FRAME : TEXT_FRAME) | ((LEVELS.indexOf(level) + 1) << 2)) >>> 0;
    writeAll(fd, frame(type, now, Buffer.from(json ? text : `${text}\n`)));
  }

  #requestId() {
    return this.#store.get(REQUEST_ID) ?? this.#settings.noRequestId;
  }

  #text(now, level, message, rest) {
    return `${now.toISOString()}\t${this.#requestId()}\t${level}\t${format(message, ...rest)}`;
  }

  #json(now, level, message, rest) {
    const tenantId = this.#store.getTenantId() || undefined;
    const start = { timestamp: now.toISOString(), level, requestId: this.#requestId(), tenantId };
    if (rest.length > 0) return JSON.stringify({ ...start, ...formatted(message, rest) });
    try {
      return JSON.stringify({ ...start, message }, withErrors);
    } catch {
      return JSON.stringify({ ...start, message: format(message) });
    }
  }
}
