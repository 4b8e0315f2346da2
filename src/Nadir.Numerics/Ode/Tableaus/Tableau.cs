namespace Nadir;

/// <summary>
/// A Rosenbrock method as a table, in the transformed form of Hairer and Wanner: with W = I/(hγ) − J,
/// W u_i = f(t + c_i h, y + Σ a_ij u_j) + Σ (C_ij/h) u_j + h d_i ∂f/∂t; y1 = y + Σ a_sj u_j + u_s, error = u_s.
/// </summary>
public sealed class Tableau
{
    internal Tableau(string name, int order, int embeddedOrder, int denseOrder, string source, double gamma, double[][] a, double[][] c, double[][] dense)
    {
        Name = name;
        Order = order;
        EmbeddedOrder = embeddedOrder;
        DenseOrder = denseOrder;
        Source = source;
        Gamma = gamma;
        Stages = a.Length;
        A = Flatten(a, Stages);
        C = Flatten(c, Stages);
        Dense = Flatten(dense, Stages);
        DenseRows = dense.Length;
        (Nodes, TimeWeights) = Derived();
    }

    /// <summary>Every method there is.</summary>
    public static IReadOnlyList<Tableau> All => [Rodas5P, Rodas4];

    /// <summary>Order 5 with fourth-order dense output: the default.</summary>
    public static Tableau Rodas5P => Rodas5PTable.Method;

    /// <summary>Order 4 with third-order dense output.</summary>
    public static Tableau Rodas4 => Rodas4Table.Method;

    /// <summary>Name in the literature.</summary>
    public string Name { get; }

    /// <summary>Order of the end value.</summary>
    public int Order { get; }

    /// <summary>Order of the embedded solution.</summary>
    public int EmbeddedOrder { get; }

    /// <summary>Order of the dense output.</summary>
    public int DenseOrder { get; }

    /// <summary>Paper.</summary>
    public string Source { get; }

    /// <summary>Diagonal coefficient γ.</summary>
    public double Gamma { get; }

    /// <summary>Number of stages.</summary>
    public int Stages { get; }

    /// <summary>a_ij, row-major [stage, stage].</summary>
    public IReadOnlyList<double> A { get; }

    /// <summary>C_ij, row-major [stage, stage].</summary>
    public IReadOnlyList<double> C { get; }

    /// <summary>c_i, derived from a and C.</summary>
    public IReadOnlyList<double> Nodes { get; }

    /// <summary>d_i, weights of ∂f/∂t, derived from a and C.</summary>
    public IReadOnlyList<double> TimeWeights { get; }

    /// <summary>Dense-output weights, row-major [row, stage]: k_m = Σ w_mj u_j.</summary>
    public IReadOnlyList<double> Dense { get; }

    /// <summary>Rows of <see cref="Dense"/>, 2 or 3.</summary>
    public int DenseRows { get; }

    // With Γ = (diag(1/γ) − C)⁻¹ the untransformed α = a Γ; c_i = Σ α_ij and d_i = Σ Γ_ij.
    private (double[] Nodes, double[] TimeWeights) Derived()
    {
        var gammaRows = new double[Stages, Stages];
        for (var column = 0; column < Stages; column++)
        {
            for (var row = column; row < Stages; row++)
            {
                var sum = row == column ? 1.0 : 0.0;
                for (var k = column; k < row; k++)
                {
                    sum += C[row * Stages + k] * gammaRows[k, column];
                }

                gammaRows[row, column] = sum * Gamma;
            }
        }

        var nodes = new double[Stages];
        var weights = new double[Stages];
        for (var i = 0; i < Stages; i++)
        {
            for (var column = 0; column < Stages; column++)
            {
                weights[i] += gammaRows[i, column];
                for (var j = 0; j < i; j++)
                {
                    nodes[i] += A[i * Stages + j] * gammaRows[j, column];
                }
            }
        }

        return (nodes, weights);
    }

    private static double[] Flatten(double[][] rows, int width)
    {
        var flat = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(flat, i * width);
        }

        return flat;
    }
}
