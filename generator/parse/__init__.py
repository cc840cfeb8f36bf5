"""What a line is: from a source text to blocks and statements."""
