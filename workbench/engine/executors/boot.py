"""The shell script that starts external extensions before the runtime, in both executors (LAMBDA_FACTS §2.1, §1.6).

It tells what happens through the file `status`, a line each: `start NAME`, `exit NAME STATUS`, `started COUNT`,
`runtime STATUS`; a status over 128 stands for a signal, as in a shell (`status_lines` reads them). When there are
extensions it waits for a line in the file `gate` before it starts the runtime (its arguments), and stays until all of
them have ended. SIGTERM goes on to the runtime; when that has ended, it is ignored, for extensions are still to end.
"""

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_NEVER = "disable-extensions-jwigqn8j"
"""A file of that name in /opt switches external extensions off, as in AWS's emulator."""


@dataclass(frozen=True, slots=True)
class BootFiles:
    """Paths inside the sandbox: what the runtime and the extensions write to, and the script's two-way talk."""

    log: str
    extension_log: str
    status: str
    gate: str
    opt: str = "/opt"


def has_extensions(opt: Path) -> bool:
    """Whether the folder that is /opt holds an external extension that will be started."""
    if (opt / _NEVER).exists():
        return False
    try:
        return any(file.is_file() and os.access(file, os.X_OK) for file in (opt / "extensions").iterdir())
    except OSError:
        return False


def boot_script(files: BootFiles, hidden: Sequence[str]) -> str:
    """The script; `hidden` are variables that extensions do not get."""
    log, extension_log, status, gate, opt = (
        shlex.quote(path) for path in (files.log, files.extension_log, files.status, files.gate, files.opt)
    )
    unset = f"unset {' '.join(map(shlex.quote, hidden))}; " if hidden else ""
    # The shell's own remarks ("Killed") are nobody's output.
    # A wait that SIGTERM broke off is done again. Waiting once too often says 127, which is no news by then.
    return f"""exec 2>/dev/null
count=0
[ -e {opt}/{_NEVER} ] || for file in {opt}/extensions/*; do
    [ -f "$file" ] && [ -x "$file" ] || continue
    count=$((count + 1))
    name=${{file##*/}}
    printf 'start %s\\n' "$name" >{status}
    ({unset}cd /; "$file" >{extension_log} 2>&1 </dev/null; printf 'exit %s %s\\n' "$name" $? >{status}) &
done
echo "started $count" >{status}
[ $count -gt 0 ] && read -r _ <{gate}
pid= again=
trap 'again=1; [ "$pid" ] && kill -TERM $pid' TERM
"$@" >{log} 2>&1 9>&1 </dev/null &
pid=$!
[ "$again" ] && kill -TERM $pid
code= again=1
while [ "$again" ]; do
    again=
    wait $pid
    now=$?
    [ "$code" ] && [ $now -eq 127 ] || code=$now
done
trap '' TERM
echo "runtime $code" >{status}
wait
exit $code"""
