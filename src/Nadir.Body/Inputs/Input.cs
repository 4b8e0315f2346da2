namespace Nadir;

/// <summary>
/// Something besides a precursor that acts on the body: a knock-out or over-expression, an inhibitor, antibiotics, inflammation, radiation, training, meals, the clock,
/// ethanol. It multiplies named symbols of the chemistry; every size that it uses is in <c>body/inputs.csv</c> or <c>body/redox.csv</c>.
/// </summary>
public sealed record Input
{
    private static readonly string[] NamptOfTissues = [.. Tissue.All.Select(tissue => $"VN_{tissue.Id}")];

    private Input(string name, string unit, double least, double most, string meaning, bool isHypothesis, params InputEffect[] effects)
    {
        (Name, Unit, Least, Most, Meaning, IsHypothesis, Effects) = (name, unit, least, most, meaning, isHypothesis, effects);
    }

    /// <summary>Name in a study file: "CD38 inhibitor", "NAMPT" (an enzyme by its activity), "feeding window".</summary>
    public string Name { get; }

    /// <summary>What its size counts.</summary>
    public string Unit { get; }

    /// <summary>Least size.</summary>
    public double Least { get; }

    /// <summary>Largest size.</summary>
    public double Most { get; }

    /// <summary>What it is and what a size means.</summary>
    public string Meaning { get; }

    /// <summary>Whether what it does in people is a hypothesis: results that use it say so.</summary>
    public bool IsHypothesis { get; }

    /// <summary>What it does to the chemistry; empty for inputs that act on redox states only.</summary>
    internal IReadOnlyList<InputEffect> Effects { get; }

    /// <summary>Every input: enzymes first, in the order of the pathway.</summary>
    public static IReadOnlyList<Input> All { get; } = [.. Enzymes(), .. Substances(), .. Circumstances()];

    /// <summary>An input by name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Input Named(string name) => Find(name) ?? throw new ArgumentException($"There is no input '{name}'; known: {string.Join(", ", All.Select(input => input.Name))}.", nameof(name));

    /// <summary>An input by name, or null.</summary>
    public static Input? Find(string name) => All.FirstOrDefault(input => string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Input> Enzymes()
    {
        static Input Of(string name, string symbol) => new(
            name, "activity", 0, 100, $"Activity of {name}: 1 as at rest, 0 knocked out, above 1 over-expressed.", false, new InputEffect([symbol], moment => moment.Size));
        foreach (var enzyme in Enzyme.All)
        {
            yield return Of(enzyme, Enzyme.Symbol(enzyme));
        }

        foreach (var tissue in Tissue.All)
        {
            yield return Of($"NAMPT.{tissue.Id}", $"VN_{tissue.Id}");
        }

        yield return Isoform("NMNAT1", "nucleus", moment => moment["nmnat.share.nucleus"]);
        yield return Isoform("NMNAT2", "cytosol", moment => 1 - moment["nmnat.share.nucleus"]);
    }

    // Nucleus and cytosol share one pool of NMN and NAD⁺: an isoform is its share of the capacity.
    private static Input Isoform(string name, string where, Func<InputMoment, double> share) => new(
        name, "activity", 0, 100, $"Activity of {name} ({where}): 1 as at rest, 0 knocked out.", false,
        new InputEffect([Enzyme.Symbol("NMNAT")], moment => 1 + share(moment) * (moment.Size - 1)));

    private static IEnumerable<Input> Substances()
    {
        static Input Inhibitor(string name, string enzyme) => new(
            name, "share", 0, 1, $"Share of {enzyme} activity that it takes away, in every tissue.", false, new InputEffect([Enzyme.Symbol(enzyme)], moment => 1 - moment.Size));
        yield return Inhibitor("CD38 inhibitor", "CD38");
        yield return Inhibitor("NAMPT inhibitor", "NAMPT");
        yield return Inhibitor("PARP inhibitor", "PARP1");
        yield return Inhibitor("NNMT inhibitor", "NNMT");
        yield return Inhibitor("SIRT1 inhibitor", "SIRT1");
        yield return new Input("antibiotics", "share", 0, 1, "Share of deamidation by gut microbes that is lost.", false, new InputEffect([Enzyme.Symbol("microbes")], moment => 1 - moment.Size));
        yield return new Input("ethanol", "g/L", 0, 4, "Ethanol in blood. It loads the liver with NADH; it acts on redox states, not on pools of NAD⁺.", false);
    }

    private static IEnumerable<Input> Circumstances()
    {
        yield return new Input(
            "inflammation", "score", 0, 3, "Inflammation: 1 stands for the tissue of an old mouse. CD38 rises and NAMPT falls.", true,
            new InputEffect([Enzyme.Symbol("CD38")], moment => Math.Pow(moment["inflammation.CD38"], moment.Size)),
            new InputEffect([Enzyme.Symbol("NAMPT")], moment => Math.Pow(moment["inflammation.NAMPT"], moment.Size)));
        yield return new Input(
            "radiation", "Gy", 0, 10, "One exposure of the whole body at the start of the condition: PARP1 rises at once and falls back with repair.", true,
            new InputEffect([Enzyme.Symbol("PARP1")], moment => 1 + moment["radiation.PARP1"] * moment.Size * Math.Pow(0.5, moment.Since / moment["radiation.halflife"]), IsGradual: true));
        yield return new Input(
            "training", "programs", 0, 2, "Regular exercise: 1 is a training program as in the trials. NAMPT of muscle rises.", false,
            new InputEffect(["VN_mus"], moment => Math.Pow(moment["training.NAMPT"], moment.Size)));
        yield return new Input("ATP", "over rest", 0.1, 3, "ATP of cells over rest: NMNAT turns slower and its equilibrium moves with it.", false,
            new InputEffect(["k_nmnat", "k_nmnat_rbc"], moment => Saturation(moment, moment.Size) / Saturation(moment, 1)),
            new InputEffect(["Q_nmnat", "Q_nmnat_rbc"], moment => moment.Size));
        yield return new Input("pyrophosphate", "over rest", 0.1, 100, "Pyrophosphate of cells over rest: it pushes NMNAT back.", false,
            new InputEffect(["Q_nmnat", "Q_nmnat_rbc"], moment => 1 / moment.Size));
        yield return new Input("hypoxia", "share", 0, 0.9, "Share of the oxygen supply that is lost. It acts on redox states, not on pools of NAD⁺.", false);
        yield return new Input("fasting", "share", 0, 1, "Fasting state of the liver: 0 fed, 1 fasted for one to two days. It acts on redox states, not on pools of NAD⁺.", false);
        yield return new Input(
            "NAMPT rhythm", "table", 0, 3, "Daily rhythm of NAMPT in every tissue; 1 is the swing of the table, seen in mice.", true, Rhythm(moment => moment.Size));
        yield return new Input(
            "feeding window", "windows", 1, 1, "Food only in a daily window: the stomach empties slower inside it, and NAMPT peaks in its middle.", true,
            new InputEffect(["k_ge"], moment => moment["meal.emptying"]), Rhythm(_ => 1));
    }

    private static InputEffect Rhythm(Func<InputMoment, double> size) => new(
        NamptOfTissues,
        moment => Math.Max(0, 1 + size(moment) * moment["rhythm.amplitude"] * Math.Cos(2 * Math.PI * (moment.Clock - moment.Peak) / 24)), IsGradual: true, IsAllDay: true);

    private static double Saturation(InputMoment moment, double overRest) => moment["nmnat.ATP"] * overRest / (moment["nmnat.ATP"] * overRest + moment["nmnat.Km.ATP"]);
}
