import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.event_expressions import UNKNOWN, Expression, VariableKind, parse_expression


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("env.BUCKET", Expression(VariableKind.ENV, "BUCKET")),
        ("=env.SIZE", Expression(VariableKind.ENV, "SIZE", as_json=True)),
        ("now", Expression(VariableKind.NOW)),
        ("now+5m", Expression(VariableKind.NOW, offset_s=300)),
        ("now-1d+2h", Expression(VariableKind.NOW, offset_s=-79_200)),
        ("now:epoch", Expression(VariableKind.NOW, format="epoch")),
        ("now-1h:epoch_ms", Expression(VariableKind.NOW, offset_s=-3600, format="epoch_ms")),
        ("now:%H:%M", Expression(VariableKind.NOW, format="%H:%M")),
        ("uuid", Expression(VariableKind.UUID)),
        ("uuid:order-1", Expression(VariableKind.UUID, "order-1")),
        ("=counter", Expression(VariableKind.COUNTER, as_json=True)),
        ("counter:n", Expression(VariableKind.COUNTER, "n")),
        ("file:data/a b.json", Expression(VariableKind.FILE, "data/a b.json")),
        ("base64:a.png", Expression(VariableKind.BASE64, "a.png")),
    ],
)
def test_what_is_meant(text: str, meaning: Expression) -> None:
    assert parse_expression(text) == meaning


@pytest.mark.parametrize(
    "text",
    ["", "=", "env", "env.", "env.a.b", "env.a b", " now", "now+5", "now+5w", "now:", "uuid:", "file:", "base64", "x"],
)
def test_what_is_nothing(text: str) -> None:
    assert parse_expression(text) is UNKNOWN


@given(st.text(max_size=40))
def test_anything_can_be_read(text: str) -> None:
    assert parse_expression(text).kind in VariableKind
