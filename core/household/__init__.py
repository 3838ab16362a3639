"""Several plans side by side: the jobs of one person, and those of both spouses."""
