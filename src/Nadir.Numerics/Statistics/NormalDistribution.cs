namespace Nadir;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private static readonly double[] A =
        [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];

    private static readonly double[] B =
        [1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610];

    private static readonly double[] C =
        [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4];

    private static readonly double[] D =
        [1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9];

    private static readonly double[] E =
        [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7];

    private static readonly double[] F =
        [1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];

    /// <summary>Quantile of a probability in (0, 1); about 16 digits (Wichura 1988, algorithm AS 241, Appl Stat 37:477).</summary>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability between 0 and 1 is needed.");
        }

        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * Polynomial(A, r) / Polynomial(B, r);
        }

        var tail = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var x = tail <= 5 ? Polynomial(C, tail - 1.6) / Polynomial(D, tail - 1.6) : Polynomial(E, tail - 5) / Polynomial(F, tail - 5);
        return q < 0 ? -x : x;
    }

    /// <summary>Expected largest of n independent standard normal values (Blom 1958).</summary>
    public static double ExpectedMaximum(int n) => n <= 1 ? 0 : Quantile((n - 0.375) / (n + 0.25));

    private static double Polynomial(double[] coefficients, double x)
    {
        var result = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            result = result * x + coefficients[i];
        }

        return result;
    }
}
