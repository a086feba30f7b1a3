"""`python -m fieldkit` and the command `fieldkit`."""

from fieldkit.cli import app


def main() -> None:
    app()


if __name__ == "__main__":
    main()
