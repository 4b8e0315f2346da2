namespace Nadir;

/// <summary>
/// M2, a stand-in for a whole-body model: 60 states, 120 reactions in eight compartments, rates from 1e-4 to 1e3 per hour, one oral bolus a day by an
/// event that re-arms. Copies of it, coupled by flows between their plasmas, give larger models of the same kind: four make 240 states, seventeen 1,020.
/// </summary>
public static class WholeBodyModel
{
    private const double Dose = 1500;
    private const double Interval = 24;
    private const double LastDoseBefore = 1430;
    private const double ExchangeFlow = 10;
    private const double CopySpread = 0.1;
    private const ulong CopySeed = 2;
    private static readonly string[] Solutes = ["P", "N", "M", "X"];
    private static readonly string[] Tissues = ["gut", "liver", "rbc", "muscle", "brain", "rest"];

    /// <summary>Parameters that differ between subjects.</summary>
    public static IReadOnlyList<string> Varied { get; } = [.. WholeBodyValues.BuiltIn.Varied.Select(row => row.Id)];

    /// <summary>The network.</summary>
    /// <param name="copies">1 for M2 itself. Copies share the varied parameters; their other parameters differ by 10 %, drawn with a fixed seed.</param>
    /// <param name="isDosed">Whether the event that gives the dose is in the model.</param>
    public static Network Build(int copies = 1, bool isDosed = true)
    {
        var values = WholeBodyValues.BuiltIn;
        var b = new NetworkBuilder(copies == 1 ? "m2" : $"m2x{copies}");
        foreach (var (id, value) in values.Varied)
        {
            b.Parameter(id, value);
        }

        for (var copy = 0; copy < copies; copy++)
        {
            new Copy(b, copies == 1 ? "" : $"_{copy + 1}").Add(values, new CounterRandom(CopySeed, (ulong)copy), copies > 1 ? CopySpread : 0);
        }

        for (var copy = 0; copies > 1 && copy < (copies == 2 ? 1 : copies); copy++)
        {
            foreach (var solute in Solutes)
            {
                var (from, to) = ($"{solute}_plasma_{copy + 1}", $"{solute}_plasma_{(copy + 1) % copies + 1}");
                b.Reaction($"exchange_{solute}_{copy + 1}", $"{from} -> {to}", FormattableString.Invariant($"{ExchangeFlow}*({from} - {to})"));
            }
        }

        if (isDosed)
        {
            var lumens = Enumerable.Range(1, copies).Select(copy => copies == 1 ? "" : $"_{copy}").Select(suffix => ($"Plum{suffix}", FormattableString.Invariant($"Plum{suffix} + {Dose}/gut{suffix}")));
            b.Parameter("nextDose", Interval, constant: false);
            b.Event("dose", FormattableString.Invariant($"time >= nextDose && time < {LastDoseBefore}"), [.. lumens, ("nextDose", FormattableString.Invariant($"nextDose + {Interval}"))]);
        }

        return b.Build();
    }

    /// <summary>One copy: every id ends with the suffix, but for the varied parameters.</summary>
    private sealed class Copy(NetworkBuilder b, string suffix)
    {
        public void Add(WholeBodyValues values, CounterRandom random, double spread)
        {
            foreach (var (id, size) in values.Compartments)
            {
                b.Compartment(id + suffix, size);
            }

            foreach (var (id, initial) in values.Species)
            {
                b.Species(id + suffix, Place(id) + suffix, initial);
            }

            foreach (var ((id, value), i) in values.Parameters.Select((row, i) => (row, i)))
            {
                b.Parameter(id + suffix, spread == 0 ? value : value * Math.Exp(spread * random.Normal((ulong)i)));
            }

            foreach (var solute in Solutes)
            {
                Circulation(solute);
            }

            Lumen();
            foreach (var tissue in Tissues)
            {
                Metabolism(tissue);
            }

            Rest();
        }

        // Plasma feeds gut, portal vein and liver in a row, muscle, brain and the rest side by side; red cells exchange across a membrane.
        private void Circulation(string s)
        {
            React($"{s}_to_gut", $"{s}_plasma", $"{s}_gut", $"Qg*{s}_plasma");
            React($"{s}_to_portal", $"{s}_gut", $"{s}_portal", $"Qg*{s}_gut/Kp_{s}_gut");
            React($"{s}_to_liver", $"{s}_portal", $"{s}_liver", $"Qg*{s}_portal");
            React($"{s}_by_artery", $"{s}_plasma", $"{s}_liver", $"Qha*{s}_plasma");
            React($"{s}_from_liver", $"{s}_liver", $"{s}_plasma", $"(Qg + Qha)*{s}_liver/Kp_{s}_liver");
            foreach (var (flow, tissue) in new[] { ("Qmu", "muscle"), ("Qbr", "brain"), ("Qre", "rest"), ($"PS_{s}", "rbc") })
            {
                React($"{s}_to_{tissue}", $"{s}_plasma", $"{s}_{tissue}", $"{flow}*({s}_plasma - {s}_{tissue}/Kp_{s}_{tissue})");
            }
        }

        private void Lumen()
        {
            React("absorption", "Plum", "P_gut", "gut*VmaxAbs*Plum/(KmAbs + Plum)");
            React("bacteria", "Plum", "Mlum", "gut*kbac*Plum");
            React("uptake_M", "Mlum", "M_gut", "gut*kaM*Mlum");
        }

        private void Metabolism(string t)
        {
            void In(string id, string from, string to, string rate) => React($"{id}_{t}", Local(from, t), Local(to, t), $"{t}*({Local(rate, t)})");
            In("r1", "P", "N", "V1*P/(K1 + P)");
            In("r2", "N", "D", "V2*N/(K2*(1 + D/I2) + N)");
            In("r3", "D", "M", "V3*D/(K3*(1 + M/I3) + D)");
            In("r4", "D", "M", "k4*D");
            In("r5", "M", "N", "V5*M^n5/(K5^n5 + M^n5)/(1 + D/I5)");
            In("r6", "M", "X", "V6*M/(K6 + M)");
            In("r7", "F + D", "B", "kon*F*D - koff*B");
            In("r8", "B", "M + F", "k8*B");
            In("r9", "D", "L", "kf9*D - kr9*L");
            In("r10", "", "F", "V10*D^n10/(K10^n10 + D^n10)");
            In("r11", "F", "", "k11*F");
            In("r12", "L", "", "k12*L");
        }

        private void Rest()
        {
            foreach (var s in Solutes)
            {
                React($"renal_{s}", $"{s}_plasma", "", $"CLr_{s}*{s}_plasma");
            }

            React("oxidation", "X_liver", "", "liver*kXl*X_liver");
            React("diet", "", "M_gut", "Jdiet");
            React("signal", "", "Sg", "plasma*VS*D_liver^nS/(KS^nS + D_liver^nS)");
            React("transfer", "Sg", "Tr", "plasma*kS*Sg");
            React("decay", "Tr", "", "plasma*kT*Tr");
        }

        private void React(string id, string from, string to, string rate) => b.Reaction(id + suffix, $"{Ids(from)} -> {Ids(to)}", Ids(rate));

        // Every id but those of the varied parameters gets the suffix.
        private string Ids(string text) => Rename(text, id => Varied.Contains(id, StringComparer.Ordinal) ? id : id + suffix);

        private static string Local(string text, string tissue) => Rename(text, id => $"{id}_{tissue}");

        private static string Rename(string text, Func<string, string> name) =>
            System.Text.RegularExpressions.Regex.Replace(text, "[A-Za-z][A-Za-z0-9_]*", match => name(match.Value), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        private static string Place(string species) => species switch
        {
            "Plum" or "Mlum" => "gut",
            "Sg" or "Tr" => "plasma",
            _ => species[(species.IndexOf('_', StringComparison.Ordinal) + 1)..],
        };
    }
}
