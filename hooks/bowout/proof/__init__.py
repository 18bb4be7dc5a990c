"""The proof that every combination of a letter reads as a letter.

What is independent is proved separately: each paragraph over its own blanks, each letter over its
choices. `brute` renders whole letters instead; the tests show that both find the same.
"""
