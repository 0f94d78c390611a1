import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.event_labels import readable


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("eventSourceARN", "Event source ARN"),
        ("s3", "S3"),
        ("s3SchemaVersion", "S3 schema version"),
        ("x-amz-request-id", "x-amz-request-id"),
        ("messageId", "Message ID"),
        ("md5OfBody", "MD5 of body"),
        ("sourceIPAddress", "Source IP address"),
        ("awsRegion", "AWS region"),
        ("Records", "Records"),
        ("eTag", "ETag"),
        ("isBase64Encoded", "Is base64 encoded"),
        ("AutoScalingGroupARN", "Auto scaling group ARN"),
        ("httpMethod", "HTTP method"),
        ("detail-type", "detail-type"),
        ("user_name", "User name"),
        ("AWS_REGION", "AWS_REGION"),
        ("S", "S"),
        ("", ""),
        ("schöne", "schöne"),
        ("arn:aws:x", "arn:aws:x"),
        ("SigningCertUrl", "Signing cert URL"),
        ("alarmARNs", "Alarm ARNs"),
    ],
)
def test_names_are_read_as_words(name: str, label: str) -> None:
    assert readable(name) == label


@given(st.text())
def test_every_name_has_a_label_with_its_letters(name: str) -> None:
    letters = [character for character in name.casefold() if character.isalnum()]
    assert [character for character in readable(name).casefold() if character.isalnum()] == letters
