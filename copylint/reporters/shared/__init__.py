"""What reporters share: verdicts, clean words, places and fingerprints of findings."""
