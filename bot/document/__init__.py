"""A file that a person sends, PDF or text, to its pages and to the runs of text on them; no clock, no I/O."""
