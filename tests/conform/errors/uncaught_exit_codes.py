import sys
print("text before")
sys.exit("error text")
