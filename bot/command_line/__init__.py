"""The commands beside the conversation."""
