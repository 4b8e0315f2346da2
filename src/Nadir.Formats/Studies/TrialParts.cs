using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Reads a virtual trial from a tree that has passed its schema, and finds every problem that a schema cannot.</summary>
internal sealed class TrialParts(JsonNode root, StudyParts parts, Body body, EvidenceSet? evidence)
{
    private const int MostDays = 3650;
    private const int MostPeople = 100_000;
    private const int DaysPerMonth = 30;

    // Largest drift, learning, season, batch and error: parts of a concentration, or in the unit of a test.
    private const double MostParts = 5;
    private const double MostOfTest = 1000;

    // People drawn to see whether a group has some, but not all.
    private const int Sample = 1000;

    /// <summary>The trial; null where a part of it cannot be made. Problems are with the parts.</summary>
    public VirtualTrial? Trial()
    {
        var before = parts.Found;
        var population = Population(root["population"]);
        var people = parts.Found > before ? [] : parts.Try("population", () => People(population)) ?? [];
        var visits = Visits();
        var arms = Arms(visits);
        var endpoints = Endpoints(visits);
        parts.Need(
            arms.TrueForAll(arm => arm.Conditions.Count == 0) || endpoints.TrueForAll(planned => planned?.Endpoint.Response is null), "endpoints",
            "tests (walk, pressure ...) follow what is taken only; with conditions in an arm measure concentrations.");
        var trial = new TrialSettings(root, parts).Settings(endpoints);
        var analyses = new AnalysisParts(root["analyses"]!.AsArray(), parts, arms, visits, endpoints).Analyses();
        var (copied, prevalence, costs) = ((string?)root["evidence"], Prevalence(people), Costs(root["costs"]));
        parts.Need(copied is null || evidence is null || evidence.Trials.Any(known => known.Id == copied), "evidence", $"there is no published trial '{copied}'; leave it out, or name one of: {string.Join(", ", evidence?.Trials.Select(known => known.Id) ?? [])}.");
        return arms.Count == 0 || visits.Count == 0 || endpoints.Count == 0 || analyses.Count == 0 ? null
            : new VirtualTrial((string)root["title"]!, population, arms, visits, [.. endpoints.OfType<PlannedEndpoint>()], analyses)
            {
                Evidence = copied, Note = (string?)root["note"], Prevalence = prevalence, RunIn = trial.RunIn, Randomization = trial.Randomization, Adherence = trial.Adherence, Dropout = trial.Dropout, Rescue = trial.Rescue,
                Multiplicity = trial.Multiplicity, Alpha = trial.Alpha, LeastTaken = trial.LeastTaken, Costs = costs,
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

    // One shows that there are any; groups need more.
    private Participant[] People(Population population) => [.. Enumerable.Range(0, root["prevalence"] is null ? 1 : Sample).Select(i => population.Draw(body, 0, i))];

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

    private List<(Criterion Group, double Share)> Prevalence(Participant[] people)
    {
        var targets = new List<(Criterion Group, double Share)>();
        foreach (var (node, i) in StudyParts.Items(root["prevalence"]))
        {
            var share = (double)node["share"]!;
            parts.Need(share is > 0 and < 1, $"prevalence[{i}].share", FormattableString.Invariant($"a share of {share}; give more than 0 and less than 1."));
            if (parts.Try($"prevalence[{i}].group", () => Nadir.Population.Group((string)node["group"]!, body.Rules)) is { } group)
            {
                var isIn = people.Select(person => group.Holds(person.Covariates[group.Covariate])).Distinct().ToArray();
                parts.Need(isIn.Length != 1, $"prevalence[{i}].group", $"of {people.Length} people of the population {(isIn.FirstOrDefault() ? "all" : "none")} are in the group '{node["group"]}'; leave it out, or widen the population.");
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
        var visits = StudyParts.Items(root["visits"]).Select(pair => new TrialVisit(StudyParts.Whole(pair.Node["day"])!.Value, StudyParts.Whole(pair.Node["window"]) ?? 0, (double?)pair.Node["clock"] ?? 8)).ToList();
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
                parts.Add($"visits[{i}]", FormattableString.Invariant($"it overlaps the visit before it: days {visits[i - 1].Day - visits[i - 1].Window} to {visits[i - 1].Day + visits[i - 1].Window} and {day - window} to {day + window}; give visits in order, with windows that leave a day between."));
            }
        }

        return visits;
    }

    private List<TrialArm> Arms(List<TrialVisit> visits)
    {
        var arms = new List<TrialArm>();
        foreach (var (node, i) in StudyParts.Items(root["arms"]))
        {
            var size = StudyParts.Whole(node["n"])!.Value;
            parts.Need(size is >= 1 and <= MostPeople, $"arms[{i}].n", FormattableString.Invariant($"{size} participants; give 1 to {MostPeople}."));
            var label = (string)node["label"]!;
            parts.Need(!arms.Any(arm => arm.Label == label), $"arms[{i}].label", $"another arm has the label '{label}' already; give each its own.");
            arms.Add(new TrialArm(label, size, [.. StudyParts.Items(node["takes"]).Select(pair => Course(pair.Node, $"arms[{i}].takes[{pair.Index}]", visits))]) { Conditions = Conditions(node["conditions"], $"arms[{i}].conditions") });
        }

        parts.Need(arms.Count >= 2, "arms", "at least two arms are needed.");
        return arms;
    }

    // What acts in an arm begins with the trial or later: before it everyone is the same.
    private IReadOnlyList<Condition> Conditions(JsonNode? node, string place) =>
        [.. parts.Conditions(node, place).Select(one => one.FromHour is null ? new Condition(one.Input, one.Size, 0, one.ToHour, one.ClockFrom, one.ClockTo) : one)];

    private DoseCourse Course(JsonNode node, string place, List<TrialVisit> visits)
    {
        var course = new DoseCourse(
            Enum.Parse<Precursor>((string)node["precursor"]!), (double)node["mg"]!, StudyParts.Whole(node["fromDay"]) ?? 0, StudyParts.Whole(node["days"])!.Value, (double?)node["clock"] ?? 8, StudyParts.Whole(node["timesPerDay"]) ?? 1,
            (string?)node["release"] == "extended" ? ReleaseForm.Extended : ReleaseForm.Immediate);
        parts.Need(course.Milligrams is >= 0 and <= Regimen.LargestDose, $"{place}.mg", FormattableString.Invariant($"a dose of {course.Milligrams} mg; give 0 to {Regimen.LargestDose:0}."));
        parts.Need(course.FromDay is >= 0 and <= MostDays, $"{place}.fromDay", FormattableString.Invariant($"day {course.FromDay}; doses begin on day 0 to {MostDays}."));
        parts.Need(course.Days is >= 1 and <= MostDays, $"{place}.days", FormattableString.Invariant($"{course.Days} days; give 1 to {MostDays}."));
        parts.Need(course.Clock is >= 0 and < 24, $"{place}.clock", FormattableString.Invariant($"{course.Clock} h is no clock time; give 0 to below 24."));
        parts.Need(course.TimesPerDay is >= 1 and <= 12, $"{place}.timesPerDay", FormattableString.Invariant($"{course.TimesPerDay} doses a day; give 1 to 12."));
        parts.Need(visits.Count == 0 || course.FromDay * 24.0 + course.Clock >= visits[0].Clock, place, "the first dose lies before the baseline visit.");
        return course;
    }

    // One an entry of the file, null for a name that is not known: analyses refer to the names.
    private List<PlannedEndpoint?> Endpoints(List<TrialVisit> visits)
    {
        var endpoints = new List<PlannedEndpoint?>();
        foreach (var (node, i) in StudyParts.Items(root["endpoints"]))
        {
            var place = $"endpoints[{i}]";
            var known = parts.Try($"{place}.name", () => TrialEndpoint.Named((string)node["name"]!));
            var (loss, batchSize) = (node["handlingLoss"], StudyParts.Whole(node["batchSize"]) ?? 40);
            var (least, most) = ((double?)loss?["least"] ?? 0, (double?)loss?["most"] ?? 0);
            parts.Need(least >= 0 && most < 1 && least <= most, $"{place}.handlingLoss", FormattableString.Invariant($"a loss of {least} to {most}; give shares from 0 to below 1, the least first."));
            parts.Need(batchSize >= 1, $"{place}.batchSize", "a batch has at least one sample.");
            parts.Need(!((double?)node["limit"] < 0), $"{place}.limit", "it must not be below 0.");
            Sizes(node, place, known?.IsConcentration ?? false, visits);
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

    private void Sizes(JsonNode node, string place, bool isConcentration, List<TrialVisit> visits)
    {
        var before = parts.Found;
        var (low, high) = isConcentration ? (-1, MostParts) : (-MostOfTest, MostOfTest);
        foreach (var (key, least) in new[] { ("drift", low), ("season", low), ("learning", isConcentration ? 0 : low), ("batch", 0), ("error", 0) })
        {
            var given = (double?)node[key] ?? 0;
            parts.Need(given >= least && given <= high, $"{place}.{key}", FormattableString.Invariant($"{given}; give {least} to {high}{(isConcentration ? ", as a part of the value (0.1 = 10 %)" : "")}."));
        }

        var (drift, learning, season) = ((double?)node["drift"] ?? 0, (double?)node["learning"] ?? 0, Math.Abs((double?)node["season"] ?? 0));
        var lowest = visits.Select((visit, v) => 1 + drift * (visit.Day + visit.Window) / DaysPerMonth + 2 * learning * (1 - Math.Pow(0.5, v)) - season).DefaultIfEmpty(1).Min();
        parts.Need(!isConcentration || parts.Found > before || lowest > 0, $"{place}.{(drift < 0 ? "drift" : "season")}", "it takes the concentration to nothing by some visit; give less of drift and season.");
    }
}
