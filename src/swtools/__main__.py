"""`python -m swtools`."""

from swtools.cli import main

if __name__ == "__main__":
    main()
