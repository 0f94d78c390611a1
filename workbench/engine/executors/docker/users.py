"""The names of a sandbox's user and group, which images of runtimes do not know (LAMBDA_FACTS §1.8)."""

from pathlib import Path

from workbench.engine.executors.lambda_user import group_line, passwd_line

FILES = ("passwd", "group")
"""Of a folder made by `write`; each takes the place of that of /etc."""


def write(folder: Path, user: str) -> None:
    """Write the files into `folder`, for `user` as `uid:gid`. Raises OSError."""
    uid, _, gid = user.partition(":")
    texts = (
        f"root:x:0:0:root:/root:/bin/sh\n{passwd_line(uid, gid)}\n",
        f"root:x:0:\n{group_line(gid)}\n",
    )
    for name, text in zip(FILES, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o644)
