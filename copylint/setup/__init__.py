"""What stands around a run: schemas, the first files of a repository, and what is in use."""
