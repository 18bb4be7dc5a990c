"""What the tests stand on: a browser, a built site, a server for it."""
