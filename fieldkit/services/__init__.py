"""What people do, one verb a file: each act is one transaction, and ends in a typed outcome."""
