"""The help: pages that are written, and pages made of the tables of commands, keys and settings."""
