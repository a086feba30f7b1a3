"""What is recorded: value classes, one a file; ids; the register of kinds."""
