"""What this machine lacks, and how to mend it. Reads alone; says nothing personal."""
