using System.Globalization;

namespace Nadir.App;

/// <summary>A condition in one word of the command line: <c>NAME=SIZE</c>, always there.</summary>
internal static class InputText
{
    public static Condition Read(string text) =>
        text.Split('=') is [var name, var size] && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new Condition(Input.Named(name.Trim()), value)
            : throw new ArgumentException($"'{text}' is no input; give one as NAME=SIZE, for example \"CD38 inhibitor=0.8\".");
}
