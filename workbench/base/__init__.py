"""Small helpers that know nothing of Lambda."""
