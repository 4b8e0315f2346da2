namespace Nadir;

/// <summary>Numbers of one stream, one after the other.</summary>
internal sealed class RandomSequence(CounterRandom random)
{
    private ulong index;

    public double Uniform() => random.Uniform(index++);

    public double Normal() => random.Normal(index++);

    /// <summary>Chi-squared: Marsaglia and Tsang 2000, ACM Trans Math Softw 26:363, for a gamma of half the degrees of freedom.</summary>
    public double ChiSquared(double degreesOfFreedom)
    {
        var shape = degreesOfFreedom / 2;
        var boost = 1.0;
        if (shape < 1)
        {
            boost = Math.Pow(Uniform(), 1 / shape);
            shape++;
        }

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(Uniform()) < x * x / 2 + d - d * v + d * Math.Log(v))
            {
                return 2 * d * v * boost;
            }
        }
    }
}
