"""Files to nodes: reading, YAML with positions, and the shape that each kind of file must have."""
