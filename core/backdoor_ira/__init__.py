"""The regular Backdoor Roth IRA: what may be paid in directly, what takes the detour, and what it costs."""
