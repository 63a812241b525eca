from ...nowhere import y
