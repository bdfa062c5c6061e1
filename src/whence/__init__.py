"""whence: who said it first, and on whose word."""

__version__ = "0.1.0"
__all__ = ["__version__"]
