"""What becomes of the findings of one article: silenced, doubled, sorted."""

from copylint.settle.findings import settle
from copylint.settle.names import matches
from copylint.settle.waivers import UPKEEP, Terms, Upkeep, fault, reach, was_tried

__all__ = ["UPKEEP", "Terms", "Upkeep", "fault", "matches", "reach", "settle", "was_tried"]
