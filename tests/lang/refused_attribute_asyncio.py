import asyncio
print(hasattr(asyncio, "no_such_name"))  # expect: False
print(hasattr(asyncio, "run"))  # expect: True
