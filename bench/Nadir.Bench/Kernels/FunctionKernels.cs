using BenchmarkDotNet.Attributes;

namespace Nadir;

/// <summary>Elementary functions, nanoseconds an element.</summary>
public class FunctionKernels
{
    private const int Count = 1024;
    private readonly double[] x = [.. Enumerable.Range(0, Count).Select(i => 0.01 + 300 * new CounterRandom(1, 1).Uniform((ulong)i))];
    private readonly double[] y = [.. Enumerable.Range(0, Count).Select(i => 1 + 3 * new CounterRandom(1, 2).Uniform((ulong)i))];
    private readonly double[] z = new double[Count];

    /// <summary>The runtime's power.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void MathPow()
    {
        for (var i = 0; i < Count; i++)
        {
            z[i] = Math.Pow(x[i], y[i]);
        }
    }

    /// <summary>The runtime's exponential.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void MathExp()
    {
        for (var i = 0; i < Count; i++)
        {
            z[i] = Math.Exp(y[i]);
        }
    }

    /// <summary>The runtime's logarithm.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void MathLog()
    {
        for (var i = 0; i < Count; i++)
        {
            z[i] = Math.Log(x[i]);
        }
    }
}
