namespace Nadir;

/// <summary>One setting for every disputed question. Immutable; the default set is the body as it was calibrated.</summary>
public sealed class HypothesisSet : IEquatable<HypothesisSet>
{
    private readonly IReadOnlyDictionary<string, HypothesisSetting> chosen;

    private HypothesisSet(IReadOnlyDictionary<string, HypothesisSetting> chosen) => this.chosen = chosen;

    /// <summary>The default setting of every question.</summary>
    public static HypothesisSet Default { get; } = new(new Dictionary<string, HypothesisSetting>(StringComparer.Ordinal));

    /// <summary>Whether every question has its default setting.</summary>
    public bool IsDefault => chosen.Count == 0;

    /// <summary>The setting of a question.</summary>
    /// <param name="hypothesis">Id, for example <c>slc12a8</c>.</param>
    public HypothesisSetting this[string hypothesis] => chosen.TryGetValue(hypothesis, out var setting) ? setting : Hypothesis.Named(hypothesis).Settings[0];

    /// <summary>Settings that are not the default, in the order of the questions.</summary>
    internal IEnumerable<HypothesisSetting> Chosen => Hypothesis.All.Where(hypothesis => chosen.ContainsKey(hypothesis.Id)).Select(hypothesis => chosen[hypothesis.Id]);

    /// <summary>The same set with another answer to one question.</summary>
    /// <param name="hypothesis">Id, in any case, or the id of its dispute (D1).</param>
    /// <param name="setting">Name of the setting, in any case.</param>
    /// <exception cref="ArgumentException">There is no such question or setting; the message lists what there is.</exception>
    public HypothesisSet With(string hypothesis, string setting)
    {
        var question = Hypothesis.Named(hypothesis);
        var answer = question.Settings.FirstOrDefault(known => string.Equals(known.Name, setting, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{question.Id}' has no setting '{setting}'; known: {string.Join(", ", question.Settings.Select(known => known.Name))}.", nameof(setting));
        var next = new Dictionary<string, HypothesisSetting>(chosen, StringComparer.Ordinal);
        if (ReferenceEquals(answer, question.Settings[0]))
        {
            next.Remove(question.Id);
        }
        else
        {
            next[question.Id] = answer;
        }

        return new HypothesisSet(next);
    }

    /// <summary>A set from texts of the form <c>slc12a8=on</c>.</summary>
    /// <exception cref="ArgumentException">A text of another form, or an unknown question or setting.</exception>
    public static HypothesisSet Parse(IEnumerable<string> texts) => texts.Aggregate(Default, (set, text) => text.Split('=') is [var question, var answer]
        ? set.With(question.Trim(), answer.Trim())
        : throw new ArgumentException($"'{text}' is no hypothesis; give one as NAME=SETTING, for example slc12a8=on.", nameof(texts)));

    /// <inheritdoc/>
    public bool Equals(HypothesisSet? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HypothesisSet);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>"slc12a8=on, aging=CD38"; empty for the default set.</summary>
    public override string ToString() => string.Join(", ", Hypothesis.All.Where(hypothesis => chosen.ContainsKey(hypothesis.Id)).Select(hypothesis => $"{hypothesis.Id}={chosen[hypothesis.Id].Name}"));
}
