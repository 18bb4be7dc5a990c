"""The main journeys in the browsers people use: Chromium, Firefox and WebKit, the engine of Safari.

`make test-engines` installs what it needs from Debian and runs them. A journey is written once and runs in all
three; `driver.py` says what it can ask of a browser.
"""
