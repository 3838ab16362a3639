"""The Mega Backdoor Roth: an employee's plan, the own business's solo 401(k), or both."""
