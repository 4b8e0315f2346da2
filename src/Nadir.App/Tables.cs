using Spectre.Console;

namespace Nadir.App;

/// <summary>Tables on the terminal, at a fixed sensible width where there is none.</summary>
internal static class Tables
{
    private const int WidthElsewhere = 150;

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

    public static Table Make(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('>');
            var column = new TableColumn(new Text(isNumber ? heading[1..] : heading)) { NoWrap = isNumber };
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        return table;
    }

    public static Table Row(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>Three significant digits, without exponent.</summary>
    public static string Number(double value) => !double.IsFinite(value) ? "none" : value.ToString(
        Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : Math.Abs(value) >= 0.1 || value == 0 ? "0.00" : "0.0000", System.Globalization.CultureInfo.InvariantCulture);
}
