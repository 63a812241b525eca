class ShopError(Exception):
    pass
class Empty(ShopError):
    def __init__(self, what, left):
        super().__init__(f"no {what}, {left} left")
def buy():
    raise Empty("bread", 0)
def main():
    buy()
main()
