"""Views of letters, countries, schools and sources: HTML, text, Word, data, and what portals load."""
