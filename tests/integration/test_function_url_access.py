"""Who may call a function's URL: nobody, everybody, who signs, and the pages of others."""

import json
from typing import Any
from urllib.parse import urlsplit

from tests.support.lambda_service import ACCOUNT
from tests.support.service_functions import create
from tests.support.url_sites import FORBIDDEN, OPEN, SITE, Site, client, open_to_all, site, site_of

__all__ = ["client", "site"]


def test_urls_that_do_not_exist(site: Site) -> None:
    for name in ("0123456789abcdefghijklmnopqrstuv.lambda-url.us-east-1", "x.lambda-url.us-east-1"):
        answer = Site(f"http://{name}.localhost:{urlsplit(site.url).port}/").ask(path="/2015-03-31/functions/")
        assert (answer.status, answer.body) == (403, b'{"Message":null}'), "and nothing else answers there"


def test_a_function_without_a_policy(client: Any) -> None:
    create(client, "closed", SITE)
    closed = site_of(client, "closed")
    assert (closed.ask().status, json.loads(closed.ask().body)) == (403, {"Message": FORBIDDEN})
    for number, statement in enumerate(OPEN):
        assert closed.ask().status == 403, number
        client.add_permission(FunctionName="closed", **statement)
    assert closed.ask().status == 201


def test_a_url_for_signed_calls(client: Any) -> None:
    create(client, "signed", SITE)
    signed = site_of(client, "signed", AuthType="AWS_IAM")
    assert json.loads(signed.ask().body) == {"Message": FORBIDDEN}
    event = json.loads(signed.ask(**signed.signed(ACCOUNT)).body)
    assert event["requestContext"]["authorizer"]["iam"]["accessKey"] == ACCOUNT
    assert "authorization" not in event["headers"]
    assert signed.ask(**signed.signed("111111111111")).status == 403


def test_an_alias_and_its_end(client: Any) -> None:
    create(client, "aliased", SITE, Publish=True)
    client.create_alias(FunctionName="aliased", Name="live", FunctionVersion="1")
    open_to_all(client, "aliased", Qualifier="live")
    live = site_of(client, "aliased", Qualifier="live")
    assert live.ask().status == 201
    client.delete_alias(FunctionName="aliased", Name="live")
    assert (live.ask().status, json.loads(live.ask().body)) == (403, {"Message": FORBIDDEN})
    client.delete_function(FunctionName="aliased")
    assert live.ask().body == b'{"Message":null}'


def test_pages_of_others(client: Any, site: Site) -> None:
    cors = {"AllowOrigins": ["https://page.example"], "AllowMethods": ["GET"], "MaxAge": 60}
    client.update_function_url_config(FunctionName="site", Cors=cors)
    asking = site.ask("OPTIONS", Origin="https://page.example", Access_Control_Request_Method="GET")
    assert (asking.status, asking.headers["access-control-allow-methods"]) == (200, "GET")
    answer = site.ask(Origin="https://page.example")
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (201, "https://page.example")
    assert "access-control-allow-origin" not in site.ask(Origin="https://other.example").headers
