"""The command of a Dockerfile is found and changed as Docker would read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.dockerfile import command_of, with_handler

IMAGE = 'FROM public.ecr.aws/lambda/python:3.13\nCOPY app.py ${LAMBDA_TASK_ROOT}/\n'  # fmt: skip


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ('CMD ["app.handler"]\n', ("app.handler",)),
        ('cmd [ "app.handler" , "more" ]', ("app.handler", "more")),
        ('  CMD\t["src/app.handler"]  \n', ("src/app.handler",)),
        ('CMD [ \\\n  # the handler\n  "app.handler" \\\n]\n', ("app.handler",)),
        ('CMD ["app.\\u00e9"]\n', ("app.é",)),
        ('CMD ["first.handler"]\nCMD ["last.handler"]\n', ("last.handler",)),
        ("CMD app.handler\n", ()),
        ("CMD [app.handler]\n", ()),
        ("CMD [3]\n", ()),
        ('CMD "app.handler"\n', ()),
        ('# CMD ["app.handler"]\n', ()),
        ('RUN echo CMD ["app.handler"]\n', ()),
        ('CMD ["app.handler"]\nCMD run.sh\n', ()),
        ("CMD []\n", ()),
        ("", ()),
    ],
)
def test_the_last_command_in_exec_form(text: str, command: tuple[str, ...]) -> None:
    assert command_of(IMAGE + text) == command


def test_the_command_of_an_earlier_stage_does_not_hold() -> None:
    assert command_of('FROM a AS build\nCMD ["build.run"]\nFROM b\nCOPY --from=build /x /x\n') == ()
    assert command_of('FROM a AS build\nCMD ["build.run"]\nfrom b\nCMD ["app.handler"]\n') == ("app.handler",)


def test_the_handler_changes_and_nothing_else() -> None:
    text = IMAGE + 'CMD  [ \\\n  # the handler\n  "app.handler", "app.handler" ]\r\n# CMD ["app.handler"]'
    changed = text.replace('"app.handler", ', '"app.handle", ')
    assert with_handler(text, "app.handle") == changed
    assert with_handler(IMAGE + "CMD app.handler\n", "app.handle") is None
    assert with_handler(IMAGE + "CMD []\n", "app.handle") is None
    assert with_handler(IMAGE, "app.handle") is None


@given(st.text(), st.lists(st.text(), min_size=1, max_size=3))
def test_any_text_is_read_and_what_is_written_is_read_back(text: str, rest: list[str]) -> None:
    assert isinstance(command_of(text), tuple)
    changed = with_handler(text, rest[0])
    assert changed is None or command_of(changed)[0] == rest[0]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_handler_is_written_as_json(handler: str) -> None:
    changed = with_handler(IMAGE + 'CMD ["app.handler", "more"]\n', handler)
    assert changed is not None
    assert command_of(changed) == (handler, "more")
