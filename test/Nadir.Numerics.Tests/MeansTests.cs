namespace Nadir;

/// <summary>t-tests and ANCOVA against digits of R (R/trials.R), published examples and closed forms.</summary>
public sealed class MeansTests
{
    // Student 1908, Biometrika 6:1, table of Cushny and Peebles: hours of sleep gained with two drugs by ten people (R's data set "sleep").
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Sleep_of_Student_1908()
    {
        var paired = TTest.Paired(Second, First);
        Assert.Equal(1.58, paired.Estimate, 12);
        Assert.Equal(4.0621, paired.Statistic, 4);
        Assert.Equal(0.002833, paired.PValue, 6);
        Assert.Equal(0.7001142, paired.Low, 7);
        Assert.Equal(2.4598858, paired.High, 7);
        var welch = TTest.Welch(First, Second);
        Assert.Equal(-1.8608, welch.Statistic, 4);
        Assert.Equal(17.776, welch.DegreesOfFreedom, 3);
        Assert.Equal(0.07939, welch.PValue, 5);
        Assert.Equal(0.07919, TTest.Student(First, Second).PValue, 5);
    }

    [Fact]
    public void Tests_of_a_change_are_those_of_R()
    {
        var (x, y) = (ParallelTrial.Change(2), ParallelTrial.Change(0));
        Check("student", TTest.Student(x, y));
        Check("welch", TTest.Welch(x, y));
        Check("paired", TTest.Paired(ParallelTrial.Last(2), ParallelTrial.Before(2)));
        Check("greater", TTest.Welch(x, y, alternative: Alternative.Greater, nullValue: -1));
    }

    [Fact]
    public void ANCOVA_is_that_of_R()
    {
        var people = ParallelTrial.Seen(-1);
        var fit = Ancova.Fit([.. people.Select(i => ParallelTrial.Visits[2][i])], [.. people.Select(i => ParallelTrial.Arm[i])], 3, [.. people.Select(i => ParallelTrial.Baseline[i])]);
        var (one, two, mean) = (fit.Versus(1), fit.Versus(2), fit.AdjustedMean(0));
        RDigits.Same("ancova", 1e-9, one.Estimate, one.StandardError, one.Statistic, one.PValue, two.Estimate, two.StandardError, two.Statistic, two.PValue, two.Low, two.High);
        RDigits.Same("adjusted", 1e-9, mean.Estimate, mean.StandardError);
        Assert.Equal(people.Length - 4, one.DegreesOfFreedom);
    }

    [Fact]
    public void Two_arms_without_covariates_are_Students_test()
    {
        var fit = Ancova.Fit([.. First, .. Second], [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 10)], 2);
        var (own, test) = (fit.Versus(1), TTest.Student(Second, First));
        Assert.Equal(test.PValue, own.PValue, 12);
        Assert.Equal(test.Low, own.Low, 12);
    }

    // Longley 1967, J Am Stat Assoc 62:819: nearly collinear. NIST's certified values (Statistical Reference Datasets).
    [Fact]
    public void Longley_is_that_of_NIST()
    {
        double[][] rows =
        [
            [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948], [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
            [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952], [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
            [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956], [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
            [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960], [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
        ];
        var fit = LinearModel.Fit([.. rows.SelectMany(row => row.Skip(1).Prepend(1))], 7, [.. rows.Select(row => row[0])]);
        double[] certified = [-3482258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683, -1.03322686717359, -0.511041056535807e-1, 1829.15146461355];
        double[] errors = [890420.383607373, 84.9149257747669, 0.334910077722432e-1, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212];
        for (var i = 0; i < 7; i++)
        {
            var weights = new double[7];
            weights[i] = 1;
            var own = fit.Contrast(weights);
            Assert.Equal(1, own.Estimate / certified[i], 7);
            Assert.Equal(1, own.StandardError / errors[i], 7);
        }
    }

    [Fact]
    public void What_cannot_be_tested_says_why()
    {
        Assert.Equal(FitCode.TooFew, TTest.Welch([1], [2, 3]).Status.Code);
        Assert.Equal(FitCode.NoVariation, TTest.Student([1, 1], [2, 2]).Status.Code);
        Assert.Equal(FitCode.NoVariation, TTest.Paired([1.1, 2.1, 3.1], [1, 2, 3]).Status.Code);
        Assert.Equal(FitCode.RankDeficient, Ancova.Fit([1, 2, 3, 5], [0, 0, 1, 1], 2, [7, 7, 7, 7]).Versus(1).Status.Code);
        Assert.Equal(FitCode.TooFew, Ancova.Fit([1, 2], [0, 1], 2).Versus(1).Status.Code);
        Assert.Throws<ArgumentException>(() => TTest.Student([1, double.NaN], [2, 3]));
        Assert.Throws<ArgumentException>(() => Ancova.Fit([1, 2], [0, 2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => TTest.OneSample([1, 2, 3], level: 95));
    }

    private static void Check(string name, Inference own) => RDigits.Same(name, 1e-10, own.StandardError, own.DegreesOfFreedom, own.Statistic, own.PValue, own.Low, own.High);
}
