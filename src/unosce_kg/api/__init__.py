"""The interface for Python: what `unosce_kg` itself offers, a module a purpose."""
