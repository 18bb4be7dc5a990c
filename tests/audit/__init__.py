"""What needs more than Python and Chromium: the Nu HTML checker (Java) and Lighthouse (Node).

`python -m tests.audit` runs both on a site built for it, `python -m tests.audit html` or
`python -m tests.audit lighthouse` one of them. Nothing is skipped: what is missing is an error that
says what to install. The versions are pinned in package.json and package-lock.json.
"""
