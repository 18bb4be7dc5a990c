"""What each kind of file may hold: its keys, which of them must be there, and the values they take."""
