"""Unit scores on the screen, in files, in workbooks and notices."""
