"""The settings of an office or a repository: ``infoscore.yaml``, found, read, told."""
