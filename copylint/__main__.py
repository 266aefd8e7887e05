"""`python -m copylint`."""

from __future__ import annotations

from copylint.cli import main

if __name__ == "__main__":
    main(prog_name="copylint")
