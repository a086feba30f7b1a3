"""What may happen: entitlement, balance, stock, sense, doubles, figures. Pure functions alone."""
