"""What is measured."""

BARE = "/bare/"
BARE_BEHIND_MIDDLEWARE = "/bare-behind-middleware/"
