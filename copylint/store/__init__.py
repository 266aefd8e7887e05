"""Reports kept by a key, in a file that several runs share."""

from copylint.store.packing import Damaged, pack, unpack
from copylint.store.shelf import MOST, NAME, Shelf

__all__ = ["MOST", "NAME", "Damaged", "Shelf", "pack", "unpack"]
