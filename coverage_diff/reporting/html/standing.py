"""How the outlets of an event stand to a fact: the groups that every form of a report shares."""

from coverage_diff.reporting.standing import STANDINGS, Standing, standing

__all__ = ["STANDINGS", "Standing", "standing"]
