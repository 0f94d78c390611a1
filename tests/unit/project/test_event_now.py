import pytest

from workbench.model.errors import EventError
from workbench.project.event_expressions import parse_expression
from workbench.project.event_now import now_value

NOW_NS = 1_767_323_045_678_901_234  # 2026-01-02T03:04:05.678Z, a Friday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("now", "2026-01-02T03:04:05.678Z"),
        ("now+5m", "2026-01-02T03:09:05.678Z"),
        ("now-1d", "2026-01-01T03:04:05.678Z"),
        ("now:epoch", 1_767_323_045),
        ("now-1h:epoch_ms", 1_767_319_445_678),
        ("now:%Y/%m/%d %H:%M", "2026/01/02 03:04"),
        ("now:%a, %d %b %Y %I %p %A %B 100%%b", "Fri, 02 Jan 2026 03 AM Friday January 100%b"),
    ],
)
def test_forms(text: str, value: str | int) -> None:
    assert now_value(parse_expression(text), NOW_NS) == value


@pytest.mark.parametrize("text", ["now+999999999d", "now-999999d", "now+99999999d:%Y"])
def test_a_time_that_cannot_be_written(text: str) -> None:
    with pytest.raises(EventError, match="No calendar can write that time"):
        now_value(parse_expression(text), NOW_NS)


def test_a_distant_epoch_is_a_number() -> None:
    assert now_value(parse_expression("now-30000d:epoch"), NOW_NS) == 1_767_323_045 - 30_000 * 86_400
