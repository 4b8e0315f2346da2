using Spectre.Console;

namespace Nadir.App;

/// <summary>Tables on the terminal, at a fixed sensible width where there is none.</summary>
internal static class Tables
{
    private const int WidthElsewhere = 130;

    public static IAnsiConsole On(TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthElsewhere;
        }

        return console;
    }

    /// <summary>Columns by heading: "&gt;" before it for numbers (right, one line), "|" for texts that stay on one line.</summary>
    public static Table Make(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            var isNumber = heading[0] == '>';
            var isKept = isNumber || heading[0] == '|';
            var column = new TableColumn(new Text(isKept ? heading[1..] : heading)) { NoWrap = isKept };
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        return table;
    }

    public static Table Row(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
