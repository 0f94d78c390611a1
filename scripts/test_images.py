"""Builds the images that the Docker tests run in, from a debootstrap root: no image registry is needed.

Run as root with Docker running: `python3 scripts/test_images.py`. Images that are up to date are left as they are.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
CACHE = CHECKOUT / ".cache" / "test-images"
SUITE = "bookworm"
PACKAGES = ("python3", "ca-certificates", "libstdc++6")
ROOT_IMAGE = "workbench-test/root"
SOURCE_LABEL = "workbench.source"
CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")


@dataclass(frozen=True)
class Image:
    """An image to build: its tag, the folder of its Dockerfile and its build arguments."""

    tag: str
    folder: Path
    arguments: tuple[str, ...] = ()


IMAGES = (
    Image("workbench-test/python:3.11", CHECKOUT / "runtimes" / "python"),
    Image("workbench-test/nodejs:20", CHECKOUT / "runtimes" / "nodejs", ("VERSION=20",)),
)


def main() -> int:
    """Build what is missing or out of date; 0 when all images are there."""
    missing = [tool for tool in ("docker", "debootstrap") if shutil.which(tool) is None]
    if missing:
        say(f"Not found: {', '.join(missing)}. Install with: apt-get install docker.io debootstrap")
        return 2
    try:
        root = make_root()
        # Each has phases that use one core.
        with ThreadPoolExecutor(len(IMAGES)) as pool:
            list(pool.map(lambda image: build(image, root), IMAGES))
    except subprocess.CalledProcessError as error:
        say(f"Failed: {' '.join(map(str, error.cmd[:3]))}\n{tail(error.output)}{tail(error.stderr)}")
        return 1
    return 0


def make_root() -> str:
    """The id of the root image, made from a cached archive of the root file system."""
    archive = CACHE / f"{digest(SUITE, *PACKAGES)}.tar"
    if not archive.exists():
        timed(f"root file system ({SUITE})", lambda: bootstrap(archive))
    source = f"{archive.stem}-{archive.stat().st_size}"
    if source != label_of(ROOT_IMAGE):
        change = f"LABEL {SOURCE_LABEL}={source}"
        timed(ROOT_IMAGE, lambda: run("docker", "import", "--change", change, str(archive), ROOT_IMAGE))
    return run("docker", "image", "inspect", "--format", "{{.Id}}", ROOT_IMAGE).strip()


def bootstrap(archive: Path) -> None:
    """Make the archive of a minimal Debian with Python."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="workbench-root-") as folder:
        packages = ",".join(PACKAGES)
        run("debootstrap", "--variant=minbase", f"--include={packages}", SUITE, folder, mirror())
        shutil.rmtree(Path(folder, "var/cache/apt/archives"), ignore_errors=True)
        Path(folder, "var/cache/apt/archives/partial").mkdir(parents=True)
        part = archive.with_suffix(".part")
        run("tar", "--numeric-owner", "--exclude=./proc/*", "--exclude=./sys/*", "-C", folder, "-cf", str(part), ".")
        part.rename(archive)


def mirror() -> str:
    """This machine's Debian mirror, from apt's configuration."""
    listing = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)")
    for line in listing.splitlines():
        uri, _, index = line.partition(" ")
        if index == f"{SUITE} main":
            return uri
    raise SystemExit(f"apt's configuration names no mirror for {SUITE}. Add one to /etc/apt/sources.list.")


def build(image: Image, root: str) -> None:
    """Build `image` on the root image, unless one of the same sources is there."""
    files = sorted(path for path in image.folder.rglob("*") if path.is_file() and in_context(path, image.folder))
    contents = [path.read_text(encoding="utf-8") for path in files]
    source = digest(root, image.tag, *image.arguments, *map(str, files), *contents)
    if source != label_of(image.tag):
        timed(image.tag, lambda: build_new(image, source))


def in_context(path: Path, folder: Path) -> bool:
    """Whether a file below `folder` takes part in the build."""
    return path.relative_to(folder).parts[0] in ("Dockerfile", "image")


def build_new(image: Image, source: str) -> None:
    """Build `image` in a copy of its folder that also holds this machine's certificates."""
    with tempfile.TemporaryDirectory(prefix="workbench-image-") as folder:
        context = Path(folder)
        shutil.copy(image.folder / "Dockerfile", context)
        shutil.copytree(image.folder / "image", context / "image")
        # Only the build stage copies it: registries behind a proxy of the house's need its certificates.
        bundle = next((os.environ[name] for name in CERTIFICATES if os.environ.get(name)), "")
        if bundle:
            shutil.copy(bundle, context / "image" / "ca.crt")
        arguments = [f"--build-arg={argument}" for argument in (f"BASE={ROOT_IMAGE}", *image.arguments)]
        label = f"--label={SOURCE_LABEL}={source}"
        run("docker", "build", "--force-rm", "-t", image.tag, label, *arguments, str(context))


def label_of(image: str) -> str:
    """The source that an image says it was built from; empty when it is not there."""
    command = ("docker", "image", "inspect", "--format", f'{{{{index .Config.Labels "{SOURCE_LABEL}"}}}}', image)
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    return result.stdout.strip() if result.returncode == 0 else ""


def digest(*parts: str) -> str:
    """A short name for `parts`."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def run(*command: str) -> str:
    """The output of `command`; raises CalledProcessError."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def timed(what: str, work: Callable[[], object]) -> None:
    """Do `work` and say how long it took."""
    started = time.monotonic()
    work()
    say(f"{what}: {time.monotonic() - started:.0f} s")


def say(text: str) -> None:
    """A line of progress."""
    sys.stderr.write(f"{text}\n")


def tail(text: str | None) -> str:
    """The last lines of a command's output."""
    return "\n".join((text or "").splitlines()[-30:]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
