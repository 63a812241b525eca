class Config:
    limit = 5
    double = (lambda x: x * 2)(limit)
    wrong = (lambda x: x.upper())(limit)
