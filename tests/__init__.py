"""The tests mirror `generator/`; what several of them need stands in modules of its own."""
