"""swtools: documentation tools for social work, written once in YAML and rendered to PDF, DOCX and HTML."""

__version__ = "0.1.0"
