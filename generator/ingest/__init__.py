"""Any letter in: a file that somebody has -> a source text with its front matter filled in.

`adding.add` is the way in. It is not imported here, so that the process that reads one file starts quickly.
"""
