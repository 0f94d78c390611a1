"""The command of a Dockerfile in its exec form, `CMD ["app.handler"]`, which names a function's handler.

Source: docs.docker.com/reference/dockerfile; LAMBDA_FACTS §7.7 (the command of AWS's base images is the handler).
"""

import json
import re

_STAGE = re.compile(r"^[ \t]*FROM[ \t]", re.IGNORECASE | re.MULTILINE)
_COMMAND = re.compile(r"^[ \t]*CMD[ \t]+(\S.*)$", re.IGNORECASE | re.MULTILINE)
_GOES_ON = re.compile(r"\\[ \t]*\n(?:[ \t]*#[^\n]*\n)*")
"""The end of a line that the next one goes on with; comments may stand between."""


def command_of(text: str) -> tuple[str, ...]:
    """The last command of the last stage; empty where there is none, or one for a shell."""
    found = _found(text)
    return found[1] if found is not None else ()


def with_handler(text: str, handler: str) -> str | None:
    """`text` with a command that names this handler, all else as it is; None where there is no command to change."""
    found = _found(text)
    if found is None or not found[1]:
        return None
    start = text.index('"', found[0])
    _, end = json.JSONDecoder().raw_decode(text, start)
    return text[:start] + json.dumps(handler, ensure_ascii=False) + text[end:]


def _found(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Where the list of the command begins, and what it holds."""
    stage = max((one.start() for one in _STAGE.finditer(text)), default=0)
    last = None
    for last in _COMMAND.finditer(text, stage):  # noqa: B007 - the last one holds
        pass
    return (last.start(1), _listed(text[last.start(1) :])) if last is not None else None


def _listed(text: str) -> tuple[str, ...]:
    try:
        values, _ = json.JSONDecoder().raw_decode(_GOES_ON.sub("\n", text))
    except ValueError:
        return ()
    texts = isinstance(values, list) and all(isinstance(one, str) for one in values)
    return tuple(values) if texts else ()
