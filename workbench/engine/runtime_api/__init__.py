"""The Lambda Runtime API that one execution environment talks to."""
