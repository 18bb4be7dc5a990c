"""The two forms of an id, the form of a language and that of an address."""

from bowout.load.scalars import Text

WORD_ID = Text("small letters, digits and _, starting with a letter", pattern=r"[a-z][a-z0-9_]*")
FILE_ID = Text(
    "small letters and digits, with - between words", pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*"
)
# de, nb, zh-Hant: as HTML names a language.
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z]+)*"
ADDRESS = Text(
    "starts with https:// or http://, then a host",
    pattern=r"https?://[A-Za-z0-9_.:@%~-]+(?:[/?#]\S*)?",
)
