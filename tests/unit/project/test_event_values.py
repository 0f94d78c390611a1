import base64
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import EventError
from workbench.project.event_values import Scope, Value, resolve, resolve_all

VALUES: dict[str, Value] = {"BUCKET": "b-1", "SIZE": 4812, "RATIO": 0.5, "ON": True, "ODD": 'q"\\\n${now}ü', "D": "$"}


def scope(root: Path | None = None) -> Scope:
    ids = (f"id-{number}" for number in itertools.count(1))
    counts = itertools.count(7)
    return Scope(
        now_ns=1_767_323_045_678_000_000,
        new_uuid=lambda: next(ids),
        count=lambda _name: next(counts),
        values=VALUES,
        secrets=frozenset({"KEY", "OTHER"}),
        read_secret=lambda name: f'{name}"secret',
        root=root,
        environment="dev",
    )


def sent(text: str, root: Path | None = None) -> object:
    return json.loads(resolve(text, scope(root)).text)


def test_values_go_into_their_strings() -> None:
    assert sent('{"a": "s3://${env.BUCKET}/${env.SIZE}", "${env.BUCKET}": "${env.ON}"}') == {
        "a": "s3://b-1/4812",
        "b-1": "true",
    }
    assert sent('["${env.ODD}"]') == ['q"\\\n${now}ü']


def test_values_as_json_lose_their_quotes() -> None:
    text = '["${=env.SIZE}", "${=env.RATIO}", "${=env.ON}", "${=env.BUCKET}", "${=now:epoch}", "${=counter}"]'
    assert resolve(text, scope()).text == '[4812, 0.5, true, "b-1", 1767323045, 7]'


def test_ids_and_counters() -> None:
    text = '["${uuid}", "${uuid}", "${uuid:a}", "${uuid:a}", "${counter}", "${counter}", "${counter:x}"]'
    first, second, named, again, one, same, other = json.loads(resolve(text, scope()).text)
    assert first != second
    assert named == again
    assert (one, same, other) == ("7", "7", "8")


def test_texts_of_one_event_share_what_is_named() -> None:
    inner, outer = resolve_all(['["${uuid:a}", "${counter}"]', '["${uuid:a}", "${counter}"]'], scope())
    assert inner.text == outer.text


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('\ufeff{"n": 1.0}\n', encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"\xff\x00")
    assert resolve('["${=file:a.json}"]', scope(tmp_path)).text == '[{"n": 1.0}]'
    assert sent('["${file:a.json}", "${base64:b.bin}"]', tmp_path) == [
        '{"n": 1.0}\n',
        base64.b64encode(b"\xff\x00").decode(),
    ]


def test_every_missing_value_is_named_and_nothing_is_counted() -> None:
    def count(_name: str) -> int:
        raise AssertionError

    with pytest.raises(EventError) as told:
        resolve('["${env.A}", "${env.B}", "${env.A}", "${counter}"]', replace(scope(), count=count))
    error = told.value
    assert error.what == "The event needs ${env.A} and ${env.B}."
    assert error.why == "The environment dev has no such values."
    assert error.next_step == "Add them to environments.toml."


def test_reasons_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{\n1}")
    with pytest.raises(EventError) as told:
        resolve('["${env.A}", "${file:gone}", "${=file:bad.json}", "${now+999999999d}"]', scope(tmp_path))
    error = told.value
    assert error.what == "The event needs ${env.A}, ${file:gone}, ${=file:bad.json} and ${now+999999999d}."
    assert "The environment dev has no such value. There is no file gone in the workspace." in error.why
    assert "bad.json is not JSON: Expecting property name enclosed in double quotes at line 2, column 1." in error.why


def test_a_missing_secret_is_told_by_its_source() -> None:
    def refuse(name: str) -> str:
        raise EventError("", f"{name} is not in the keyring.", "Put it there.")

    with pytest.raises(EventError, match=r"needs \$\{env.KEY\}\. KEY is not in the keyring\. Put it there\."):
        resolve('["${env.KEY}"]', replace(scope(), read_secret=refuse))


def test_without_an_environment_the_file_is_named() -> None:
    with pytest.raises(EventError, match=r"environments\.toml has no such value outside of an environment"):
        resolve('["${env.A}"]', replace(scope(), environment=""))


def test_what_is_no_variable_stays() -> None:
    for text in ('["${foo}"]', '["x ${=env.SIZE}"]', '["${now"]', '["$ {now} $5"]'):
        assert resolve(text, scope()).text == text


def test_secrets_are_recorded_by_name() -> None:
    resolved = resolve('["${env.KEY}", "${env.BUCKET}", "${foo}", "$${now}", "${=env.OTHER}", "${env.ODD}"]', scope())
    assert json.loads(resolved.text)[:5] == ['KEY"secret', "b-1", "${foo}", "${now}", 'OTHER"secret']
    assert "secret" not in resolved.recorded + resolved.masked
    assert resolved.secrets == {"KEY", "OTHER"}
    assert resolve(resolved.recorded, scope()).text == resolved.text


@given(st.text())
def test_text_without_marks_is_the_same_object(text: str) -> None:
    text = text.replace("${", "")
    assert resolve(text, scope()).text is text


PIECES = st.sampled_from(
    ["$", "$$", "${", "{", "}", "$${", "${env.BUCKET}", "${env.ODD}", "${env.D}", "${env.KEY}", "${foo}", "ü", "\\n"]
)


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=4))
def test_what_was_recorded_resolves_to_what_was_sent(strings: list[str]) -> None:
    text = f"[{', '.join(f'{chr(34)}{string}{chr(34)}' for string in strings)}]"
    resolved = resolve(text, scope())
    json.loads(resolved.text)
    assert resolve(resolved.recorded, scope()).text == resolved.text
    without_values = replace(scope(), values={})
    assert resolve(resolved.recorded, without_values).text == resolved.text


@given(st.dictionaries(st.sampled_from("ABC"), st.text() | st.integers() | st.booleans()))
def test_the_result_parses_to_the_value_with_its_strings_replaced(values: dict[str, str | int | bool]) -> None:
    text = json.dumps({name: f"<${{env.{name}}}>" for name in values})
    found = json.loads(resolve(text, replace(scope(), values=values)).text)
    plain = {name: json.dumps(value) if isinstance(value, bool) else str(value) for name, value in values.items()}
    assert found == {name: f"<{value}>" for name, value in plain.items()}
