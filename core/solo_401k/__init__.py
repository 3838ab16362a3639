"""The own business's solo 401(k): self-employment tax, two plans side by side, verdict and steps."""
