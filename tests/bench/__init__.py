"""What Readacross costs, measured; nothing here runs with the tests."""
