"""The catalogue has every event type that `sam local generate-event` of SAM CLI 1.170 knows: 26 services, 68 types."""

import pytest

from workbench.project.event_catalogue import load_catalogue

SAM_TYPES = {
    "alb": {"request": "alb/request"},
    "alexa-skills-kit": {
        "end-session": "alexa/skill-session-ended",
        "intent-answer": "alexa/skill-intent-session",
        "intent-getnewfact": "alexa/skill-intent-no-slots",
        "intent-mycoloris": "alexa/skill-intent-colour",
        "intent-recipe": "alexa/skill-intent-resolved",
        "start-session": "alexa/skill-launch",
    },
    "alexa-smart-home": {
        "smart-home-control-turn-off-request": "alexa/smart-home-turn-off",
        "smart-home-control-turn-on-request": "alexa/smart-home-turn-on",
        "smart-home-discovery-request": "alexa/smart-home-discovery",
    },
    "apigateway": {
        "authorizer": "api-gateway/authorizer-token",
        "request-authorizer": "api-gateway/authorizer-request",
        "aws-proxy": "api-gateway/rest-proxy",
        "http-api-proxy": "api-gateway/http-v2",
    },
    "appsync": {"resolver": "appsync/direct-resolver"},
    "batch": {"get-job": "batch/get-job", "submit-job": "batch/submit-job"},
    "cloudformation": {"create-request": "cloudformation/custom-resource-create"},
    "cloudfront": {
        "ab-test": "cloudfront/viewer-request-ab-test",
        "access-request-in-response": "cloudfront/origin-response",
        "http-redirect": "cloudfront/origin-request-moved",
        "modify-querystring": "cloudfront/origin-request-query-string",
        "modify-response-header": "cloudfront/viewer-response",
        "multiple-remote-calls-aggregate-response": "cloudfront/origin-request-aggregate",
        "normalize-querystring-to-improve-cache-hit": "cloudfront/viewer-request-normalize",
        "redirect-on-viewer-country": "cloudfront/origin-request-country",
        "redirect-unauthenticated-users": "cloudfront/viewer-request-signed-in",
        "response-generation": "cloudfront/viewer-request",
        "serve-object-on-viewer-device": "cloudfront/origin-request-device",
        "simple-remote-call": "cloudfront/origin-request",
    },
    "cloudwatch": {"logs": "cloudwatch-logs/subscription", "scheduled-event": "eventbridge/scheduled"},
    "codecommit": {"repository": "codecommit/push"},
    "codepipeline": {"job": "codepipeline/job"},
    "cognito": {"sync-trigger": "cognito-sync/sync"},
    "config": {
        "item-change-notification": "config/configuration-change",
        "oversized-item-change-notification": "config/oversized-change",
        "periodic-rule": "config/scheduled",
    },
    "connect": {"contact-flow-event": "connect/contact-flow"},
    "dynamodb": {"update": "dynamodb/stream"},
    "kinesis": {
        "get-records": "kinesis/stream",
        "kinesis-firehose": "firehose/transform",
        "analytics": "kinesis-analytics/preprocess",
        "analytics-compressed": "kinesis-analytics/preprocess-compressed",
        "analytics-dynamodb": "kinesis-analytics/preprocess-lookup",
        "analytics-kpl": "kinesis-analytics/preprocess-kpl",
        "apachelog": "firehose/transform-apache-log",
        "cloudwatch-logs-processor": "firehose/transform-cloudwatch-logs",
        "streams-as-source": "firehose/transform-kinesis",
        "syslog": "firehose/transform-syslog",
    },
    "lex": {
        "book-car": "lex-v1/book-car",
        "book-hotel": "lex-v1/book-hotel",
        "make-appointment": "lex-v1/make-appointment",
        "order-flowers": "lex-v1/order-flowers",
    },
    "lex-v2": {
        "banking-bot": "lex/dialog-banking",
        "book-car": "lex/dialog-book-car",
        "book-hotel": "lex/dialog-book-hotel",
    },
    "rekognition": {"s3-request": "rekognition/s3-image"},
    "s3": {"batch-invocation": "s3-batch/task", "delete": "s3/delete", "put": "s3/put"},
    "sagemaker": {
        "ground-truth-pre-human": "sagemaker/pre-labeling",
        "ground-truth-annotation-consolidation": "sagemaker/post-labeling",
    },
    "ses": {"email-receiving": "ses/email-received"},
    "sns": {"notification": "sns/notification"},
    "sqs": {"receive-message": "sqs/standard-queue"},
    "stepfunctions": {"error": "step-functions/error"},
    "workmail": {"email": "workmail/email"},
}

CATALOGUE = load_catalogue()


def test_the_table_is_whole() -> None:
    ids = [type_id for types in SAM_TYPES.values() for type_id in types.values()]
    assert (len(SAM_TYPES), len(ids)) == (26, 68)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("service", SAM_TYPES)
def test_every_type_of_a_service_is_there(service: str) -> None:
    lacking = [name for name, type_id in SAM_TYPES[service].items() if CATALOGUE.get(type_id) is None]
    assert not lacking
