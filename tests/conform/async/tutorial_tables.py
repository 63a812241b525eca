"""f-string tables: alignment, thousands, percent, nested widths, dates, escapes, = and conversions."""
import asyncio
from datetime import datetime, timedelta, timezone

ROWS = [("bread", 1200, 3.456, -0.05), ("milk", 98765, 0.99, 0.125), ("caviar", 3, 12345.6789, 0)]


async def price(name, base):
    await asyncio.sleep(len(name) / 10)
    return name, base * 1.1


async def main():
    w = max(len(r[0]) for r in ROWS) + 2
    print(f"{'item':<{w}}|{'sold':>10}|{'price':^12}|{'change':>8}")
    print(f"{'':-<{w}}+{'':->10}+{'':-^12}+{'':->8}")
    for name, sold, cost, change in ROWS:
        print(f"{name:<{w}}|{sold:>10,}|{cost:^12.2f}|{change:>+8.1%}")
    total = sum(r[1] * r[2] for r in ROWS)
    print(f"{total=:,.2f} {total!r:.8} {total:e} {total:g} {int(total):#x} {int(total):_} {int(total) % 1000:08b}")
    prices = dict(await asyncio.gather(*(price(n, c) for n, _, c, _ in ROWS)))
    for n, p in sorted(prices.items(), key=lambda kv: kv[1], reverse=True):
        print(f"{n!r:>10}: {p:10.3f}{'*' * min(int(p), 10)}")
    day = datetime(2024, 2, 28, 23, 59, 30, tzinfo=timezone.utc)
    print(f"{day:%Y-%m-%d %H:%M:%S} {day + timedelta(minutes=1, days=1):%A %d %B %j} {day.isoformat()}")
    print(f"{{braces}} {'quoted' + chr(34)} {[f'{x:02d}' for x in range(3)]} {3.0} {3.14159:.3} {1e20:.0f} {True:d} {None}")
    print("%-10s|%5.1f|%03d|%x|%%" % ("old", 2.25, 7, 255), "{:>8}|{0!r}".format("a") if False else "{0:>8}|{0!r}".format("a"))
    print("{name} is {age:.1f}".format(name="Al", age=3), "{:*^9}".format("mid"), f"{'é':>3}|{'日本':<4}|")


asyncio.run(main())
