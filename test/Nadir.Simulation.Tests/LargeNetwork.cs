namespace Nadir;

/// <summary>A made network of any size: conversions and saturable steps between near and a few far neighbors, bounded and stiff.</summary>
internal static class LargeNetwork
{
    public static CompiledModel Make(int species, int reactions)
    {
        var random = new CounterRandom(11, (ulong)species);
        var builder = new NetworkBuilder("large").Compartment("c", 1);
        for (var i = 0; i < species; i++)
        {
            builder.Species($"S{i}", "c", 1 + random.Uniform((ulong)i));
        }

        for (var r = 0; r < reactions; r++)
        {
            ulong At(int k) => (ulong)(species + 8 * r + k);
            var from = r % species;
            var reach = random.Uniform(At(0)) < 0.02 ? species : 6;
            var to = (from + 1 + (int)(random.Uniform(At(1)) * reach)) % species;
            builder.Parameter($"k{r}", Math.Pow(10, 4 * random.Uniform(At(2)) - 2));
            var law = (r % 3) switch { 0 => $"k{r}*S{from}/(1 + S{from})", 1 => $"k{r}*S{from}", _ => $"k{r}*S{from}^2/(2 + S{to})" };
            builder.Reaction($"r{r}", $"S{from} -> S{to}", $"c*{law}");
        }

        return CompiledModel.Compile(Equations.From(builder.Build()));
    }
}
