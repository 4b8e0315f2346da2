using BenchmarkDotNet.Attributes;

namespace Nadir;

/// <summary>Work of one step of M2 and its copies in lanes: nanoseconds for all lanes together.</summary>
public unsafe class LaneKernels
{
    private LaneSystem system = null!;
    private LaneMemory memory = null!;
    private double* time;
    private double* state;
    private double* rates;
    private double* shift;
    private double* pivots;
    private double* right;

    /// <summary>Lanes.</summary>
    [Params(8, 4, 1)]
    public int Lanes { get; set; }

    /// <summary>Copies of M2: 60, 240 and 1,020 states.</summary>
    [Params(1, 4, 17)]
    public int Copies { get; set; }

    /// <summary>Emits the code and fills the lanes with the typical subject.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var model = CompiledModel.Compile(Equations.From(WholeBodyModel.Build(Copies)));
        int[] varied = [.. WholeBodyModel.Varied.Select(model.ParameterIndex)];
        var parameters = model.DefaultParameters();
        system = Lanes switch
        {
            8 => new EmittedLaneSystem<Lane8>(new LanePlan<Lane8>(model, varied), parameters),
            4 => new EmittedLaneSystem<Lane4>(new LanePlan<Lane4>(model, varied), parameters),
            _ => new EmittedLaneSystem<Lane1>(new LanePlan<Lane1>(model, varied), parameters),
        };
        var initial = model.InitialState(default);
        var n = initial.Length;
        memory = new LaneMemory((3 * n + 3) * Lanes);
        state = memory.Start;
        rates = state + n * Lanes;
        right = rates + n * Lanes;
        time = right + n * Lanes;
        shift = time + Lanes;
        pivots = shift + Lanes;
        for (var i = 0; i < n * Lanes; i++)
        {
            state[i] = initial[i / Lanes];
        }

        new Span<double>(shift, Lanes).Fill(10);
        system.RatesAndJacobian(time, state, rates);
        system.Factorize(shift, pivots);
    }

    /// <summary>Rates, added to sums.</summary>
    [Benchmark]
    public void Rates() => system.AddRates(time, state, right);

    /// <summary>Rates and Jacobian together.</summary>
    [Benchmark]
    public void RatesAndJacobian() => system.RatesAndJacobian(time, state, rates);

    /// <summary>Numeric factors of shift·I − J.</summary>
    [Benchmark]
    public void Factorize() => system.Factorize(shift, pivots);

    /// <summary>One solve, with the copy of its right-hand side.</summary>
    [Benchmark]
    public void Solve()
    {
        new Span<double>(rates, system.Dimension * Lanes).CopyTo(new Span<double>(right, system.Dimension * Lanes));
        system.Solve(right);
    }
}
