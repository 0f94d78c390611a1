from pathlib import Path

import pytest

from workbench.engine.executors.process.host_tree import host_arguments, is_hidden, moved, opt_arguments, shown


def triples(arguments: list[str]) -> list[tuple[str, ...]]:
    """Options with their values; those here have one or two."""
    found: list[tuple[str, ...]] = []
    for argument in arguments:
        if argument.startswith("--"):
            found.append((argument,))
        else:
            found[-1] += (argument,)
    return found


def test_the_top_is_bound_read_only_but_for_lambdas_own_folders(tmp_path: Path) -> None:
    for name in ("usr", "home ü", "tmp", "opt", "var/cache", "var/lib", "var/task", "var/log", "boot", "dev"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "bin").symlink_to("usr/bin")
    (tmp_path / "var" / "run").symlink_to("/run")
    bound = triples(host_arguments(tmp_path))
    assert ("--ro-bind-try", str(tmp_path / "home ü"), "/home ü") in bound
    assert ("--ro-bind-try", str(tmp_path / "usr"), "/usr") in bound
    assert ("--ro-bind-try", str(tmp_path / "var/cache"), "/var/cache") in bound
    assert ("--symlink", "usr/bin", "/bin") in bound
    targets = [words[-1] for words in bound]
    assert not {"/tmp", "/opt", "/boot", "/file", "/var/task", "/var/log"} & set(targets)
    assert targets.count("/var/run") == 1
    assert "/dev/shm" not in targets
    assert targets.index("/var") < targets.index("/var/cache")


def test_of_var_lib_only_certificates_are_seen_as_engines_mount_there(tmp_path: Path) -> None:
    (tmp_path / "var/lib/docker/overlay2").mkdir(parents=True)
    below = [words for words in triples(host_arguments(tmp_path)) if words[-1].startswith("/var/lib")]
    kept = "/var/lib/ca-certificates"
    assert below == [("--dir", "/var/lib"), ("--ro-bind-try", kept, kept)]


@pytest.mark.parametrize(
    "path",
    ["/tmp/x", "/opt/x/y", "/run/x", "/var/tmp/x", "/var/lib/docker/x", "/var", "/mnt/c/x", "/media/x", "/dev/shm"],
)
def test_what_is_hidden(path: str) -> None:
    assert is_hidden(Path(path))


@pytest.mark.parametrize(
    "path", ["/", "/usr/bin", "/home/me", "/var/cache/x", "/var/lib/ca-certificates/pem", "/varx", "/tmpx"]
)
def test_what_is_seen(path: str) -> None:
    assert not is_hidden(Path(path))


def test_what_is_needed_is_shown_once_and_out_of_tmp() -> None:
    needed = [Path(text) for text in ("/tmp/a/b", "/tmp/a", "/usr/lib", "/mnt/c", "/opt/x", "/tmp/ab", "/tmp/a")]
    assert triples(shown(needed)) == [
        ("--ro-bind-try", "/mnt/c", "/mnt/c"),
        ("--ro-bind-try", "/tmp/a", "/run/host/tmp/a"),
        ("--ro-bind-try", "/tmp/ab", "/run/host/tmp/ab"),
    ]
    assert moved("/tmp/a") == "/run/host/tmp/a"
    assert (moved("/tmp"), moved("linux-x64"), moved("/usr")) == ("/tmp", "linux-x64", "/usr")


def test_opt_is_empty_or_the_layers(tmp_path: Path) -> None:
    assert opt_arguments(None, [Path("/usr")]) == ["--dir", "/opt"]
    assert opt_arguments(tmp_path, []) == ["--ro-bind", str(tmp_path), "/opt"]
    assert triples(opt_arguments(None, [Path("/opt/py")])) == [
        ("--dir", "/opt"),
        ("--ro-bind-try", "/opt/py", "/opt/py"),
    ]


def test_layers_beside_an_interpreter_in_opt(tmp_path: Path) -> None:
    for name in ("python/lib", "python/cp311", "bin"):
        (tmp_path / name).mkdir(parents=True)
    bound = triples(opt_arguments(tmp_path, [Path("/opt/python/cp311")]))
    assert bound == [
        ("--dir", "/opt"),
        ("--ro-bind", str(tmp_path / "bin"), "/opt/bin"),
        ("--dir", "/opt/python"),
        ("--ro-bind", str(tmp_path / "python/lib"), "/opt/python/lib"),
        ("--ro-bind-try", "/opt/python/cp311", "/opt/python/cp311"),
    ]
