"""Districts compared: which measures answer each other, what is covered, what is missing, who does it."""
