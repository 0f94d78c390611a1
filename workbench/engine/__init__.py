"""Runs functions locally as AWS Lambda does, without Qt, AWS or a display."""
