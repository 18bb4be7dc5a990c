"""The proof that every combination of a letter reads as a letter.

What is independent is proved separately: each paragraph over its own blanks, each letter over its
choices. The tests render letters one by one instead (tests/support/brute.py), and show that both find the same.
"""
