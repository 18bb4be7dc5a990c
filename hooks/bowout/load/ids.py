"""The two forms of an id."""

from bowout.load.shape import Text

WORD_ID = Text("small letters, digits and _, starting with a letter", pattern=r"[a-z][a-z0-9_]*")
FILE_ID = Text(
    "small letters and digits, with - between words", pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*"
)
