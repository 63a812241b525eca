import asyncio

async def café(name):
	print("日本語テキスト:", name, "é é 🎉")
	await asyncio.sleep(1); print("end of a line of code that is much longer than the pane that shows it is wide", name)
	print("\x1b[31mred\x1b[0m \u202e bidi \u200b zero")

async def main():
	await asyncio.gather(café("日本"), café("école"), café("🎉"))

asyncio.run(main())
