"""How it is said and carried: the conversation, its words, its storage and its doors."""
