"""Pictures of the window are drawn by a process of their own."""

import asyncio
from pathlib import Path

import pytest

from tests.support.drawn import drawn
from workbench.gui.pictures import RUNS, SCALES, THEMES, VIEWS, main, parse
from workbench.gui.theme import load_theme, theme_names

ROOT = Path(__file__).resolve().parents[2]


def test_every_theme_is_drawn() -> None:
    assert sorted(THEMES) == sorted(theme_names())


def test_the_command_line() -> None:
    chosen = parse(["--out", "pictures", "--view", "main", "--theme", "light", "--scale", "1.5"])
    assert (chosen.out, chosen.view, chosen.theme, chosen.scale) == (Path("pictures"), "main", "light", "1.5")
    for wrong in (("--view", "nothing"), ("--scale", "3")):
        with pytest.raises(SystemExit):
            parse(["--out", "pictures", *wrong])


def test_every_scale_is_drawn_by_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scales: list[str] = []

    class Drawing:
        """A process that fails at one scale."""

        async def wait(self) -> int:
            return int(scales[-1] == "1.5")

    async def start(*command: str) -> Drawing:
        scales.append(parse(command[3:]).scale)
        return Drawing()

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start)
    assert main(["--out", str(tmp_path), "--scale", "all"]) == 1, "a scale that fails is told"
    assert tuple(scales) == SCALES


def test_the_runs_are_of_the_sample() -> None:
    sample = ROOT / "resources" / "sample"
    template = (sample / "template.yaml").read_text(encoding="utf-8")
    assert all(f"{function}:" in template for function, _ in RUNS)
    assert all((sample / "events" / f"{event}.json").is_file() for _, event in RUNS)
    assert "main" in VIEWS


def test_a_picture_is_drawn_at_its_scale_in_its_theme(tmp_path: Path) -> None:
    image = drawn(tmp_path, "empty", "light", "2", screen="offscreen")
    assert (image.width(), image.height()) == (2880, 1800)
    assert image.pixelColor(4, 60).name() == load_theme("light").tokens["window"], "the margin of the top bar"
