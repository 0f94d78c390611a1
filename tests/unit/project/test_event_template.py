import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.event_template import read_template, write_template

ARN = "arn:aws:sqs:{region}:{account}:{queue}"
KNOWN = {"region": "us-east-1", "account": "1", "queue": "q", "stage": "prod", "path": "/orders"}


@pytest.mark.parametrize(
    ("template", "text", "changed"),
    [
        (ARN, "arn:aws:sqs:us-east-1:1:q", {}),
        (ARN, "arn:aws:sqs:us-east-1:1:other:x", {"queue": "other:x"}),
        (ARN, "arn:aws:sqs:eu-west-1:2:z", {"region": "eu-west-1", "account": "2", "queue": "z"}),
        ("/{stage}{path}", "/test/orders", {"stage": "test"}),
        ("/{stage}{path}", "/prod/other", {"path": "/other"}),
        ("/{stage}{path}", "/test/other", {"stage": "test", "path": "/other"}),
        ("{region}/{region}_x", "r/r_x", {"region": "r"}),
        ("{region}b", "${env.R}b", {"region": "${env.R}"}),
        ("{stage} /orders/{id}", "test /orders/{id}", {"stage": "test"}),
        ("a{queue}", "a", {"queue": ""}),
    ],
)
def test_as_few_values_as_can_be_have_changed(template: str, text: str, changed: dict[str, str]) -> None:
    found = read_template(template, text, KNOWN)
    assert found is not None
    assert {name: value for name, value in found.items() if value != KNOWN[name]} == changed


@pytest.mark.parametrize("text", ["", "arn:aws-cn:sqs:us-east-1:1:q", "${env.ARN}", "arn:aws:sqs:us-east-1"])
def test_another_text_does_not_fit(text: str) -> None:
    assert read_template(ARN, text, KNOWN) is None


def test_two_places_of_one_parameter_must_agree() -> None:
    assert read_template("{region}/{region}_x", "a/b_x", KNOWN) is None


@given(st.text(), st.sampled_from(["region", "account", "queue"]))
def test_what_is_written_is_read(value: str, name: str) -> None:
    words = {**KNOWN, name: value}
    found = read_template(ARN, write_template(ARN, words), KNOWN)
    assert found is not None
    assert write_template(ARN, found) == write_template(ARN, words)


def test_a_template_without_parameters_is_text() -> None:
    assert write_template("{x}", {}) == "{x}"
    assert read_template("{x}", "{x}", {}) == {}
