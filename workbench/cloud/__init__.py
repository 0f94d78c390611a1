"""Talks to AWS through boto3: the only place that imports it."""
