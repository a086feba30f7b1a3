"""What is told and printed: figures, and documents for paper."""
