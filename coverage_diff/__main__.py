"""`python -m coverage_diff` is the command `coverage-diff`."""

from coverage_diff.cli import main

if __name__ == "__main__":  # worker processes load this module too
    main()
