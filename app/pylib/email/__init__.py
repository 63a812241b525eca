"""Of mail there are the dates: email.utils."""
