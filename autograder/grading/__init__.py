"""How many submissions are judged: sessions of pytest, workers, and results on disk."""
