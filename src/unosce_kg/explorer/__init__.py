"""The page that answers questions about a graph: one HTML file that opens without any network."""

from unosce_kg.explorer.page import render_page, render_pieces
from unosce_kg.explorer.reading import read_view

__all__ = ["read_view", "render_page", "render_pieces"]
