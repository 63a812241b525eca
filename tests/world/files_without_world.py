"""Without a world there is a private disk in memory, at no cost in time."""
import time

try:
    open("of_the_machine.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
with open("mine.txt", "w") as f:
    for i in range(3):
        f.write(f"line {i}\n")
with open("mine.txt", "a", encoding="utf-8") as f:
    f.writelines(["é\n", "end"])
with open("mine.txt") as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip())
with open("bytes.bin", "wb") as f:
    f.write(bytes([0, 255, 65]))
with open("bytes.bin", "rb") as f:
    print(f.read())
print(time.monotonic())
