"""Views of a letter: plain text, HTML, .docx, data."""
