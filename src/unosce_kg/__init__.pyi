from unosce_kg.api.building import build as build
from unosce_kg.api.knowledge_graph import KnowledgeGraph as KnowledgeGraph
from unosce_kg.api.knowledge_graph import open_graph as open_graph

__version__: str
