"""`python -m coverage_diff` is the command `coverage-diff`."""

from coverage_diff.cli import main

main()
