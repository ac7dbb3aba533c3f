"""`python -m konzeptminer`."""

from konzeptminer.cli import main

if __name__ == "__main__":
    main()
