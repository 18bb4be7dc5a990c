"""Letters as values: what a checked file means, without a word about how it is shown."""
