"""Our pages in a real WordPress: `make test-wordpress`."""
