"""Reading a draft that waits, and deciding on it: fit for a phone."""
