"""Whether a Form 1099-R for moved after-tax money is plausible, and how to enter it."""
