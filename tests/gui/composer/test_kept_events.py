"""Saved events with real files: what is written beside them, and what comes back."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.composer.kept_events import Loaded, load, load_saved, save
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.source_model import SourceEntry, source_entries
from workbench.model.errors import DocumentError, UsageError
from workbench.model.event import SavedEvent
from workbench.model.event_draft import EventDraft, Shell
from workbench.model.event_envelope import Envelope
from workbench.model.event_sidecar import NO_SIDECAR
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.project.event_shells import composed, new_shell

OPTIONS = InvokeOptions(tenant_id="blue", qualifier="live")


@pytest.fixture
async def root(app: Application, tmp_path: Path) -> Path:
    """An open workspace without functions."""
    folder = tmp_path / "shop"
    folder.mkdir()
    await load_workspace(app, folder)
    return folder


def in_envelopes(app: Application, text: str, envelopes: Sequence[Envelope]) -> tuple[Shell, ...]:
    """Shells around `text`, the first of `envelopes` inmost."""
    shells: tuple[Shell, ...] = ()
    for envelope in envelopes:
        shells = (new_shell(app.catalogue, envelope, composed(app.catalogue, shells, text)), *shells)
    return shells


async def kept(app: Application, name: str, draft: EventDraft, options: InvokeOptions = DEFAULT_OPTIONS) -> SavedEvent:
    """What saving gives when it succeeds."""
    answer = await save(app, name, draft, options)
    assert isinstance(answer, SavedEvent), answer
    return answer


def entry(app: Application, name: str) -> SourceEntry:
    """The row of the list for a name, or for a type of the catalogue."""
    workspace = app.workspace.current
    assert workspace is not None
    return next(one for one in source_entries(workspace.events, app.catalogue.types, ()) if one.name == name)


def files(root: Path) -> set[str]:
    """What is in the folder of events."""
    return {path.name for path in (root / "events").rglob("*") if path.is_file()}


async def test_a_plain_event_is_one_file_of_its_very_text(app: Application, root: Path) -> None:
    for name, text in (("mine", '{ "as" : typed'), ("put", app.catalogue.sample("s3/put"))):
        draft = EventDraft(text, type_id="s3/put" if name == "put" else "")
        saved = await kept(app, name, draft)
        assert saved.path.read_bytes() == text.encode()
        assert await load_saved(app, name, saved.path) == Loaded(EventName(name, saved=True), text, NO_SIDECAR)
    assert files(root) == {"mine.json", "put.json"}


@pytest.mark.usefixtures("root")
async def test_a_sample_of_the_catalogue_has_nothing_beside_it(app: Application) -> None:
    loaded = await load(app, entry(app, "s3/put"))
    assert loaded == Loaded(EventName("s3/put", type_id="s3/put"), app.catalogue.sample("s3/put"))


@pytest.mark.parametrize("envelopes", [[Envelope.SQS], [Envelope.SNS, Envelope.SQS], [Envelope.KINESIS]])
async def test_a_wrapped_event_is_saved_whole_and_opened_inside_again(
    app: Application, root: Path, envelopes: list[Envelope]
) -> None:
    text = '{\n  "order": 42\n}\n'
    shells = in_envelopes(app, text, envelopes)
    saved = await kept(app, "orders/wrapped", EventDraft(text, shells=shells))
    whole = saved.path.read_text(encoding="utf-8")
    assert whole == composed(app.catalogue, shells, text)
    loaded = await load(app, entry(app, "orders/wrapped"))
    assert (loaded.name.name, loaded.name.saved, loaded.text) == ("orders/wrapped", True, text)
    assert [shell.envelope for shell in loaded.name.shells] == envelopes[::-1]
    await kept(app, "again", EventDraft(loaded.text, shells=loaded.name.shells))
    assert (root / "events" / "again.json").read_text(encoding="utf-8") == whole


async def test_how_it_is_sent_comes_back(app: Application, root: Path) -> None:
    app.context.update(function="Orders")
    saved = await kept(app, "mine", EventDraft("{}", environment="dev"), OPTIONS)
    assert len(files(root)) == 2
    sidecar = (await load_saved(app, "mine", saved.path)).sidecar
    assert sidecar is not None
    assert (sidecar.options, sidecar.environment, sidecar.function) == (OPTIONS, "dev", "Orders")
    app.context.update(function="Checkout")
    await kept(app, "mine", EventDraft("[]", environment="prod"), replace(OPTIONS, tenant_id="green"))
    loaded = await load_saved(app, "mine", saved.path)
    sidecar = loaded.sidecar
    assert sidecar is not None
    assert (loaded.text, sidecar.environment, sidecar.options.tenant_id) == ("[]", "prod", "green")
    assert sidecar.function == "Orders", "whom the event is for stays"


async def test_a_type_that_the_text_does_not_tell_is_kept(app: Application, root: Path) -> None:
    saved = await kept(app, "mine", EventDraft("{}", type_id="s3/put"))
    assert (await load_saved(app, "mine", saved.path)).name.type_id == "s3/put"
    assert len(files(root)) == 2


@pytest.mark.parametrize("name", ["../outside", "", "a/../../b", "/etc/x"])
async def test_a_refusal_is_a_sentence(app: Application, root: Path, name: str) -> None:
    answer = await save(app, name, EventDraft(), DEFAULT_OPTIONS)
    assert isinstance(answer, str)
    assert answer[0].isupper()
    assert not (root / "events").exists() or files(root) == set()
    assert not app.notices.items


async def test_an_envelope_that_cannot_carry_it_is_refused_and_nothing_is_written(app: Application, root: Path) -> None:
    shells = in_envelopes(app, "{}", [Envelope.EVENTBRIDGE])
    answer = await save(app, "mine", EventDraft("[1]", shells=shells), DEFAULT_OPTIONS)
    assert isinstance(answer, str)
    assert "object" in answer
    assert not (root / "events").exists() or files(root) == set()


async def test_a_broken_file_beside_an_event_is_told_and_the_event_opens(app: Application, root: Path) -> None:
    saved = await kept(app, "mine", EventDraft("[1]"), OPTIONS)
    (sidecar,) = (path for path in (root / "events").iterdir() if path != saved.path)
    sidecar.write_text("type = = 3", encoding="utf-8")
    loaded = await load_saved(app, "mine", saved.path)
    assert (loaded.text, loaded.sidecar, loaded.name) == ("[1]", NO_SIDECAR, EventName("mine", saved=True))
    assert len(app.notices.items) == 1
    answer = await save(app, "mine", EventDraft("[2]"), OPTIONS)
    assert isinstance(answer, str)
    assert sidecar.read_text(encoding="utf-8") == "type = = 3", "what the user wrote is not lost"


async def test_what_is_not_there_cannot_be_loaded(app: Application, root: Path) -> None:
    with pytest.raises(DocumentError):
        await load_saved(app, "gone", root / "events" / "gone.json")
    with pytest.raises(UsageError):
        await load(app, SourceEntry("no/type", "No", "", ""))
