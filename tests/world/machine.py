"""What the machine is like: who types, the environment, the date, chance."""
import datetime
import os
import random
import time

print(int(input("number? ")) + 1, time.monotonic())
print(os.environ["LANG"], os.getenv("LEVEL"), os.environ.get("HOME"))
print(datetime.datetime.now(), time.time())
print(input(), time.monotonic())
print(random.random() == random.Random(7).random())
try:
    input("more? ")
except EOFError as e:
    print(e)
