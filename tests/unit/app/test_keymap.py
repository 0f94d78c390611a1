from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.command_table import COMMANDS
from workbench.app.key_layers import KeySource
from workbench.app.key_text import Keys, clash, parse_keys
from workbench.app.keymap import ConflictKind, Keymap, preset_title
from workbench.app.notices import NoticeBoard
from workbench.app.settings import Settings
from workbench.base.aio import TaskOwner
from workbench.model.errors import UsageError


class Home:
    """A keymap in a folder, opened as often as a test needs it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "config" / "keymap.toml"
        self.notices = NoticeBoard()
        self.tasks = TaskOwner(self.notices.error)
        self.settings = Settings(folder / "config" / "settings.toml", self.tasks, self.notices)

    def keymap(self) -> Keymap:
        return Keymap(self.path, self.settings, self.tasks, self.notices)

    async def loaded(self) -> Keymap:
        keymap = self.keymap()
        await keymap.load()
        return keymap

    def write(self, text: str) -> None:
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(text)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest_asyncio.fixture
async def keymap(home: Home) -> Keymap:
    return await home.loaded()


def keys_of(keymap: Keymap, command: str) -> tuple[Keys, ...]:
    return keymap.binding(command).keys


def all_keys(keymap: Keymap) -> dict[str, tuple[Keys, ...]]:
    return {one.id: keys_of(keymap, one.id) for one in COMMANDS}


def test_before_it_is_read_the_tables_keys_hold(home: Home) -> None:
    keymap = home.keymap()
    assert all(keys_of(keymap, one.id) == keymap.defaults(one.id) for one in COMMANDS)
    assert keys_of(keymap, "run.invoke") == (("Ctrl+Return",),)


async def test_a_change_comes_back(home: Home, keymap: Keymap) -> None:
    told: list[None] = []
    keymap.changed.connect(told.append)
    keymap.assign("run.invoke", parse_keys("Ctrl+K, Ctrl+R"))
    keymap.assign("run.invoke", parse_keys("F9"), beside=True)
    assert len(told) == 2
    assert keys_of(keymap, "run.invoke") == (("Ctrl+K", "Ctrl+R"), ("F9",))
    await keymap.flush()
    again = await home.loaded()
    assert keys_of(again, "run.invoke") == (("Ctrl+K", "Ctrl+R"), ("F9",))
    assert again.binding("run.invoke").source is KeySource.USER
    assert again.own == {"run.invoke"}
    assert home.notices.items == []


async def test_who_had_the_keys_loses_them_and_gets_them_back(keymap: Keymap) -> None:
    save = parse_keys("Ctrl+S")
    (conflict,) = keymap.conflicts("run.invoke", save)
    assert (conflict.command, conflict.kind) == ("file.save", ConflictKind.SAME)
    keymap.assign("run.invoke", save)
    assert keys_of(keymap, "file.save") == ()
    assert keymap.binding("file.save").lost[0].to == "run.invoke"
    keymap.assign("file.close", save)
    assert keys_of(keymap, "run.invoke") == (("Ctrl+Return",),)
    keymap.reset("file.close")
    assert keys_of(keymap, "file.save") == (save,)
    assert keymap.own == frozenset()


async def test_chords_conflict_with_the_keys_they_begin_with(keymap: Keymap) -> None:
    (begins,) = keymap.conflicts("run.invoke", parse_keys("Ctrl+X, Ctrl+S"))
    assert (begins.command, begins.kind) == ("edit.cut", ConflictKind.CONTINUES)
    keymap.assign("run.dry_run", parse_keys("Ctrl+K, D"))
    (hides,) = keymap.conflicts("run.invoke", parse_keys("Ctrl+K"))
    assert (hides.command, hides.keys, hides.kind) == ("run.dry_run", ("Ctrl+K", "D"), ConflictKind.BEGINS)


@pytest.mark.parametrize("text", ["", "A", "Ctrl+Tab", "F10"])
async def test_keys_that_no_command_can_have(keymap: Keymap, text: str) -> None:
    with pytest.raises(UsageError):
        keymap.assign("run.invoke", parse_keys(text))
    assert keymap.own == frozenset()


async def test_a_preset_changes_keys_at_once_and_the_users_stay(home: Home, keymap: Keymap) -> None:
    keymap.assign("run.invoke", parse_keys("F9"))
    home.settings.set("keys.preset", "emacs")
    assert keys_of(keymap, "file.save") == (("Ctrl+X", "Ctrl+S"),)
    assert keymap.binding("file.save").source is KeySource.PRESET
    assert keys_of(keymap, "run.invoke") == (("F9",),)
    keymap.reset("run.invoke")
    assert keys_of(keymap, "run.invoke")[0] == ("Ctrl+C", "Ctrl+C")
    home.settings.reset("keys.preset")
    assert all_keys(keymap) == all_keys(home.keymap())
    assert preset_title(keymap.presets, "emacs") == "Emacs"
    assert preset_title(keymap.presets, "default") == "Lambda Workbench"


async def test_a_key_of_the_preset_is_no_change(home: Home, keymap: Keymap) -> None:
    home.settings.set("keys.preset", "emacs")
    keymap.assign("edit.paste", parse_keys("Ctrl+Y"))
    assert keymap.own == frozenset()


async def test_a_command_may_be_left_without_keys(home: Home, keymap: Keymap) -> None:
    keymap.clear("run.invoke")
    await keymap.flush()
    assert keys_of(await home.loaded(), "run.invoke") == ()
    keymap.reset_all()
    assert all_keys(keymap) == all_keys(home.keymap())
    await keymap.flush()
    assert "invoke" not in home.path.read_text().split("dry_run")[1]


async def test_faults_of_the_file_are_told_with_their_line(home: Home) -> None:
    home.write('[run]\ninvoke = "F9"\nagain = "Ctrl+Foo"\n')
    keymap = await home.loaded()
    (notice,) = home.notices.items
    assert notice.text == "The keys of run.again are not used."
    assert notice.detail.startswith("Line 3: ")
    assert keys_of(keymap, "run.invoke") == (("F9",),)
    assert keys_of(keymap, "run.again") == keymap.defaults("run.again")


async def test_a_broken_file_is_told_and_kept(home: Home) -> None:
    home.write("[run\n")
    keymap = await home.loaded()
    assert "line 1" in home.notices.items[0].detail
    keymap.assign("run.invoke", parse_keys("F9"))
    await keymap.flush()
    assert home.path.with_suffix(".broken.toml").read_text() == "[run\n"


async def test_the_file_is_there_to_be_opened(home: Home, keymap: Keymap) -> None:
    assert (await keymap.ensure_file()).read_text().startswith("# Keys of Lambda Workbench")


some = st.sampled_from([one.id for one in COMMANDS][:12])
keys = st.lists(st.sampled_from(("Ctrl+X", "Ctrl+S", "F5", "Ctrl+K")), min_size=1, max_size=2).map(tuple)
PLACE = Path("nowhere")


@given(st.lists(st.tuples(some, st.none() | keys, st.booleans()), max_size=6))
def test_after_any_changes_the_last_has_its_keys_and_none_clash(changes: list[tuple[str, Keys | None, bool]]) -> None:
    keymap = Home(PLACE).keymap()
    for command, one, beside in changes:
        if one is None:
            keymap.reset(command)
        else:
            keymap.assign(command, one, beside=beside)
            assert one in keys_of(keymap, command)
        had = [held for keys in all_keys(keymap).values() for held in keys]
        assert not any(clash(a, b) for at, a in enumerate(had) for b in had[at + 1 :])
    keymap.reset_all()
    assert all_keys(keymap) == all_keys(Home(PLACE).keymap())


async def test_what_another_window_chose_is_taken_in(home: Home) -> None:
    one, other = await home.loaded(), await home.loaded()
    other.assign("run.invoke", ("F9",))
    await other.flush()
    await one.take_in()
    assert keys_of(one, "run.invoke") == (("F9",),)
    told: list[None] = []
    one.changed.connect(told.append)
    await one.take_in()
    assert told == []


async def test_what_could_not_be_saved_outlives_what_another_wrote_and_goes_with_the_next_change(home: Home) -> None:
    home.write('[run]\ncancel = "F7"\n')
    keymap = await home.loaded()
    home.path.unlink()
    home.path.mkdir()  # no file can be written in its place
    keymap.assign("run.invoke", ("F9",))
    await keymap.flush()
    keymap.reset("run.cancel")
    await keymap.flush()
    home.path.rmdir()
    home.write('[run]\ncancel = "F7"\n[event]\nsave = "F9"\n')
    await keymap.take_in()
    assert keys_of(keymap, "run.invoke") == (("F9",),)
    assert keys_of(keymap, "run.cancel") == keymap.defaults("run.cancel")
    assert keys_of(keymap, "event.save") == ()
    keymap.assign("event.format", ("F8",))
    await keymap.flush()
    again = await home.loaded()
    assert keys_of(again, "run.invoke") == (("F9",),)
    assert keys_of(again, "run.cancel") == again.defaults("run.cancel")


async def test_faults_are_told_once_and_again_when_they_come_back(home: Home) -> None:
    faulty = "[run]\ngone = 'F9'\nlost = 'F8'\n"
    home.write(faulty)
    keymap = await home.loaded()
    home.write(f"{faulty}cancel = 'F7'\n")
    await keymap.take_in()
    assert keys_of(keymap, "run.cancel") == (("F7",),)
    assert len(home.notices.items) == 2
    for text in ("", faulty):
        home.write(text)
        await keymap.take_in()
    assert len(home.notices.items) == 4
