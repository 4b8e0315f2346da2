using System.Reflection;

namespace Nadir;

/// <summary>Measurements of mice that the mouse body is fitted to or checked against: <c>body/mouse-data.csv</c>. A row that is "fitted" is data of the fit, every other one a check.</summary>
public static class MouseReferences
{
    private static readonly Lazy<IReadOnlyList<BodyParameter>> BuiltIn = new(Read);

    /// <summary>Every row with its origin.</summary>
    public static IReadOnlyList<BodyParameter> All => BuiltIn.Value;

    /// <summary>The row with an id.</summary>
    /// <exception cref="ArgumentException">No such row.</exception>
    public static BodyParameter Of(string id) => All.FirstOrDefault(row => row.Id == id) ?? throw new ArgumentException($"body/mouse-data.csv has no row '{id}'.", nameof(id));

    private static IReadOnlyList<BodyParameter> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("body/mouse-data.csv")!);
        return BodyTable.Parse("mouse-data.csv", reader.ReadToEnd());
    }
}
