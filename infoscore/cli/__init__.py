"""The command line: parse, call, render, exit. Nothing else prints, exits or reads the environment."""
