"""The command line's own room: each command is a module with `add_command` and `run`, beside what it needs.

`add_command` gets argparse's subparsers, `run` the projects' folders and the options; it gives the exit status.
"""
