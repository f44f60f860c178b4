"""Notebooks: built from the exercises, and read when they come back."""
