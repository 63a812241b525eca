"""The names of the newer websockets."""
