"""os.environ takes texts alone, and is no plain dict."""
import os


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


os.environ.clear()
print(attempt(os.environ.__setitem__, 'PORT', 80), attempt(os.environ.__setitem__, 1, 'x'))
print(attempt(os.environ.update, {'A': 1}), attempt(os.environ.update, A='1', B='2'), attempt(os.environ.setdefault, 'C', 3))
os.environ |= {'D': '4'}
print(os.environ, type(os.environ).__name__, type(os.environ.copy()).__name__, os.environ | {'E': '5'})
print(os.environ.setdefault('A', 'other'), os.getenv('PORT'), os.getenv('PORT', '8080'), os.environ.get('D'))
print(os.environ.pop('D'), attempt(os.environ.pop, 'D'), attempt(os.environ.__getitem__, 'none'), sorted(os.environ.items()))
