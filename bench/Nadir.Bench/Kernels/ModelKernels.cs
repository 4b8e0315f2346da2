using BenchmarkDotNet.Attributes;

namespace Nadir;

/// <summary>Work of one step of one subject, one at a time, on M2.</summary>
public class ModelKernels
{
    private const double Shift = 10;
    private Kernel kernel = null!;
    private SparseLu lu = null!;
    private double[] state = [];
    private double[] rates = [];
    private double[] jacobian = [];
    private double[] byTime = [];
    private double[] right = [];

    /// <summary>Copies of M2: 60, 240 and 1,020 states.</summary>
    [Params(1, 4, 17)]
    public int Copies { get; set; }

    /// <summary>Compiles the model.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var model = CompiledModel.Compile(Equations.From(WholeBodyModel.Build(Copies)));
        state = model.InitialState(default);
        kernel = model.CreateKernel(default);
        (rates, byTime, right) = (new double[state.Length], new double[state.Length], new double[state.Length]);
        jacobian = new double[kernel.JacobianPattern.NonZeros];
        lu = new SparseLu(kernel.JacobianPattern);
        kernel.RatesAndJacobian(0, state, rates, jacobian, byTime);
        lu.Factorize(Shift, jacobian);
    }

    /// <summary>Rates.</summary>
    [Benchmark]
    public double Rates()
    {
        kernel.Rates(0, state, rates);
        return rates[0];
    }

    /// <summary>Rates, Jacobian and derivative by time together.</summary>
    [Benchmark]
    public double RatesAndJacobian()
    {
        kernel.RatesAndJacobian(0, state, rates, jacobian, byTime);
        return rates[0];
    }

    /// <summary>Numeric factors of shift·I − J.</summary>
    [Benchmark]
    public bool Factorize() => lu.Factorize(Shift, jacobian);

    /// <summary>One solve.</summary>
    [Benchmark]
    public double Solve()
    {
        rates.CopyTo(right, 0);
        lu.Solve(right);
        return right[0];
    }
}
