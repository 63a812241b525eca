"""The type of a file by its name."""
from os import path as _path

__all__ = ['knownfiles', 'inited', 'MimeTypes', 'guess_type', 'guess_all_extensions', 'guess_extension', 'add_type', 'init',
           'suffix_map', 'encodings_map', 'types_map', 'common_types']

knownfiles = []
inited = True
suffix_map = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz', '.tbz2': '.tar.bz2', '.txz': '.tar.xz'}
encodings_map = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br'}
_TYPES = '''
application/javascript js mjs|application/json json|application/manifest+json webmanifest|application/msword doc dot wiz
application/n-quads nq|application/n-triples nt|application/octet-stream bin a dll exe o obj so|application/oda oda
application/pdf pdf|application/pkcs7-mime p7c|application/postscript ps ai eps|application/trig trig
application/vnd.apple.mpegurl m3u m3u8|application/vnd.ms-excel xls xlb|application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/wasm wasm|application/x-bcpio bcpio|application/x-cpio cpio|application/x-csh csh|application/x-dvi dvi
application/x-gtar gtar|application/x-hdf hdf|application/x-hdf5 h5|application/x-latex latex|application/x-mif mif
application/x-netcdf cdf nc|application/x-pkcs12 p12 pfx|application/x-pn-realaudio ram|application/x-python-code pyc pyo
application/x-sh sh|application/x-shar shar|application/x-shockwave-flash swf|application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc|application/x-tar tar|application/x-tcl tcl|application/x-tex tex|application/x-texinfo texi texinfo
application/x-troff roff t tr|application/x-troff-man man|application/x-troff-me me|application/x-troff-ms ms
application/x-ustar ustar|application/x-wais-source src|application/xml xsl rdf wsdl xpdl|application/zip zip
audio/3gpp 3gp 3gpp|audio/3gpp2 3g2 3gpp2|audio/aac aac adts loas ass|audio/basic au snd|audio/mpeg mp3 mp2|audio/opus opus
audio/x-aiff aif aifc aiff|audio/x-pn-realaudio ra|audio/x-wav wav|image/avif avif|image/bmp bmp|image/gif gif|image/ief ief
image/jpeg jpg jpe jpeg|image/heic heic|image/heif heif|image/png png|image/svg+xml svg|image/tiff tiff tif
image/vnd.microsoft.icon ico|image/x-cmu-raster ras|image/x-portable-anymap pnm|image/x-portable-bitmap pbm
image/x-portable-graymap pgm|image/x-portable-pixmap ppm|image/x-rgb rgb|image/x-xbitmap xbm|image/x-xpixmap xpm
image/x-xwindowdump xwd|message/rfc822 eml mht mhtml nws|text/css css|text/csv csv|text/html html htm|text/n3 n3
text/plain txt bat c h ksh pl srt|text/richtext rtx|text/tab-separated-values tsv|text/vtt vtt|text/x-python py|text/x-setext etx
text/x-sgml sgm sgml|text/x-vcard vcf|text/xml xml|video/mp4 mp4|video/mpeg mpeg m1v mpa mpe mpg|video/quicktime mov qt
video/webm webm|video/x-msvideo avi|video/x-sgi-movie movie'''
_strict_types = {f'.{suffix}': kind for entry in _TYPES.strip().replace('\n', '|').split('|')
             for kind, *suffixes in [entry.split()] for suffix in suffixes}
_common_types = {'.rtf': 'application/rtf', '.midi': 'audio/midi', '.mid': 'audio/midi', '.jpg': 'image/jpg', '.pict': 'image/pict',
                '.pct': 'image/pict', '.pic': 'image/pict', '.webp': 'image/webp', '.xul': 'text/xul'}
types_map, common_types = _strict_types.copy(), _common_types.copy()


class MimeTypes:
    def __init__(self, filenames=(), strict=True):
        self.encodings_map, self.suffix_map = encodings_map.copy(), suffix_map.copy()
        self.types_map = {}, {}
        self.types_map_inv = {}, {}
        for known, into in (_common_types, False), (_strict_types, True):
            for suffix, kind in known.items():
                self.add_type(kind, suffix, into)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        self.types_map[bool(strict)][ext] = type
        suffixes = self.types_map_inv[bool(strict)].setdefault(type, [])
        if ext not in suffixes:
            suffixes.append(ext)

    def guess_type(self, url, strict=True):
        """(type, encoding), of a name or a URL."""
        url = url.__fspath__() if hasattr(url, '__fspath__') else url
        scheme, colon, rest = url.partition(':')
        if colon and scheme.lower() == 'data':
            head, comma, _ = rest.partition(',')
            if not comma:
                return None, None
            kind = head.partition(';')[0]
            return 'text/plain' if '=' in kind or '/' not in kind else kind, None
        if colon and scheme.isalnum() and len(scheme) > 1:
            url = rest
        base, suffix = _path.splitext(url)
        while (longer := self.suffix_map.get(suffix.lower())) is not None:
            base, suffix = _path.splitext(base + longer)
        encoding = self.encodings_map.get(suffix)
        if encoding is not None:
            base, suffix = _path.splitext(base)
        suffix = suffix.lower()
        kind = self.types_map[True].get(suffix)
        if kind is None and not strict:
            kind = self.types_map[False].get(suffix)
        return kind, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        found = list(self.types_map_inv[True].get(type, []))
        if not strict:
            found += [suffix for suffix in self.types_map_inv[False].get(type, []) if suffix not in found]
        return found

    def guess_extension(self, type, strict=True):
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        with open(filename, encoding='utf-8') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Lines as those of Apache's mime.types: a type and its suffixes."""
        for line in fp:
            words = line.split('#')[0].split()
            for suffix in words[1:]:
                self.add_type(words[0], '.' + suffix, strict)


_known = MimeTypes()
guess_type, guess_all_extensions, guess_extension = _known.guess_type, _known.guess_all_extensions, _known.guess_extension


def add_type(type, ext, strict=True):
    _known.add_type(type, ext, strict)
    (types_map if strict else common_types)[ext] = type


def init(files=None):
    """The types of the machine are not read: they are the same everywhere."""
    for name in files or ():
        _known.read(name)


def read_mime_types(file):
    try:
        own = MimeTypes((file,))
    except OSError:
        return None
    return own.types_map[True]
