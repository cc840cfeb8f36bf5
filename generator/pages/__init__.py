"""Which pages exist, where they are, and what each shows."""
