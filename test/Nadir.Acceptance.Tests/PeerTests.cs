namespace Nadir;

/// <summary>The C that the benchmarks generate: it compiles, and it says what another program says.</summary>
public sealed class PeerTests
{
    [Fact]
    public void Generated_C_of_a_tiny_model_compiles()
    {
        Assert.SkipUnless(PeerProgram.HasCompiler, "gcc is not installed");
        var network = new NetworkBuilder("tiny").Compartment("v", 2).Species("A", "v", 1).Species("B", "v", 0).Parameter("k", 3).Parameter("n", 2.5).Parameter("next", 5, constant: false)
            .Reaction("r", "A -> B", "v*k*A^n/(1 + A^n)*piecewise(1, time > 2, exp(-A))").Reaction("q", "B ->", "v*max(B, 0.5)*ln(1 + B)")
            .Event("dose", "time >= next && time < 20", [("A", "A + 10/v"), ("next", "next + 5")]).Build();
        var source = new PeerSource(Equations.From(network), ["k"], until: 30);

        Assert.Equal(["A", "B"], source.States);
        PeerProgram.CheckSyntax(source);
    }

    [Fact]
    public void Dose_that_rearms_becomes_a_schedule()
    {
        var equations = Equations.From(WholeBodyModel.Build());
        var schedule = new DoseSchedule(equations, until: 1440);
        var protocol = schedule.ToProtocol([.. equations.ParameterValues]);

        Assert.Equal(Enumerable.Range(1, 59).Select(day => 24.0 * day), schedule.Changes.Select(change => change.Time));
        Assert.All(protocol.Doses, dose => Assert.Equal(("Plum", 1500.0), (dose.Target, Math.Round(dose.Amount, 9))));
    }

    [Fact]
    public void Dose_at_the_end_is_given() =>
        Assert.Equal([24.0, 48.0], new DoseSchedule(Equations.From(WholeBodyModel.Build()), until: 48).Changes.Select(change => change.Time));

    [Fact]
    public void Event_of_a_state_has_no_schedule()
    {
        var network = new NetworkBuilder("m").Compartment("v", 1).Species("A", "v", 1).Reaction("r", "A ->", "A").Event("e", "A < 0.5", [("A", "1")]).Build();

        Assert.Throws<NotSupportedException>(() => new DoseSchedule(Equations.From(network), 10));
    }

    [Fact]
    public void Whole_body_model_has_its_size()
    {
        var (one, four) = (Equations.From(WholeBodyModel.Build()), Equations.From(WholeBodyModel.Build(copies: 4)));

        Assert.Equal((60, 120, 39), (one.Kinds.Count(kind => kind == StateKind.Moving), one.ReactionIds.Count, WholeBodyModel.Varied.Count));
        Assert.Equal((240, 496), (four.Kinds.Count(kind => kind == StateKind.Moving), four.ReactionIds.Count));
    }

    [Fact]
    public void Committed_SBML_is_the_model_that_the_code_builds()
    {
        var folder = Path.Combine(AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)], "bench", "models", "m2.xml");

        Assert.Equal(Sbml.Write(WholeBodyModel.Build(), SbmlVersion.Level3Version1), File.ReadAllText(folder));
    }

    [Fact]
    public void Curve_is_read_between_its_points_and_never_beyond()
    {
        static WorkPoint At(double tolerance, double milliseconds, double error) => new(tolerance, milliseconds, milliseconds, new Accuracy(error, error, error), 1);
        var curve = new WorkPrecision([At(1e-3, 1, 1e-4), At(1e-4, 4, 1e-6), At(1e-5, 8, 1e-8)]);

        Assert.Equal(2, curve.MillisecondsAt(1e-5), 12);
        Assert.Equal(1, curve.MillisecondsAt(1e-2), 12);
        Assert.Equal(double.NaN, curve.MillisecondsAt(1e-9));
    }

    [Fact(Explicit = true)]
    public void Sixty_days_of_M2_by_the_peer_equal_CVODE_written_from_the_reactions()
    {
        Assert.SkipUnless(CvodeProgram.IsInstalled && PeerProgram.HasDebianLibrary, "gcc, libsundials-dev and libsuitesparse-dev are not installed");
        const int Days = 60;
        var bench = BenchModel.Open("m2", subjects: 3);
        var undosed = CompiledModel.Compile(Equations.From(WholeBodyModel.Build(isDosed: false)));
        var folder = Directory.CreateTempSubdirectory("nadir-peer");
        try
        {
            var table = Path.Combine(folder.FullName, "population.csv");
            bench.Population.Write(table);
            var peer = PeerProgram.Build(new PeerSource(Equations.From(bench.Network), bench.Population.Parameters, 24 * Days), folder.FullName, useDebianLibrary: true);
            var run = peer.Run(table, 3, new StudyTimes(24 * Days, 24 * Days, RowsAfterDoses: true), new Tolerances(1e-10, 1e-13), isReference: true);
            for (var subject = 0; subject < 3; subject++)
            {
                var parameters = undosed.DefaultParameters();
                for (var k = 0; k < bench.Population.Parameters.Count; k++)
                {
                    parameters[undosed.ParameterIndex(bench.Population.Parameters[k])] = bench.Population.Values[subject * bench.Population.Parameters.Count + k];
                }

                // The other program gives the first dose itself, which M2 has in its initial state.
                var initial = undosed.InitialState(parameters);
                initial[undosed.StateIndex("Plum")] = 0;
                var theirs = CvodeProgram.Run(new CvodeProgram(undosed, parameters, initial).Source("Plum", 1500, 24, Days, 24.0 * Days, 1e-10, 1e-13));
                for (var i = 0; i < theirs.Length; i++)
                {
                    var mine = run.States[(2 * subject + 1) * peer.States.Count + i];
                    Assert.True(Math.Abs(mine - theirs[i]) <= 1e-6 * Math.Abs(theirs[i]) + 1e-9, $"subject {subject}, {peer.States[i]}: {mine:R}, the other program {theirs[i]:R}");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
