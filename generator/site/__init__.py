"""From `docs/` to a proved `site/`: MkDocs, the search index, the security policy, checks on the HTML."""

from generator.site.build import BuildReport, ExtraCheck, build
from generator.site.serve import serve

__all__ = ["BuildReport", "ExtraCheck", "build", "serve"]
