"""The checks: plain async pytest tests, one file an exercise."""
