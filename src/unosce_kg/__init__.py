"""A knowledge graph of the cooperation between the United Nations and the OSCE."""

__version__ = "0.1.0"
