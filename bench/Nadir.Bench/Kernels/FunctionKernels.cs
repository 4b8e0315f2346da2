using BenchmarkDotNet.Attributes;

namespace Nadir;

/// <summary>Elementary functions, nanoseconds an element.</summary>
public unsafe class FunctionKernels
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

    /// <summary>Our power, 8 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Power8()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane8>.Power(a, b, c, Count / 8);
        }
    }

    /// <summary>Our exponential, 8 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp8()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane8>.Exp(b, c, Count / 8);
        }
    }

    /// <summary>Our logarithm, 8 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Ln8()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane8>.Ln(a, c, Count / 8);
        }
    }

    /// <summary>Our power, 4 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Power4()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane4>.Power(a, b, c, Count / 4);
        }
    }

    /// <summary>Our exponential, 4 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp4()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane4>.Exp(b, c, Count / 4);
        }
    }

    /// <summary>Our logarithm, 4 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Ln4()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane4>.Ln(a, c, Count / 4);
        }
    }

    /// <summary>Our power, 1 lane.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Power1()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane1>.Power(a, b, c, Count / 1);
        }
    }

    /// <summary>Our exponential, 1 lane.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp1()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane1>.Exp(b, c, Count / 1);
        }
    }

    /// <summary>Our logarithm, 1 lane.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Ln1()
    {
        fixed (double* a = x, b = y, c = z)
        {
            LaneMath<Lane1>.Ln(a, c, Count / 1);
        }
    }
}
