"""The local Lambda service: AWS Lambda's HTTP API over the engine."""
