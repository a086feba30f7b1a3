"""What is asked of the tables, by subject; answers are frozen values.

Every function takes the connection of a unit of work and sees listed records alone: what was
deleted, erased or has left the areas is not there.
"""
