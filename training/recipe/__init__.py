"""Recipe for the project's own English spaCy pipeline: from open treebanks to a package."""
