namespace Nadir.App;

/// <summary>Asks on a terminal until an answer can be used.</summary>
/// <param name="input">Where answers come from; null where nobody can be asked.</param>
/// <param name="output">Where questions go.</param>
internal sealed class Questions(TextReader? input, TextWriter output)
{
    private readonly List<string> missing = [];

    /// <summary>What was given, or the answer; a default is taken by an empty line, and without a terminal.</summary>
    /// <param name="option">Option that answers it.</param>
    /// <param name="given">Its value, null when it was left out.</param>
    /// <param name="question">The question.</param>
    /// <param name="fallback">Answer to an empty line; null where one is needed.</param>
    /// <param name="read">Reads an answer; throws <see cref="ArgumentException"/> on a wrong one.</param>
    /// <exception cref="OperationCanceledException">The input ended.</exception>
    public T? Ask<T>(string option, string? given, string question, string? fallback, Func<string, T> read)
    {
        if (given is not null)
        {
            return read(given);
        }

        if (input is null)
        {
            if (fallback is not null)
            {
                return read(fallback);
            }

            missing.Add(option);
            return default;
        }

        while (true)
        {
            output.Write($"{question}{(fallback is null ? "" : $" [{fallback}]")}: ");
            var answer = input.ReadLine()?.Trim() ?? throw new OperationCanceledException("The answers ended.");
            try
            {
                return read(answer.Length == 0 && fallback is not null ? fallback : answer);
            }
            catch (ArgumentException e)
            {
                output.WriteLine(e.Message.Split(" (Parameter '")[0]);
            }
        }
    }

    /// <summary>Says which options nobody answered.</summary>
    /// <exception cref="ArgumentException">There are some.</exception>
    public void Check()
    {
        if (missing.Count > 0)
        {
            throw new ArgumentException($"There is no terminal to ask on; give {string.Join(", ", missing)}.");
        }
    }
}
