"""The recipe for `data/ontology/learned/confidence.json`: annotated documents in, how often readings are right out."""
