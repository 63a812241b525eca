"""XML: as trees of elements (xml.etree.ElementTree)."""
__all__ = ['dom', 'parsers', 'sax', 'etree']
