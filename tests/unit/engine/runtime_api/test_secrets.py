import pytest

from workbench.engine.runtime_api.secrets import STAND_INS, Secrets, zone_of


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("us-east-1", "use1-az1"),
        ("ap-southeast-2", "apse2-az1"),
        ("eu-central-1", "euc1-az1"),
        ("cn-northwest-1", "cnnw1-az1"),
        ("us-gov-west-1", "usgw1-az1"),
        ("ca-west-1", "caw1-az1"),
    ],
)
def test_the_zone_of_a_region(region: str, zone: str) -> None:
    assert zone_of(region) == zone


def test_every_sandbox_has_tokens_of_its_own() -> None:
    made = [Secrets() for _ in range(3)]
    tokens = {token for one in made for token in (one.credentials_token, one.metadata_token)}
    assert len(tokens) == 6
    assert all(len(token) >= 32 for token in tokens)


def test_the_credentials_are_stand_ins_that_sdks_accept() -> None:
    assert Secrets().credentials is STAND_INS
    assert set(STAND_INS) == {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
    assert STAND_INS["AWS_ACCESS_KEY_ID"].startswith("ASIA"), "the prefix of temporary keys"
    assert len(STAND_INS["AWS_ACCESS_KEY_ID"]) == 20
    assert len(STAND_INS["AWS_SECRET_ACCESS_KEY"]) == 40
