namespace Nadir;

/// <summary>
/// Samples a density by Markov chains that run side by side: preconditioned Crank-Nicolson proposals around a Student reference (Grumitt, Karamanis and Seljak 2024,
/// arXiv:2407.07781; Cotter, Roberts, Stuart and White 2013, Stat Sci 28:424). Proposals leave the reference as it is, so only what the target differs from it decides. The step
/// and, twice, the center and the spread of the reference are tuned in the warm-up and then fixed. Every random number belongs to its chain and iteration: a run that was stopped goes on bit for bit.
/// </summary>
public sealed class CrankNicolsonSampler
{
    private const int StartTries = 100;
    private const int LeastCounted = 10;
    private const double LongestStep = 0.99;
    private const double Gain = 1.5;
    private const double GainFalls = 5;
    private readonly StudentReference reference;
    private readonly Func<IReadOnlyList<double[]>, IReadOnlyList<double>> logDensity;
    private readonly SamplerOptions options;

    /// <summary>A sampler.</summary>
    /// <param name="reference">First guess of the target; heavier tails than the target's do no harm.</param>
    /// <param name="logDensity">Logarithm of the target density at several points, up to a constant: minus infinity where there is none, NaN where it could not be evaluated.</param>
    /// <param name="options">Chains, length and seed.</param>
    public CrankNicolsonSampler(StudentReference reference, Func<IReadOnlyList<double[]>, IReadOnlyList<double>> logDensity, SamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is not { Chains: > 0, WarmUp: >= 0, Iterations: > 0, Every: > 0 })
        {
            throw new ArgumentException("A sampler needs chains, iterations and a spacing above zero.", nameof(options));
        }

        (this.reference, this.logDensity, this.options) = (reference, logDensity, options);
    }

    /// <summary>Runs until all iterations are done.</summary>
    /// <param name="state">Where to go on, or null to begin at draws of the reference. It is changed after every iteration, whole or not at all.</param>
    /// <param name="advanced">Told after every iteration.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="ArgumentException">The state belongs to other chains, or no start with a density was found.</exception>
    public ChainState Run(ChainState? state = null, Action<ChainState>? advanced = null, CancellationToken cancellation = default)
    {
        state ??= Start();
        if (state.Chains != options.Chains || state.White[0].Length != reference.Dimension || state.Iteration > options.WarmUp + options.Iterations)
        {
            throw new ArgumentException("The saved state has other chains or parameters, or is longer.", nameof(state));
        }

        var current = reference.Moved(state.Center, state.Scale);
        while (state.Iteration < options.WarmUp + options.Iterations)
        {
            cancellation.ThrowIfCancellationRequested();
            Advance(state, current);
            current = Tune(state) ? reference.Moved(state.Center, state.Scale) : current;
            advanced?.Invoke(state);
        }

        return state;
    }

    private RandomSequence Random(int iteration, int chain) => new(new CounterRandom(options.Seed, (ulong)iteration * (ulong)options.Chains + (ulong)chain));

    private ChainState Start()
    {
        var random = Enumerable.Range(0, options.Chains).Select(chain => Random(0, chain)).ToArray();
        var white = new double[options.Chains][];
        var density = Enumerable.Repeat(double.NaN, options.Chains).ToArray();
        for (var tries = 0; tries < StartTries; tries++)
        {
            var missing = Enumerable.Range(0, options.Chains).Where(chain => !double.IsFinite(density[chain])).ToArray();
            if (missing.Length == 0)
            {
                return new ChainState(white, density);
            }

            foreach (var chain in missing)
            {
                var scale = Math.Sqrt(reference.Freedom / random[chain].ChiSquared(reference.Freedom));
                white[chain] = [.. Enumerable.Range(0, reference.Dimension).Select(_ => scale * random[chain].Normal())];
            }

            var found = logDensity([.. missing.Select(chain => reference.Point(white[chain]))]);
            for (var k = 0; k < missing.Length; k++)
            {
                density[missing[k]] = found[k];
            }
        }

        throw new ArgumentException(FormattableString.Invariant($"{StartTries} draws of the reference have no density for some chain; is it a guess of this target?"));
    }

    private void Advance(ChainState state, StudentReference current)
    {
        var iteration = state.Iteration + 1;
        var random = Enumerable.Range(0, state.Chains).Select(chain => Random(iteration, chain)).ToArray();
        var proposed = random.Select((sequence, chain) => Propose(current, state.White[chain], state.Step, sequence)).ToArray();
        var density = logDensity([.. proposed.Select(white => current.Point(white))]);
        var isTuning = state.Iteration < options.WarmUp;
        var acceptance = 0.0;
        for (var chain = 0; chain < state.Chains; chain++)
        {
            state.Failed += double.IsNaN(density[chain]) ? 1 : 0;
            state.Outside += double.IsNegativeInfinity(density[chain]) ? 1 : 0;
            var ratio = density[chain] - state.LogDensity[chain] + current.LogDensity(state.White[chain]) - current.LogDensity(proposed[chain]);
            var chance = double.IsNaN(ratio) ? 0 : Math.Exp(Math.Min(0, ratio));
            acceptance += chance / state.Chains;
            if (random[chain].Uniform() < chance)
            {
                state.Move(chain, proposed[chain], density[chain]);
                state.Accepted += isTuning ? 0 : 1;
            }
        }

        if (isTuning)
        {
            state.Step = Math.Min(LongestStep, state.Step * Math.Exp(Gain / Math.Sqrt(1 + state.Iteration / GainFalls) * (acceptance - options.Acceptance)));
        }
        else if ((iteration - options.WarmUp) % options.Every == 0)
        {
            state.Keep(state.White.Select(white => current.Point(white)));
        }

        state.Iteration = iteration;
    }

    // The second quarter of the warm-up says where the target is, and the third again; whether the reference was moved.
    private bool Tune(ChainState state)
    {
        var quarter = options.WarmUp / 4;
        if (state.Iteration <= quarter || state.Iteration > 3 * quarter || quarter < LeastCounted)
        {
            return false;
        }

        state.Count();
        if (state.Iteration % quarter != 0)
        {
            return false;
        }

        state.Recenter(quarter);
        return true;
    }

    private static double[] Propose(StudentReference current, double[] white, double step, RandomSequence random)
    {
        var scale = step * current.Scale(white, random);
        var stay = Math.Sqrt(1 - step * step);
        return [.. white.Select(value => stay * value + scale * random.Normal())];
    }
}
