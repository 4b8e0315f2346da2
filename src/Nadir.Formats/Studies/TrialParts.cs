using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Reads a virtual trial from a tree that has passed its schema, and finds every problem that a schema cannot.</summary>
internal sealed class TrialParts(JsonNode root, StudyParts parts, Body body)
{
    private const int MostDays = 3650;
    private const int MostPeople = 100_000;

    /// <summary>The trial; null where a part of it cannot be made. Problems are with the parts.</summary>
    public VirtualTrial? Trial()
    {
        var population = Population(root["population"]);
        var visits = Visits();
        var arms = Arms(visits);
        var endpoints = Endpoints();
        var trial = new TrialSettings(root, parts).Settings(endpoints);
        var analyses = new AnalysisParts(root["analyses"]!.AsArray(), parts, arms, visits, endpoints).Analyses();
        return arms.Count == 0 || visits.Count == 0 || endpoints.Count == 0 || analyses.Count == 0 ? null
            : new VirtualTrial((string)root["title"]!, population, arms, visits, [.. endpoints.OfType<PlannedEndpoint>()], analyses)
            {
                Evidence = (string?)root["evidence"], Note = (string?)root["note"], Prevalence = Prevalence(), RunIn = trial.RunIn, Randomization = trial.Randomization, Adherence = trial.Adherence, Dropout = trial.Dropout, Rescue = trial.Rescue,
                Multiplicity = trial.Multiplicity, Alpha = trial.Alpha, LeastTaken = trial.LeastTaken, Costs = Costs(root["costs"]),
            };
    }

    private Population Population(JsonNode? node)
    {
        var (age, bmi) = (node?["age"], node?["bmi"]);
        var population = new Population
        {
            AgeLow = (double?)age?["low"], AgeHigh = (double?)age?["high"], AgeMean = (double?)age?["mean"], AgeDeviation = (double?)age?["sd"], MaleShare = (double?)node?["maleShare"] ?? 0.5,
            BodyMassIndexMean = (double?)bmi?["mean"], BodyMassIndexDeviation = (double?)bmi?["sd"], Criteria = Criteria(node),
        };
        var (low, high) = (population.AgeLow ?? body.Rules["people.age.low"], population.AgeHigh ?? body.Rules["people.age.high"]);
        parts.Need(low >= 18 && high <= 100 && low < high, "population.age", FormattableString.Invariant($"the age runs from {low} to {high} years; the scaling rules hold from 18 to 100."));
        parts.Need(!(population.AgeMean < low) && !(population.AgeMean > high), "population.age.mean", FormattableString.Invariant($"the mean {population.AgeMean} lies outside {low} to {high} years."));
        parts.Need(!(population.AgeDeviation <= 0), "population.age.sd", "the standard deviation must be above 0.");
        parts.Need(population.MaleShare is >= 0 and <= 1, "population.maleShare", FormattableString.Invariant($"the share of men is {population.MaleShare}; give 0 to 1."));
        parts.Need(population.BodyMassIndexMean is null or (>= 16 and <= 50), "population.bmi.mean", FormattableString.Invariant($"the mean body-mass index is {population.BodyMassIndexMean}; give 16 to 50 kg/m²."));
        parts.Need(population.BodyMassIndexDeviation is null or (> 0 and <= 15), "population.bmi.sd", "give a standard deviation above 0, up to 15 kg/m².");
        return population;
    }

    private TrialCosts Costs(JsonNode? node)
    {
        var costs = TrialCosts.None with { Unit = (string?)node?["unit"] ?? TrialCosts.None.Unit };
        var prices = new[] { "person", "day", "visit" }.Where(key => node?[key] is not null).Select(key => (key, $"costs.{key}", node![key]))
            .Concat((node?["samples"] as JsonObject ?? []).Select(pair => (pair.Key, $"costs.samples.{pair.Key}", pair.Value)));
        foreach (var (name, place, price) in prices)
        {
            costs = parts.Try(place, () => costs.With(name, price is JsonValue number && number.TryGetValue<double>(out var own) ? own : double.NaN)) ?? costs;
        }

        return costs;
    }

    private List<(Criterion Group, double Share)> Prevalence()
    {
        var targets = new List<(Criterion Group, double Share)>();
        foreach (var (node, i) in StudyParts.Items(root["prevalence"]))
        {
            var share = (double)node["share"]!;
            parts.Need(share is > 0 and < 1, $"prevalence[{i}].share", FormattableString.Invariant($"a share of {share}; give more than 0 and less than 1."));
            if (parts.Try($"prevalence[{i}].group", () => Nadir.Population.Group((string)node["group"]!, body.Rules)) is { } group)
            {
                targets.Add((group, share));
            }
        }

        return targets;
    }

    private List<Criterion> Criteria(JsonNode? node)
    {
        var criteria = new List<Criterion>();
        foreach (var (group, i) in StudyParts.Items(node?["groups"]))
        {
            if (parts.Try($"population.groups[{i}]", () => Nadir.Population.Group((string)group!, body.Rules)) is { } found)
            {
                criteria.Add(found);
            }
        }

        foreach (var (item, i) in StudyParts.Items(node?["criteria"]))
        {
            var criterion = new Criterion((string)item["covariate"]!, (double?)item["atLeast"], (double?)item["atMost"]);
            var isKnown = Nadir.Population.Covariates.ContainsKey(criterion.Covariate);
            parts.Need(isKnown, $"population.criteria[{i}].covariate", $"there is no covariate '{criterion.Covariate}'; known: {string.Join(", ", Nadir.Population.Covariates.Keys)}.");
            parts.Need(!(criterion.AtLeast > criterion.AtMost), $"population.criteria[{i}]", "atLeast lies above atMost.");
            if (isKnown)
            {
                criteria.Add(criterion);
            }
        }

        return criteria;
    }

    private List<TrialVisit> Visits()
    {
        var visits = StudyParts.Items(root["visits"]).Select(pair => new TrialVisit((int)pair.Node["day"]!, (int?)pair.Node["window"] ?? 0, (double?)pair.Node["clock"] ?? 8)).ToList();
        parts.Need(visits.Count >= 2, "visits", "at least two visits are needed, the baseline and one after it.");
        for (var i = 0; i < visits.Count; i++)
        {
            var (day, window, clock) = (visits[i].Day, visits[i].Window, visits[i].Clock);
            parts.Need(i > 0 || (day == 0 && window == 0), "visits[0]", "the first visit is the baseline, on day 0 with no window.");
            parts.Need(day is >= 0 and <= MostDays, $"visits[{i}].day", FormattableString.Invariant($"day {day}; give 0 to {MostDays}."));
            parts.Need(window is >= 0 and <= 30, $"visits[{i}].window", FormattableString.Invariant($"a window of {window} days; give 0 to 30."));
            parts.Need(clock is >= 0 and < 24, $"visits[{i}].clock", FormattableString.Invariant($"{clock} h is no clock time; give 0 to below 24."));
            if (i > 0 && visits[i - 1].Day + visits[i - 1].Window >= day - window)
            {
                parts.Add($"visits[{i}]", FormattableString.Invariant($"it overlaps the visit before it: days {visits[i - 1].Day - visits[i - 1].Window} to {visits[i - 1].Day + visits[i - 1].Window} and {day - window} to {day + window}."));
            }
        }

        return visits;
    }

    private List<TrialArm> Arms(List<TrialVisit> visits)
    {
        var arms = new List<TrialArm>();
        foreach (var (node, i) in StudyParts.Items(root["arms"]))
        {
            var size = (int)node["n"]!;
            parts.Need(size is >= 1 and <= MostPeople, $"arms[{i}].n", FormattableString.Invariant($"{size} participants; give 1 to {MostPeople}."));
            arms.Add(new TrialArm((string)node["label"]!, size, [.. StudyParts.Items(node["takes"]).Select(pair => Course(pair.Node, $"arms[{i}].takes[{pair.Index}]", visits))]));
        }

        parts.Need(arms.Count >= 2, "arms", "at least two arms are needed.");
        parts.Need(arms.Select(arm => arm.Label).Distinct(StringComparer.Ordinal).Count() == arms.Count, "arms", "two arms have the same label.");
        return arms;
    }

    private DoseCourse Course(JsonNode node, string place, List<TrialVisit> visits)
    {
        var course = new DoseCourse(
            Enum.Parse<Precursor>((string)node["precursor"]!), (double)node["mg"]!, (int?)node["fromDay"] ?? 0, (int)node["days"]!, (double?)node["clock"] ?? 8, (int?)node["timesPerDay"] ?? 1,
            (string?)node["release"] == "extended" ? ReleaseForm.Extended : ReleaseForm.Immediate);
        parts.Need(course.Milligrams is >= 0 and <= Regimen.LargestDose, $"{place}.mg", FormattableString.Invariant($"a dose of {course.Milligrams} mg; give 0 to {Regimen.LargestDose:0}."));
        parts.Need(course.FromDay >= 0, $"{place}.fromDay", "doses begin on day 0 or later.");
        parts.Need(course.Days is >= 1 and <= MostDays, $"{place}.days", FormattableString.Invariant($"{course.Days} days; give 1 to {MostDays}."));
        parts.Need(course.Clock is >= 0 and < 24, $"{place}.clock", FormattableString.Invariant($"{course.Clock} h is no clock time; give 0 to below 24."));
        parts.Need(course.TimesPerDay is >= 1 and <= 12, $"{place}.timesPerDay", FormattableString.Invariant($"{course.TimesPerDay} doses a day; give 1 to 12."));
        parts.Need(visits.Count == 0 || course.FromDay * 24 + course.Clock >= visits[0].Clock, place, "the first dose lies before the baseline visit.");
        return course;
    }

    // One an entry of the file, null for a name that is not known: analyses refer to the names.
    private List<PlannedEndpoint?> Endpoints()
    {
        var endpoints = new List<PlannedEndpoint?>();
        foreach (var (node, i) in StudyParts.Items(root["endpoints"]))
        {
            var place = $"endpoints[{i}]";
            var known = parts.Try($"{place}.name", () => TrialEndpoint.Named((string)node["name"]!));
            var (loss, batchSize) = (node["handlingLoss"], (int?)node["batchSize"] ?? 40);
            var (least, most) = ((double?)loss?["least"] ?? 0, (double?)loss?["most"] ?? 0);
            parts.Need(least >= 0 && most < 1 && least <= most, $"{place}.handlingLoss", FormattableString.Invariant($"a loss of {least} to {most}; give shares from 0 to below 1, the least first."));
            parts.Need(batchSize >= 1, $"{place}.batchSize", "a batch has at least one sample.");
            foreach (var key in new[] { "batch", "limit", "error" })
            {
                parts.Need(!((double?)node[key] < 0), $"{place}.{key}", "it must not be below 0.");
            }

            endpoints.Add(known is null ? null : new PlannedEndpoint(known)
            {
                Drift = (double?)node["drift"] ?? 0, Learning = (double?)node["learning"] ?? 0, Season = (double?)node["season"] ?? 0, Batch = (double?)node["batch"] ?? 0, BatchSize = batchSize,
                HandlingLoss = (least, most), Limit = (double?)node["limit"], Error = (double?)node["error"],
            });
        }

        parts.Need(endpoints.Count > 0, "endpoints", "at least one endpoint is needed.");
        parts.Need(endpoints.OfType<PlannedEndpoint>().Select(planned => planned.Endpoint.Name).Distinct(StringComparer.Ordinal).Count() == endpoints.OfType<PlannedEndpoint>().Count(), "endpoints", "an endpoint is there twice.");
        return endpoints;
    }
}
