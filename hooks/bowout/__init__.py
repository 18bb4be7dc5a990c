"""The core of Bow Out: letters from YAML to text, HTML and .docx. It never imports mkdocs."""
