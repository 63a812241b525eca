# open() sees a private disk in memory: the files of the machine are not there, and nothing stays behind.
with open("new.txt", "w") as f:
    f.write("mine\n")
print(open("new.txt").read().strip())
try:
    print(open("/etc/passwd").readline().partition(":")[0])
except FileNotFoundError as e:
    print(e)
