def main():
    try:
        print(1)
