#!/bin/sh
# Starts the runtime client for the handler named by the first argument, as AWS's base images do.
if [ "$#" -ne 1 ]; then
    echo "entrypoint requires the handler name to be the first argument" >&2
    exit 142
fi
if [ -z "${AWS_LAMBDA_RUNTIME_API}" ]; then
    echo "AWS_LAMBDA_RUNTIME_API is not set: this image has no emulator of its own" >&2
    exit 143
fi
export _HANDLER="$1"
exec /var/runtime/bootstrap
