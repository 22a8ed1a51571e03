"""The recipe for `data/ontology/learned/nominals.json`: annotated documents in, weights of features out."""
