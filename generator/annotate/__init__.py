"""What a sentence is about: passes over one document."""
