"""Small tools for maintainers."""
