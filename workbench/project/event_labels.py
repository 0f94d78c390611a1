"""Names of members as words that are read at a glance: `eventSourceARN` is Event source ARN."""

import re

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
_WORD = re.compile(r"[A-Z]+s?(?![a-z])\d*|[A-Z]?[a-z]+\d*|[A-Z]|\d+")
_SPELLED = re.compile(r"\S+").findall(
    "S3 MD5 SHA1 SHA256 SHA512 CRC32 ID IDs IP IPv4 IPv6 ARN ARNs URL URLs URI HTTP HTTPS API AWS SNS SQS SES SMS IAM "
    "VPC VPCE TLS SSL JWT CIDR DNS DKIM DMARC SPF KMS ELB ALB EC2 IoT MQ MQTT CORS CSS HTML JSON XML TTL UUID DB OS "
    "QoS ETag"
)
_WRITTEN: dict[str, str] = {word.casefold(): word for word in _SPELLED}


def readable(name: str) -> str:
    """`name` as words; one that is no compound of words (`x-amz-request-id`, `AWS_REGION`) stays."""
    if not _NAME.fullmatch(name) or (name.isupper() and "_" in name):
        return name
    if name.casefold() in _WRITTEN:
        return _WRITTEN[name.casefold()]
    words = [_word(found[0]) for part in name.split("_") for found in _WORD.finditer(part)]
    first = words[0]
    return " ".join([first[0].upper() + first[1:] if first.islower() else first, *words[1:]])


def _word(word: str) -> str:
    known = _WRITTEN.get(word.casefold())
    if known is not None:
        return known
    return word if len(word) > 1 and word.isupper() else word.lower()
