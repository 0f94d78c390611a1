import pytest

from tests.support.lambda_calls import PLACE
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.remote import NoRemote


async def test_without_an_endpoint_nothing_is_asked_of_real_aws() -> None:
    with pytest.raises(ApiError, match=r"s3://bucket/a/key cannot be read.*aws.endpoint_url") as found:
        await NoRemote().get_object(PLACE, "bucket", "a/key", "")
    assert found.value.code == "InvalidParameterValueException"
