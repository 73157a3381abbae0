"""The one door: password or mailed code, the second step, and how long a session lives."""
