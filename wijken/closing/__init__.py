"""A place that closes for good, and what was done there."""
