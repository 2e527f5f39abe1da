"""The report as one HTML page that needs nothing else."""

from coverage_diff.reporting.html.page import render

__all__ = ["render"]
