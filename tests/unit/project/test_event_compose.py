import itertools
import json
from dataclasses import replace

import pytest

from workbench.model.errors import EventError, UsageError
from workbench.model.event_draft import EventDraft, Shell
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_compose import compose, is_plain, reopened, variables_of
from workbench.project.event_envelopes import unwrap_all, wrap
from workbench.project.event_resolved import MASK
from workbench.project.event_shells import new_shell
from workbench.project.event_values import Scope

CATALOGUE = load_catalogue()
SECRET = 'a"b\\c${now}'


def scope() -> Scope:
    ids = (f"id-{number}" for number in itertools.count(1))
    return Scope(
        now_ns=0,
        new_uuid=lambda: next(ids),
        count=lambda _name: 1,
        values={"BUCKET": "b"},
        secrets=frozenset({"KEY"}),
        read_secret=lambda _name: SECRET,
    )


def shells_of(*envelopes: Envelope, inner: str = "{}") -> tuple[Shell, ...]:
    """Envelopes around `inner`, the outermost first."""
    made: list[Shell] = []
    for envelope in reversed(envelopes):
        made.insert(0, new_shell(CATALOGUE, envelope, inner))
        inner = made[0].text
    return tuple(made)


def innermost(text: str) -> object:
    return json.loads(unwrap_all(CATALOGUE, text)[-1].payloads[0])


def test_a_draft_of_nothing_but_text_is_plain() -> None:
    assert is_plain(EventDraft('{"a": "$5"}'))
    assert not is_plain(EventDraft('{"a": "${now}"}'))
    assert not is_plain(EventDraft(shells=shells_of(Envelope.SQS)))


def test_values_go_in_before_the_envelopes() -> None:
    draft = EventDraft('{"k": "${env.BUCKET}"}', shells=shells_of(Envelope.SNS, Envelope.SQS))
    composed = compose(CATALOGUE, draft, scope())
    assert innermost(composed.text) == {"k": "b"}


def test_what_an_envelope_carried_before_has_no_say() -> None:
    old = '{"gone": "${env.GONE}"}'
    draft = EventDraft("{}", shells=shells_of(Envelope.SQS, inner=old))
    assert innermost(compose(CATALOGUE, draft, scope()).text) == {}
    assert variables_of(CATALOGUE, draft) == ()


def test_an_envelope_has_variables_of_its_own() -> None:
    shell = shells_of(Envelope.SQS)[0]
    event = json.loads(shell.text)
    event["Records"][0]["messageId"] = "${uuid:a}"
    draft = EventDraft('{"id": "${uuid:a}"}', shells=(replace(shell, text=json.dumps(event)),))
    text = compose(CATALOGUE, draft, scope()).text
    assert innermost(text) == {"id": json.loads(text)["Records"][0]["messageId"]}
    assert [one.expression for one in variables_of(CATALOGUE, draft)] == ["uuid:a", "uuid:a"]


def test_what_is_missing_in_any_of_them_is_told() -> None:
    shell = shells_of(Envelope.SQS)[0]
    text = shell.text.replace("us-east-1", "${env.REGION}")
    with pytest.raises(EventError, match=r"needs \$\{env.X\} and \$\{env.REGION\}"):
        compose(CATALOGUE, EventDraft('["${env.X}"]', shells=(replace(shell, text=text),)), scope())


@pytest.mark.parametrize(
    "envelopes",
    [(), *((one,) for one in Envelope), (Envelope.SQS, Envelope.SNS), (Envelope.KINESIS, Envelope.EVENTBRIDGE)],
)
def test_secrets_are_named_in_the_record_and_found_again(envelopes: tuple[Envelope, ...]) -> None:
    inner = '{"k": "${env.KEY}", "$${x}": "$$${env.KEY}", "u": "${uuid}", "b": "${env.BUCKET}", "n": 1.0}'
    draft = EventDraft(inner, shells=shells_of(*envelopes), environment="dev")
    composed = compose(CATALOGUE, draft, scope())
    assert composed.secrets == {"KEY"}
    sent = composed.text
    again = reopened(CATALOGUE, composed.recorded, [shell.record for shell in draft.shells], "dev")
    bare = replace(scope(), values={}, new_uuid=lambda: "another")
    assert compose(CATALOGUE, again, bare).text == sent
    for text in (composed.recorded, composed.masked):
        layers = unwrap_all(CATALOGUE, text)
        every = [text, *(payload for layer in layers for payload in layer.payloads)]
        assert all('a\\"b' not in one for one in every)
    shown = innermost(composed.masked) if envelopes else json.loads(composed.masked)
    assert isinstance(shown, dict)
    assert shown["k"] == MASK


def test_the_record_that_carries_it_is_found_again() -> None:
    text = wrap(CATALOGUE, Envelope.SQS, ['{"a": "${env.KEY}"}', "{}"])
    text = text.replace("${env.KEY}", "$${env.KEY}")
    draft = EventDraft('{"b": "${env.KEY}"}', shells=(Shell(Envelope.SQS, text, 1),))
    composed = compose(CATALOGUE, draft, scope())
    again = reopened(CATALOGUE, composed.recorded, [1], "")
    assert compose(CATALOGUE, again, scope()).text == composed.text
    assert json.loads(json.loads(composed.text)["Records"][0]["body"]) == {"a": "${env.KEY}"}


def test_a_record_that_is_no_envelope_any_more() -> None:
    for text, carriers in (("{}", [0]), (wrap(CATALOGUE, Envelope.SQS, ["{}"]), [1])):
        with pytest.raises(UsageError, match="cannot be opened"):
            reopened(CATALOGUE, text, carriers, "")
