"""`python -m fieldkit` and the command `fieldkit`."""

import multiprocessing


def main() -> None:
    """Runs a command, or the window. In a built application each spawned process begins here too,
    and goes no further than `freeze_support`, before anything of ours is imported.
    """
    multiprocessing.freeze_support()
    from fieldkit.cli import app

    app()


if __name__ == "__main__":
    main()
