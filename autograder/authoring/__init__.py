"""What authors of lessons have: their gate, the grader graded, and what is still to write."""
