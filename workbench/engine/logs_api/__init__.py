"""CloudWatch Logs as the local Lambda service has it: what functions write is kept, listed, searched and followed."""
