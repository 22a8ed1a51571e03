"""The recipe for `data/ontology/learned/relations.json`: annotated documents in, weights of features out."""
