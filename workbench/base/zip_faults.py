"""What Python raises for a zip that is damaged, encrypted or oddly made."""

import lzma
import struct
import zipfile
import zlib

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""OSError, which bz2 raises as well, is not among them: files raise it for reasons of their own."""
