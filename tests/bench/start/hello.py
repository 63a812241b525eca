"""start-up, without asyncio."""
print("hello")
