namespace Nadir;

/// <summary>
/// The chemistry of a body, human or mouse, as a network: time h, concentrations µM, amounts µmol, volumes L. Every reaction moves one nicotinamide ring,
/// so the rings of all species balance against diet, dose, urine and feces.
/// </summary>
internal static class BodyNetwork
{
    /// <summary>Builds the network with the parameter values given; sizes and anchored capacities are set later, person by person.</summary>
    /// <param name="parameters">Values of <c>body/</c>.</param>
    /// <param name="atRest">True for the network in which NAMPT and red-cell synthesis are held at the resting turnover.</param>
    /// <param name="countsExcretion">True where urine and feces are pools; such a network has no steady state.</param>
    /// <param name="organism">Whose values they are, for the name of the network.</param>
    /// <param name="additions">What hypotheses add; each is told whether the network is the one at rest.</param>
    public static Network Build(IReadOnlyList<BodyParameter> parameters, bool atRest, bool countsExcretion, Organism organism, IReadOnlyList<Action<NetworkBuilder, bool>> additions)
    {
        var name = organism == Organism.Human ? "human" : "mouse";
        var network = new NetworkBuilder(atRest ? $"{name}_at_rest" : name);
        var sizes = PersonScaling.Compartments;
        foreach (var parameter in parameters.Where(parameter => !sizes.Contains(parameter.Id) && !PersonScaling.NotInNetwork.Contains(parameter.Id)))
        {
            network.Parameter(parameter.Id, parameter.Value, parameter.Unit);
        }

        AddCompartmentsAndPools(network, countsExcretion);
        Salvage.AddFunctions(network);
        foreach (var tissue in Tissue.All)
        {
            if (!atRest)
            {
                network.Parameter($"VN_{tissue.Id}", 1, "uM/h").Parameter($"JN_{tissue.Id}", 1, "uM/h").Parameter($"NAM0_{tissue.Id}", 1, "uM");
            }

            Salvage.Add(network, tissue, atRest);
        }

        if (!atRest)
        {
            network.Parameter("VNA_r", 1, "uM/h").Parameter("VNM_r", 1, "uM/h").Parameter("JNM_r", 1, "uM/h");
            foreach (var enzyme in Enzyme.All)
            {
                network.Parameter(Enzyme.Symbol(enzyme), 1);
            }
        }

        Absorption.Add(network, atRest, countsExcretion, parameters.Any(parameter => parameter.Id == Absorption.IntactUptake));
        Circulation.Add(network);
        Riboside.Add(network, atRest);
        PreissHandler.Add(network, atRest);
        RedCells.Add(network, atRest);
        Clearance.Add(network, atRest, countsExcretion);
        foreach (var addition in additions)
        {
            addition(network, atRest);
        }

        return network.Build();
    }

    private static void AddCompartmentsAndPools(NetworkBuilder network, bool countsExcretion)
    {
        foreach (var size in PersonScaling.Compartments)
        {
            network.Compartment(size, 1);
        }

        void Pool(string id, string compartment, string? chebi = null, bool amount = false)
        {
            network.Species(id, compartment, 0, amount ? "umol" : "uM", amount);
            if (chebi is not null)
            {
                network.Annotate(id, $"http://identifiers.org/chebi/CHEBI:{chebi}");
            }
        }

        foreach (var site in new[] { "st", "si1", "si2", "co" })
        {
            foreach (var vitamer in new[] { "NMN", "NR", "NAM", "NA", "NAD" })
            {
                Pool($"{vitamer}_{site}", "lumen", Chebi[vitamer], amount: true);
            }
        }

        foreach (var tissue in Tissue.All)
        {
            var i = tissue.Id;
            Pool($"NMN_{i}", $"V_{i}", Chebi["NMN"]);
            Pool($"NAD_{i}", $"V_{i}", Chebi["NAD"]);
            if (tissue.HasMitochondria)
            {
                Pool($"NADm_{i}", $"V_{i}", Chebi["NAD"]);
            }

            if (tissue.PreissHandler)
            {
                Pool($"NaX_{i}", $"V_{i}");
            }

            if (i != "w")
            {
                Pool($"NAM_{i}", $"F_{i}", Chebi["NAM"]);
            }
        }

        foreach (var portal in new[] { "gut", "liv" })
        {
            Pool($"NR_{portal}", $"F_{portal}", Chebi["NR"]);
            Pool($"NA_{portal}", $"F_{portal}", Chebi["NA"]);
        }

        Pool("NMN_p", "V_c", Chebi["NMN"]);
        Pool("NR_p", "V_NRp", Chebi["NR"]);
        Pool("NAM_p", "V_c", Chebi["NAM"]);
        Pool("NA_p", "V_NA", Chebi["NA"]);
        Pool("NUA_p", "V_c", Chebi["NUA"]);
        foreach (var metabolite in new[] { "MeNAM", "PY2", "PY4" })
        {
            Pool($"{metabolite}_liv", "V_liv", Chebi[metabolite]);
            Pool($"{metabolite}_p", "V_c", Chebi[metabolite]);
            Pool($"{metabolite}_x", metabolite == "MeNAM" ? "V_xMe" : "V_x2", Chebi[metabolite]);
        }

        foreach (var red in new[] { "NA", "NAM", "NMN", "NaX", "NAD" })
        {
            Pool($"{red}_r", "V_r", Chebi.GetValueOrDefault(red));
        }

        foreach (var urine in countsExcretion ? Excreted : [])
        {
            Pool(urine, "lumen", amount: true);
        }
    }

    /// <summary>Cumulative amounts that have left the body, µmol of rings.</summary>
    public static IReadOnlyList<string> Excreted { get; } = ["U_NAM", "U_MeNAM", "U_2PY", "U_4PY", "U_NA", "U_NUA", "U_NOX", "FEC"];

    private static readonly Dictionary<string, string> Chebi = new(StringComparer.Ordinal)
    {
        ["NMN"] = "14649",
        ["NR"] = "15927",
        ["NAM"] = "17154",
        ["NA"] = "15940",
        ["NAD"] = "15846",
        ["MeNAM"] = "16797",
        ["PY2"] = "27838",
        ["PY4"] = "27839",
        ["NUA"] = "27819",
    };
}
