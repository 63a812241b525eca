from tqdm.asyncio import tqdm, trange

__all__ = ('tqdm', 'trange')
