"""Translations for who keeps them: what is out of date, and what no native speaker has read."""
