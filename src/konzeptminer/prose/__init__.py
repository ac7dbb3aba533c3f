"""Goals and measures told in sentences of running prose."""
