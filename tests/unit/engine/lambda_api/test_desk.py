import re
import uuid

from workbench.base.clock import wall_ns
from workbench.engine.lambda_api.desk import new_id, no_environments, now_seconds, now_stamp
from workbench.engine.lambda_api.state import Place


def test_stamps_are_written_as_lambda_writes_them() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", now_stamp())
    assert abs(now_seconds() - wall_ns() / 1e9) < 60


def test_ids_are_uuids_of_their_own() -> None:
    assert uuid.UUID(new_id()) != uuid.UUID(new_id())


def test_without_an_engine_nothing_is_initialised() -> None:
    assert no_environments(Place("000000000000", "eu-west-1"), "f", "1") == 0
