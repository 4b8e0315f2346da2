namespace Nadir;

/// <summary>Lanes whose matrix has a small pivot: factored again with pivoting and solved one by one, the others untouched.</summary>
internal sealed unsafe class LaneFallback(LaneSystem system)
{
    private readonly SparseLu?[] factors = new SparseLu?[system.Width];
    private readonly bool[] isSingular = new bool[system.Width];
    private readonly List<int> lanes = [];
    private double[] jacobian = [];
    private double[] right = [];

    /// <summary>Matrices so far.</summary>
    public long Count { get; private set; }

    /// <summary>Looks for small pivots and factors those lanes again.</summary>
    public void Take(double* pivots, double* shift)
    {
        if (lanes.Count > 0)
        {
            lanes.Clear();
        }

        for (var l = 0; l < system.Width; l++)
        {
            if (pivots[l] != 0)
            {
                continue;
            }

            lanes.Add(l);
            Count++;
            jacobian = jacobian.Length == 0 ? new double[system.JacobianPattern.NonZeros] : jacobian;
            right = right.Length == 0 ? new double[system.Width * system.Dimension] : right;
            for (var k = 0; k < jacobian.Length; k++)
            {
                jacobian[k] = system.Jacobian[k * system.Width + l];
            }

            isSingular[l] = !(factors[l] ??= new SparseLu(system.JacobianPattern)).Factorize(shift[l], jacobian);
        }
    }

    /// <summary>Keeps the right sides of those lanes before the others are solved in place.</summary>
    public void Keep(double* b)
    {
        foreach (var l in lanes)
        {
            for (var i = 0; i < system.Dimension; i++)
            {
                right[l * system.Dimension + i] = b[i * system.Width + l];
            }
        }
    }

    /// <summary>Solves those lanes; a singular one becomes NaN, which rejects its step.</summary>
    public void Solve(double* b)
    {
        foreach (var l in lanes)
        {
            var part = right.AsSpan(l * system.Dimension, system.Dimension);
            if (isSingular[l])
            {
                part.Fill(double.NaN);
            }
            else
            {
                factors[l]!.Solve(part);
            }

            for (var i = 0; i < system.Dimension; i++)
            {
                b[i * system.Width + l] = part[i];
            }
        }
    }
}
