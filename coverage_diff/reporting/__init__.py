"""One result, many ways to read it."""
