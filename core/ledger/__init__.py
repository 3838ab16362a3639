"""The diary of a year's money: what went in and what was converted, and what follows for the rest of the year."""
