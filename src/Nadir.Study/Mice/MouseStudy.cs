namespace Nadir;

/// <summary>One mouse, one regimen: plasma, tissues and, for a labeled dose, isotopologues.</summary>
public static class MouseStudy
{
    /// <summary>Longest run, h.</summary>
    public const double MostHours = 24 * 400;

    private static readonly (string Id, string Name)[] Shown = [("liv", "liver"), ("gut", "gut"), ("mus", "muscle"), ("bra", "brain"), ("kid", "kidney")];

    /// <summary>Simulates from rest.</summary>
    /// <param name="body">The body of the mouse.</param>
    /// <param name="mouse">Whose.</param>
    /// <param name="regimen">What is given.</param>
    /// <param name="hours">Times to read, h, ascending from 0.</param>
    /// <param name="label">What is labeled in every dose; <see cref="Label.None"/> for no tracer.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">Times that do not ascend from 0 or are longer than <see cref="MostHours"/>.</exception>
    public static MouseRun Run(Body body, Mouse mouse, Regimen regimen, IReadOnlyList<double> hours, Label label = Label.None, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hours);
        if (hours.Count < 2 || hours[0] != 0 || hours[^1] > MostHours || hours.Zip(hours.Skip(1)).Any(pair => !(pair.Second > pair.First)))
        {
            throw new ArgumentException(FormattableString.Invariant($"Times must ascend from 0 to at most {MostHours:0} h."), nameof(hours));
        }

        var rest = body.At(mouse);
        var run = rest.Simulate(regimen, hours, null, cancellation);
        double[] Read(Func<int, double> at) => [.. Enumerable.Range(0, hours.Count).Select(i => Math.Abs(at(i)) < Body.StandardTolerances.Absolute ? 0 : at(i))];
        Series Pool(string analyte, string name, string group) => new($"plasma.{analyte}", $"{name} in plasma", "µM", group, Read(i => new Sample(rest, run.StateAt(i))[$"{analyte}_p"]));
        var series = new List<Series>
        {
            Pool("NMN", "NMN", "NMN and NR in plasma"), Pool("NR", "NR", "NMN and NR in plasma"), Pool("NAM", "NAM", "NAM in plasma"), Pool("MeNAM", "MeNAM", "methylated products in plasma"),
            Pool("PY2", "2-PY", "methylated products in plasma"), Pool("PY4", "4-PY", "methylated products in plasma"),
        };
        foreach (var (tissue, name) in Shown)
        {
            var before = rest.TissueNad(tissue, run.StateAt(0));
            series.Add(new Series($"{name}.NAD.fold", $"{name} NAD⁺ over baseline", "fold", "NAD⁺ over baseline", Read(i => rest.TissueNad(tissue, run.StateAt(i)) / before)));
        }

        if (label != Label.None)
        {
            var labeled = new LabeledBody(body, label);
            series.AddRange(Labels(labeled, labeled.Simulate(rest, regimen, hours, null, cancellation)));
        }

        return new MouseRun(
            mouse, label == Label.None ? regimen.Text : $"{regimen.Text}, labeled: {label.ToString().Replace("Both", "ring and ribose", StringComparison.Ordinal).ToLowerInvariant()}", hours, series, Notes(label),
            Hashes.Provenance(body, $"mouse|{mouse}|{regimen.Text}|{string.Join(';', hours)}|{label}", 0, 0, ["Liu L, et al. 2018, doi:10.1016/j.cmet.2018.03.018 (turnover of tissues)", "Trammell SAJ, et al. 2016, doi:10.1038/ncomms12948 (label in liver)"]));
    }

    /// <summary>Runs a tracer study.</summary>
    /// <param name="body">The body of the mouse.</param>
    /// <param name="scenario">What is asked.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static MouseRun Run(Body body, TracerScenario scenario, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Run(body, scenario.Mouse, scenario.Regimen, Times(scenario.Hours), scenario.Label, cancellation);
    }

    /// <summary>Times to read, h: every minute in the first hour, every quarter to the fourth, then hourly or so that there are not many more than 400.</summary>
    /// <param name="length">Last time, above 0 to <see cref="MostHours"/>.</param>
    /// <exception cref="ArgumentException">A length out of range.</exception>
    public static IReadOnlyList<double> Times(double length)
    {
        if (!(length > 0 && length <= MostHours))
        {
            throw new ArgumentException(FormattableString.Invariant($"{length:0.###} hours: give more than 0 to {MostHours:0}."), nameof(length));
        }

        var step = Math.Max(1, Math.Ceiling(length / 300));
        var early = Enumerable.Range(0, 60).Select(minute => minute / 60.0).Concat(Enumerable.Range(4, 12).Select(quarter => quarter * 0.25));
        return [.. early.Concat(Enumerable.Range(0, (int)(length / step) + 1).Select(i => i * step)).Append(length).Where(hour => hour <= length).Distinct().Order()];
    }

    /// <summary>Shares of a pool by its number of labeled groups: 0, M+1, M+2. Liver, muscle, brain and heart: cytosol and mitochondria together.</summary>
    /// <param name="labeled">The labeled chemistry.</param>
    /// <param name="pool">Pool, for example NAD_liv.</param>
    /// <param name="state">In the order of its model.</param>
    public static double[] Shares(LabeledBody labeled, string pool, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(labeled);
        var masses = labeled.Masses(pool, state);
        var matrix = pool.Replace("NAD_", "NADm_", StringComparison.Ordinal);
        if (matrix != pool && labeled.Atoms.GroupsOf(matrix).Count > 0)
        {
            masses = [.. masses.Zip(labeled.Masses(matrix, state), (a, b) => a + b)];
        }

        var total = masses.Sum();
        return [.. masses.Select(mass => total > 0 ? mass / total : 0)];
    }

    private static IEnumerable<Series> Labels(LabeledBody labeled, Trajectory run)
    {
        double[] Read(string pool, Func<double[], double> of) => [.. Enumerable.Range(0, run.Times.Count).Select(i => 100 * of(Shares(labeled, pool, run.StateAt(i))))];
        foreach (var (tissue, name) in Shown)
        {
            yield return new Series($"{name}.NAD.labeled", $"{name} NAD⁺ with any label", "%", "NAD⁺ with any label", Read($"NAD_{tissue}", shares => 1 - shares[0]));
        }

        foreach (var (tissue, name) in labeled.Label == Label.Both ? Shown : [])
        {
            yield return new Series($"{name}.NAD.whole", $"{name} NAD⁺ with both labels", "%", "NAD⁺ with both labels (M+2)", Read($"NAD_{tissue}", shares => shares[2]));
        }

        if (labeled.Label.HasFlag(Label.Ring))
        {
            yield return new Series("plasma.NAM.labeled", "plasma NAM with label", "%", "NAM with label", Read("NAM_p", shares => 1 - shares[0]));
            yield return new Series("liver.NAM.labeled", "liver NAM with label", "%", "NAM with label", Read("NAM_liv", shares => 1 - shares[0]));
        }
    }

    private static List<string> Notes(Label label)
    {
        var notes = new List<string>
        {
            "A mouse, not a person: gavage doses of mouse studies exceed the whole NAD⁺ pool of a mouse, human doses are a few percent of the human pool.",
            "Most numbers of the mouse table are scaled from the human body or general knowledge; only half-lives of gut and muscle, liver NAD⁺ and the label in liver were read in papers.",
        };
        if (label != Label.None)
        {
            notes.Add("Both labels in one molecule (M+2) mean that it arrived whole; one label (M+1) that its nicotinamide was freed and used again. The chemistry makes no NaAD from NMN, so NaAD with both labels is missed.");
        }

        return notes;
    }
}
