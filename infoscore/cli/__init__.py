"""The command line: parse, call, render, exit. No other room prints, exits or reads environment."""
