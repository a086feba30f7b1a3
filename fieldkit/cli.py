"""The command `fieldkit`: the window, and the groups of commands, mounted."""

import typer

from fieldkit.commands import cards, forms, hq
from fieldkit.commands.bench import bench
from fieldkit.commands.demo import demo
from fieldkit.commands.doctor import doctor
from fieldkit.commands.window import window

app = typer.Typer(
    pretty_exceptions_show_locals=False,
    help="FieldKit: the offline-first field tool for humanitarian teams.",
)
app.add_typer(hq.app, name="hq")
app.add_typer(forms.app, name="forms")
app.add_typer(cards.app, name="cards")
app.command("demo")(demo)
app.command("bench")(bench)
app.command("doctor")(doctor)


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Opens the window when no command is given."""
    if context.invoked_subcommand is None:
        raise typer.Exit(window())
