// What belongs to the invocation that the running code serves; AWS's SDK and tools look for it as awslambda.InvokeStore.

import { AsyncLocalStorage } from "node:async_hooks";

const KEYS = Object.freeze({
  REQUEST_ID: Symbol.for("_AWS_LAMBDA_REQUEST_ID"),
  X_RAY_TRACE_ID: Symbol.for("_AWS_LAMBDA_X_RAY_TRACE_ID"),
  TENANT_ID: Symbol.for("_AWS_LAMBDA_TENANT_ID"),
});

/** In place of AsyncLocalStorage where invocations follow one another: cheaper, and what it holds stays between them. */
class OneAfterTheOther {
  #held;

  getStore() {
    return this.#held;
  }

  run(held, work) {
    this.#held = held;
    return work();
  }
}

/** The values of the current invocation. */
export class InvokeStore {
  static PROTECTED_KEYS = KEYS;
  #contexts;
  #isConcurrent;

  constructor(isConcurrent) {
    this.#isConcurrent = isConcurrent;
    this.#contexts = isConcurrent ? new AsyncLocalStorage() : new OneAfterTheOther();
  }

  /** Do `work` for an invocation. */
  serve({ id, traceId, tenantId }, work) {
    return this.run({ [KEYS.REQUEST_ID]: id, [KEYS.X_RAY_TRACE_ID]: traceId, [KEYS.TENANT_ID]: tenantId }, work);
  }

  run(context, work) {
    return this.#contexts.run(context, work);
  }

  getContext() {
    return this.#contexts.getStore();
  }

  hasContext() {
    return this.getContext() !== undefined;
  }

  get(key) {
    return this.getContext()?.[key];
  }

  set(key, value) {
    if (this.isProtectedKey(key)) throw new Error(`Cannot modify protected Lambda context field: ${String(key)}`);
    const context = this.getContext();
    if (context !== undefined) context[key] = value;
    else if (this.#isConcurrent) throw new Error("No context available");
    else this.run({ [key]: value }, () => {});
  }

  isProtectedKey(key) {
    return Object.values(KEYS).includes(key);
  }

  getRequestId() {
    return this.get(KEYS.REQUEST_ID) ?? "-";
  }

  getXRayTraceId() {
    return this.get(KEYS.X_RAY_TRACE_ID);
  }

  getTenantId() {
    return this.get(KEYS.TENANT_ID);
  }
}
