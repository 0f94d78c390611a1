import pytest

from workbench.model.partition import partition


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("eu-west-1", "aws"),
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-east-1", "aws"),
        ("", "aws"),
    ],
)
def test_the_partition_of_a_region(region: str, name: str) -> None:
    assert partition(region) == name
