"""HTTP/1.1 without a framework: what the Runtime API and the local Lambda service are served with."""
