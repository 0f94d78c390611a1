"""Use cases, command table, settings and stores: what every front end shares."""
