import pytest

from workbench.engine.executors.base import InvalidEntrypointError, InvalidWorkingDirError, SandboxExit
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.engine.executors.docker.refusals import not_begun, refused
from workbench.model.errors import SandboxError

START = ImageStart(("/nope",), ("x",), "/work")
NO_FILE = "no such file or directory"
NOT_FOUND = "executable file not found in $PATH"
FAILED = "OCI runtime create failed: container_linux.go:380: starting container process caused: "


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            'exec: "/nope": stat /nope: no such file or directory: unknown.',
            "fork/exec /nope: no such file or directory.",
        ),
        ('exec: "/etc/x": permission denied: unknown.', "fork/exec /etc/x: permission denied."),
        (
            'exec: "nope": executable file not found in $PATH: unknown.',
            'exec: "nope": executable file not found in $PATH.',
        ),
        ('exec: \\"/nope\\": stat /nope: no such file or directory\\"', f"fork/exec /nope: {NO_FILE}."),
    ],
)
def test_a_program_that_docker_cannot_start_is_an_invalid_entry_point(said: str, why: str) -> None:
    error = refused(SandboxError("Docker refused.", FAILED + said), START)
    assert isinstance(error, InvalidEntrypointError)
    assert error.why == why


@pytest.mark.parametrize(
    "said",
    [
        'chdir to cwd (\\"/work\\") set in config.json failed: no such file or directory.',
        "Cannot mkdir: /work is not a directory.",
        "the working directory 'work' is invalid, it needs to be an absolute path.",
    ],
)
def test_a_folder_that_docker_cannot_enter_is_an_invalid_working_directory(said: str) -> None:
    error = refused(SandboxError("Docker refused.", said), START)
    assert isinstance(error, InvalidWorkingDirError)
    assert error.why == "chdir /work: no such file or directory."


def test_any_other_refusal_stays_what_it_is() -> None:
    error = SandboxError("Docker refused.", "no space left on device.")
    assert refused(error, START) is error


@pytest.mark.parametrize(
    ("status", "program", "kind", "why"),
    [
        (125, "/nope", InvalidWorkingDirError, "chdir /work: no such file or directory."),
        (126, "/nope", InvalidEntrypointError, "fork/exec /nope: permission denied."),
        (127, "/nope", InvalidEntrypointError, "fork/exec /nope: no such file or directory."),
        (127, "nope", InvalidEntrypointError, 'exec: "nope": executable file not found in $PATH.'),
    ],
)
def test_a_script_that_ended_without_a_word_tells_by_its_status(
    status: int, program: str, kind: type[SandboxError], why: str
) -> None:
    for start in (ImageStart((program,), ("x",), "/work"), ImageStart((), (program,), "/work")):
        error = not_begun(SandboxExit(status=status), start)
        assert isinstance(error, kind)
        assert error.why == why


@pytest.mark.parametrize("how", [SandboxExit(status=1), SandboxExit(signal=9), SandboxExit(lost=True)])
def test_any_other_end_is_for_the_one_who_waits(how: SandboxExit) -> None:
    assert not_begun(how, START) is None
