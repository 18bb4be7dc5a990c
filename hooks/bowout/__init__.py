"""The core of Bow Out: letters from YAML to text, HTML and .docx. It never imports mkdocs."""

# Objects between two searches for cycles. A command makes trees, drops little and ends; after every
# 700, as is usual, the searches took a fifth of its time.
GARBAGE_AFTER = 100_000
