"""Sandboxes of shell scripts for the tests of the process executor, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.fake_executor import a_config
from tests.support.fake_runtime import shell_runtime
from workbench.engine.executors.base import Ears, SandboxEvent, SandboxExit, SandboxSpec
from workbench.engine.executors.process.executor import ProcessExecutor


@dataclass
class Heard:
    """Everything that one sandbox told."""

    log: bytearray = field(default_factory=bytearray)
    extension_log: bytearray = field(default_factory=bytearray)
    events: list[SandboxEvent] = field(default_factory=list)

    @property
    def ears(self) -> Ears:
        return Ears(self.log.extend, self.extension_log.extend, self.events.append)

    @property
    def lines(self) -> list[str]:
        return self.log.decode().splitlines()


@dataclass(frozen=True)
class Specs:
    """Makes specs of functions in `folder` / "code ü"."""

    folder: Path

    def __call__(
        self, script: str = "exit 0", *, process: Mapping[str, object] | None = None, **changes: object
    ) -> SandboxSpec:
        """A sandbox that runs `script`; `changes` are the spec's own fields, or else the function's."""
        own = {name: changes.pop(name) for name in list(changes) if name in SandboxSpec.__dataclass_fields__}
        config = a_config(self.folder / "code ü", handler="app.handler", **changes)
        (self.folder / "runtimes" / "shell").mkdir(parents=True, exist_ok=True)
        runtime = shell_runtime(self.folder / "runtimes" / "shell", script, **(process or {}))
        values: dict[str, object] = {
            "environment_id": "env1",
            "variables": (("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1"), *config.environment),
        }
        return SandboxSpec(function=config, runtime=runtime, runtime_api="127.0.0.1:1", **{**values, **own})  # type: ignore[arg-type]


async def output(process: ProcessExecutor, spec: SandboxSpec, ended: SandboxExit | None = None) -> list[str]:
    """The lines that it wrote until it ended well, or as is said."""
    heard = Heard()
    sandbox = await process.start(spec, heard.ears)
    assert await sandbox.wait() == (ended or SandboxExit(status=0)), heard.lines
    await sandbox.stop()
    return heard.lines
