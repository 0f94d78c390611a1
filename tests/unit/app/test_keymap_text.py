import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.key_text import Keys, clash
from workbench.app.keymap_text import HEAD, edit_keymap, read_keymap

BY_HAND = """\
# my keys

[run]
invoke = "ctrl+r"   # as ever
cancel = ["Ctrl+.",
  "Ctrl+Shift+C"]

# nothing to save
[file]
save = ""
"""


def test_keys_lists_and_none() -> None:
    read = read_keymap(BY_HAND)
    assert read.faults == ()
    assert read.layer == {
        "run.invoke": (("Ctrl+R",),),
        "run.cancel": (("Ctrl+.",), ("Ctrl+Shift+C",)),
        "file.save": (),
    }


def test_the_head_explains_and_says_nothing() -> None:
    assert read_keymap(HEAD).layer == {}
    example = HEAD.replace("#   ", "").split("saved.\n#\n")[1]
    assert len(read_keymap(example).layer) == 4


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('nothing = "F9"', "There is no command run.nothing."),
        ("invoke = 3", "Keys must be text"),
        ('invoke = "Ctrl+Foo"', "no key"),
        ('invoke = "a"', "typed"),
        ('invoke = "Ctrl+Tab"', "cannot be changed"),
        ('dry_run = "F9, A"', "cannot be told from F9 of run.again"),
    ],
)
def test_faults_say_where_and_why(entry: str, why: str) -> None:
    read = read_keymap(f'[run]\nagain = "F9"\n{entry}\n')
    (fault,) = read.faults
    assert why in fault.why
    assert (fault.line, fault.command) == (3, f"run.{entry.split(maxsplit=1)[0]}")
    assert read.layer == {"run.again": (("F9",),)}


def test_a_text_that_is_no_toml_is_one_fault() -> None:
    assert "line 1" in read_keymap("[run\n").fault


def test_comments_and_lists_stay() -> None:
    edited = edit_keymap(BY_HAND, {"run.cancel": (("F8",),), "run.again": (("F7",),), "file.save": None})
    assert edited.startswith('# my keys\n\n[run]\ninvoke = "ctrl+r"   # as ever\n')
    assert "# nothing to save\n" in edited
    assert '# Run Again\nagain = "F7"\n' in edited
    assert read_keymap(edited).layer == {
        "run.invoke": (("Ctrl+R",),),
        "run.cancel": (("F8",),),
        "run.again": (("F7",),),
    }


def test_a_new_file_begins_with_the_head() -> None:
    edited = edit_keymap("", {"run.invoke": (("F9",),)})
    assert edited == f'{HEAD}\n[run]\n# Invoke\ninvoke = "F9"\n'
    assert edit_keymap(edited, {"run.invoke": None}) == HEAD


strokes = st.sampled_from(("Ctrl+X", "Ctrl+,", 'Ctrl+"', "Ctrl+\\", "F5", "Ctrl+S"))
several = st.lists(st.lists(strokes, min_size=1, max_size=3).map(tuple), max_size=2, unique=True).map(tuple)
commands = st.sampled_from(("run.invoke", "run.again", "file.save", "view.palette"))


@given(st.lists(st.tuples(commands, st.none() | several), max_size=8))
def test_what_is_written_is_read(changes: list[tuple[str, tuple[Keys, ...] | None]]) -> None:
    text, wanted = "", {}
    for command, keys in changes:
        text = edit_keymap(text, {command: keys})
        wanted[command] = keys
    expected = {command: keys for command, keys in wanted.items() if keys is not None}
    tomllib.loads(text)
    held = [one for keys in expected.values() for one in keys]
    if not any(clash(one, other) for at, one in enumerate(held) for other in held[at + 1 :]):
        assert read_keymap(text).layer == expected
