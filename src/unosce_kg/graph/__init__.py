"""The graph: built from a corpus, stored, checked, asked; the home of rdflib."""
