"""A graph served: SPARQL for programs, pages for people, read only and safe to leave running."""
