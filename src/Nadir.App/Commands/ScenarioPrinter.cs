namespace Nadir.App;

/// <summary>Runs a study file with <c>nadir simulate</c> and prints what came out.</summary>
internal static class ScenarioPrinter
{
    /// <summary>Runs; writes files only when everything has been made.</summary>
    public static void Run(Scenario scenario, Body body, bool isJson, string? csv, string? chart, TextWriter output, TextWriter error, Action<PersonRun> printPerson, CancellationToken cancellation)
    {
        var progress = new ProgressLine(error);
        switch (scenario)
        {
            case PersonScenario one:
                var run = PersonStudy.Run(body, one, cancellation);
                Write(csv, () => ResultCsv.Of(run), chart, file => PersonChart.Render(run, file));
                Show(isJson, () => ResultJson.Of(run), () => printPerson(run), output);
                break;
            case ContrastScenario arms:
                var contrast = ScenarioStudy.Run(body, arms, progress, cancellation);
                progress.Done();
                Write(csv, () => ResultCsv.Of(contrast), chart, file => ScenarioChart.Render(contrast, file));
                Show(isJson, () => ResultJson.Of(contrast), () => Print(output, contrast), output);
                break;
            case AgeScenario ages:
                var curves = ScenarioStudy.Run(body, ages, progress, cancellation);
                progress.Done();
                Write(csv, () => ResultCsv.Of(curves), chart, file => ScenarioChart.Render(curves, file));
                Show(isJson, () => ResultJson.Of(curves), () => Print(output, curves), output);
                break;
            case TracerScenario tracer:
                var mouse = MouseStudy.Run(body, tracer, cancellation);
                Write(csv, () => ResultCsv.Of(mouse), chart, file => MouseChart.Render(mouse, file));
                Show(isJson, () => ResultJson.Of(mouse), () => MouseSimulation.Print(output, mouse, tracer.Title, tracer.Label), output);
                break;
            default:
                throw new ArgumentException($"'{scenario.Title}' is of a kind that nadir simulate does not run.");
        }
    }

    /// <summary>Notes and provenance, last.</summary>
    public static void Foot(TextWriter output, IReadOnlyList<string> notes, Provenance provenance)
    {
        foreach (var note in notes)
        {
            output.WriteLine($"Note: {note}");
        }

        output.WriteLine(FormattableString.Invariant($"Nadir {provenance.Version}, model {provenance.ModelHash}, study {provenance.StudyHash}, relative tolerance {provenance.RelativeTolerance}."));
    }

    private static void Write(string? csv, Func<string> text, string? chart, Func<string, byte[]> draw)
    {
        var image = chart is null ? null : draw(chart);
        if (csv is not null)
        {
            AtomicFile.Write(csv, text());
        }

        if (image is not null)
        {
            AtomicFile.Write(chart!, image);
        }
    }

    private static void Show(bool isJson, Func<string> json, Action print, TextWriter output)
    {
        if (isJson)
        {
            output.WriteLine(json());
        }
        else
        {
            print();
        }
    }

    private static void Print(TextWriter output, ContrastRun run)
    {
        output.WriteLine($"{run.Title}.");
        output.WriteLine($"{char.ToUpperInvariant(run.Person.ToString()[0])}{run.Person.ToString()[1..]}. NAD⁺ (last row: nicotinamide, NAM) on day {run.Days} over the arm '{run.Arms[0].Label}' before any dose.");
        var table = Tables.Make(["|pool", .. run.Arms.Select(arm => $">{arm.Label}")]);
        foreach (var pool in run.Arms[0].Pools.Keys)
        {
            table.Row([pool, .. run.Arms.Select(arm => Figures.Number(arm.Pools[pool]))]);
        }

        Tables.On(output).Write(table);
        Foot(output, run.Notes, run.Provenance);
    }

    private static void Print(TextWriter output, AgeRun run)
    {
        output.WriteLine($"{run.Title}.");
        output.WriteLine($"{char.ToUpperInvariant(run.Subject[0])}{run.Subject[1..]}. NAD⁺ (last column: nicotinamide, NAM) over that of age {run.Ages[0]:0} before any dose.");
        string[] shown = ["whole blood", "liver", "muscle", "brain", "heart", "immune cells", "plasma NAM"];
        var table = Tables.Make(["|hypotheses", ">age", .. shown.Select(pool => $">{pool}")]);
        foreach (var curve in run.Curves)
        {
            for (var i = 0; i < run.Ages.Count; i++)
            {
                table.Row([i == 0 ? curve.Label : "", Figures.Number(run.Ages[i]), .. shown.Select(pool => Figures.Number(curve.Pools[pool][i]))]);
            }
        }

        Tables.On(output).Write(table);
        Foot(output, run.Notes, run.Provenance);
    }
}
