"""What is true: questions, limits, arithmetic and verdicts, as typed values without words."""
