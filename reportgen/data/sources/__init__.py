"""Forms of data: in comes a file or a database table, out goes a ``Source`` whose columns a query can read."""
