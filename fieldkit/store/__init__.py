"""The database under a replica: SQLCipher on laptops and small headquarters, PostgreSQL at size.

Rows never leave this room: what goes out are value objects, frozen.
"""
