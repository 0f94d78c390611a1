"""Who calls the local Lambda service, and whether they may."""
