print(f'{for}')
