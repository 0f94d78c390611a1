"""Lambda Workbench: write, run, measure, debug and ship AWS Lambda functions, offline."""

__version__ = "0.1.0"
