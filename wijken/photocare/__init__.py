"""Care for the people on photos: what they said, blurring, and "Ik sta op deze foto"."""
