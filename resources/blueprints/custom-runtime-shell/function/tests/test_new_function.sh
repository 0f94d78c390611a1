#!/bin/sh
# Tests of the function. Run with: sh new-folder/tests/test_new_function.sh
set -eu

here="$(cd "$(dirname "$0")" && pwd)"
events="$here/../../events/new-function"
. "$here/../src/function.sh"

# expect WHAT WANTED GOT: stop when it is something else.
expect() {
    [ "$2" = "$3" ] || { echo "FAILED $1: wanted $2, got $3"; exit 1; }
    echo "ok $1"
}

expect "an event is measured" '{"characters": 2}' "$(handler '{}' 2>/dev/null)"
expect "the log tells of it" "got an event of 2 characters" "$(handler '{}' 2>&1 >/dev/null)"

status=0
handler "$(cat "$events/broken.json")" >/dev/null 2>&1 || status=$?
expect "a failure has a status of its own" 3 "$status"
