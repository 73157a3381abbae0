"""The screens of the desk. Dutch only, kept by no browser, and for who works there."""
