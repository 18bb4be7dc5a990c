"""While somebody writes: what can be shown, what is told in the pages, and what is made again."""
