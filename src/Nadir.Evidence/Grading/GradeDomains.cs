using System.Globalization;

namespace Nadir;

/// <summary>The reasons to lower the certainty of an outcome, each computed from the rows.</summary>
internal static class GradeDomains
{
    // GRADE guidelines 6 (Guyatt et al. 2011, J Clin Epidemiol 64:1283): about 400 people are the least for a continuous outcome.
    private const int EnoughPeople = 400;
    private const int VeryFewPeople = 100;

    // Cochrane Handbook 10.10.2: 50 % and more may be substantial.
    private const double MuchHeterogeneity = 50;

    public static IEnumerable<Downgrade> All(
        Endpoint end, (OutcomeStudy Study, OutcomeRow Row)[] trials, OutcomePool? pool, Headline head, int people)
    {
        var found = new[]
        {
            RiskOfBias(trials), Inconsistency(trials, pool),
            end.Indirectness is { } why ? new Downgrade(GradeDomain.Indirectness, 1, why) : null,
            Imprecision(end, head, people, trials.Length == 0),
            end.PublicationBias is { } bias ? new Downgrade(GradeDomain.PublicationBias, 1, bias) : null,
        };
        return found.OfType<Downgrade>();
    }

    private static Downgrade? RiskOfBias((OutcomeStudy Study, OutcomeRow Row)[] trials)
    {
        var studies = trials.Select(pair => pair.Study).DistinctBy(study => study.Id).ToArray();
        if (studies.Length == 0)
        {
            return new Downgrade(GradeDomain.RiskOfBias, 1, "the trials are known from a published pool only; their conduct was not judged here");
        }

        var high = studies.Count(study => study.RiskOfBias?.Level == BiasLevel.High);
        var low = studies.Count(study => study.RiskOfBias?.Level == BiasLevel.Low);
        string Why(BiasLevel level) => string.Join("; ", studies.Where(study => study.RiskOfBias?.Level == level).SelectMany(study => study.RiskOfBias!.Reasons.Take(2).Select(reason => $"{study.Id}: {reason}")).Take(4));
        return high > 0
            ? new Downgrade(GradeDomain.RiskOfBias, 1, $"{high} of {studies.Length} {(studies.Length == 1 ? "trial has" : high == 1 ? "trials has" : "trials have")} a high risk of bias ({Why(BiasLevel.High)})")
            : low * 2 < studies.Length
                ? new Downgrade(GradeDomain.RiskOfBias, 1, $"{studies.Length - low} of {studies.Length} {(studies.Length == 1 ? "trial leaves" : "trials leave")} concerns{(Why(BiasLevel.SomeConcerns) is { Length: > 0 } text ? $" ({text})" : "")}")
                : null;
    }

    private static Downgrade? Inconsistency((OutcomeStudy Study, OutcomeRow Row)[] trials, OutcomePool? pool)
    {
        if (pool is { Random.I2: >= MuchHeterogeneity })
        {
            return new Downgrade(GradeDomain.Inconsistency, 1, string.Create(CultureInfo.InvariantCulture, $"results differ between trials more than chance allows (I² {pool.Random.I2:0} %)"));
        }

        if (pool is not null)
        {
            return null;
        }

        var better = Named(trials, Direction.Better);
        var other = Named(trials, Direction.None, Direction.Worse).Except(better, StringComparer.Ordinal).ToArray();
        return better.Length > 0 && other.Length > 0
            ? new Downgrade(GradeDomain.Inconsistency, 1, $"{string.Join(", ", better)} found a difference, {string.Join(", ", other)} did not")
            : null;
    }

    private static string[] Named((OutcomeStudy Study, OutcomeRow Row)[] trials, params Direction[] directions) =>
        [.. trials.Where(pair => pair.Row.IsEffect && pair.Row.Direction is { } d && directions.Contains(d)).Select(pair => pair.Study.Id).Distinct(StringComparer.Ordinal)];

    private static Downgrade? Imprecision(Endpoint end, Headline head, int people, bool isPooledOnly)
    {
        var count = isPooledOnly ? "" : string.Create(CultureInfo.InvariantCulture, $", {people} people");
        var few = !isPooledOnly && people < VeryFewPeople;
        if (head.Low is not { } low || head.High is not { } high)
        {
            return new Downgrade(GradeDomain.Imprecision, few ? 2 : 1, $"no interval is known{count}");
        }

        if (end.Mcid is { } mcid && mcid.Checked != Checked.Unconfirmed && head.Unit == end.Unit)
        {
            var (isHarmPossible, isBenefitPossible) = (low <= -mcid.Value, high >= mcid.Value);
            return isHarmPossible && isBenefitPossible
                ? new Downgrade(GradeDomain.Imprecision, 2, $"the interval reaches from a difference that matters in one direction to one in the other{count}")
                : isHarmPossible || isBenefitPossible
                    ? new Downgrade(GradeDomain.Imprecision, 1, $"the interval includes differences that matter and none{count}")
                    : !isPooledOnly && people < EnoughPeople
                        ? new Downgrade(GradeDomain.Imprecision, 1, string.Create(CultureInfo.InvariantCulture, $"fewer than {EnoughPeople} people{count}"))
                        : null;
        }

        return few && low <= 0 && high >= 0
            ? new Downgrade(GradeDomain.Imprecision, 2, $"the interval includes benefit and harm, and very few people were studied{count}")
            : low <= 0 && high >= 0
                ? new Downgrade(GradeDomain.Imprecision, 1, $"the interval includes benefit and harm{count}")
                : !isPooledOnly && people < EnoughPeople
                    ? new Downgrade(GradeDomain.Imprecision, 1, string.Create(CultureInfo.InvariantCulture, $"fewer than {EnoughPeople} people{count}"))
                    : null;
    }
}
