"""From docs/ to a proved site/."""
