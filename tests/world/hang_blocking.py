import requests

print("asks")
requests.get("https://slow.test/")
