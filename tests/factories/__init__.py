"""Factories by app. Default texts are hostile, so that every page test is a test of escaping."""

HOSTILE = "<script>alert('x')</script>\"'&{{ 7*7 }}"
