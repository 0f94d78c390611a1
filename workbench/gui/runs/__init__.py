"""Run history, result, logs and timeline."""
