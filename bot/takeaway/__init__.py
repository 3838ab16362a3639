"""What a person takes away: the personal plan as PDF, text and calendar, and pictures of the result."""
