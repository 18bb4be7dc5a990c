"""The bench: weight and speed, measured now and printed beside what they should be.

`python -m tests.bench` runs all of it, `python -m tests.bench weight letters` a part. Times depend
on the machine; wherever it can be, a figure is a ratio of two measurements of the same run.
"""
