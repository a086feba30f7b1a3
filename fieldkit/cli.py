"""The command `fieldkit`: the groups of commands, mounted."""

import typer

from fieldkit.commands import cards, forms, hq
from fieldkit.commands.demo import demo

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    help="FieldKit: the offline-first field tool for humanitarian teams.",
)
app.add_typer(hq.app, name="hq")
app.add_typer(forms.app, name="forms")
app.add_typer(cards.app, name="cards")
app.command("demo")(demo)
