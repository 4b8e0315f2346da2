using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary><c>population</c>: Nadir against CVODE with KLU.</summary>
internal static class PopulationCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly double[] TargetErrors = [1e-4, 1e-5, 1e-6];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var model = BenchOptions.Model();
        var population = BenchOptions.Population();
        var folder = BenchOptions.Folder();
        var lanes = BenchOptions.Lanes();
        var json = BenchOptions.Json();
        var (until, every) = (BenchOptions.Until(), BenchOptions.Every());
        var subjects = new Option<int>("--subjects") { Description = "Subjects 0 … n−1 of the population.", DefaultValueFactory = _ => 96 };
        var repeat = new Option<int>("--repeat") { Description = "Repetitions, of which the median counts.", DefaultValueFactory = _ => 5 };
        var peerFile = new Option<string?>("--peer") { Description = "Another peer: a C file with the interface of bench/peer/model.h, or an executable called as PROGRAM klu SUBJECTS RTOL ATOL 1 OUT.bin (docs/benchmarks.md)." };
        var doses = new Option<string>("--doses") { Description = "events: the model as it is; protocol: its doses given to Nadir as a protocol.", DefaultValueFactory = _ => "events" };
        doses.AcceptOnlyFromAmong("events", "protocol");
        var peerTolerances = BenchOptions.Numbers("--peer-rtol", "Relative tolerances for CVODE.", 1e-5, 1e-6, 1e-7, 1e-8, 1e-9);
        var nadirTolerances = BenchOptions.Numbers("--rtol", "Relative tolerances for Nadir.", 1e-2, 1e-3, 1e-4, 1e-5, 1e-6);
        var command = new Command("population", "Run the CVODE peer and Nadir alternately over a population; build the peer on first use.\nExample: population --subjects 96 --json")
        {
            model, population, folder, lanes, json, until, every, subjects, repeat, peerFile, doses, peerTolerances, nadirTolerances,
        };
        command.SetAction(parsed =>
        {
            var bench = BenchModel.Open(parsed.GetValue(model)!, parsed.GetValue(population));
            var byProtocol = parsed.GetValue(doses) == "protocol";
            var study = new StudyTimes(parsed.GetValue(until), parsed.GetValue(every), RowsAfterDoses: !byProtocol);
            var source = new PeerSource(Equations.From(bench.Network), bench.Population.Parameters, study.Until);
            var other = parsed.GetValue(peerFile);
            var isProgram = other is not null && Path.GetExtension(other) != ".c";
            var judge = PeerProgram.Build(source, parsed.GetValue(folder)!, isProgram ? null : other);
            var race = new PopulationRace(bench, study, Math.Min(parsed.GetValue(subjects), bench.Population.Subjects), parsed.GetValue(repeat))
            {
                Judge = judge,
                Peer = isProgram ? new ForeignPeer(other!) : judge,
                Nadir = NadirEngine.Of(bench, study.Until, byProtocol),
                Lanes = parsed.GetValue(lanes),
                Progress = message => error.WriteLine(message),
            };
            var (peer, nadir, failures) = race.Run(parsed.GetValue(peerTolerances)!, parsed.GetValue(nadirTolerances)!);
            if (parsed.GetValue(json))
            {
                output.WriteLine(Json(race, peer, nadir, failures).ToJsonString(Indented));
            }
            else
            {
                Print(output, race, peer, nadir, failures);
            }

            return failures == 0 ? 0 : 1;
        });
        return command;
    }

    private static double Ratio(WorkPrecision peer, WorkPrecision nadir, double error) => peer.MillisecondsAt(error) / nadir.MillisecondsAt(error);

    // The worst of the targets both reach: the promise is about the whole range.
    private static double Worst(WorkPrecision peer, WorkPrecision nadir) =>
        TargetErrors.Select(target => Ratio(peer, nadir, target)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();

    private static IEnumerable<double> Requested(WorkPrecision peer, WorkPrecision nadir) =>
        peer.Points.Select(p => p.Tolerance).Where(t => double.IsFinite(nadir.MillisecondsRequested(t)));

    private static JsonObject Json(PopulationRace race, WorkPrecision peer, WorkPrecision nadir, int failures) => new()
    {
        ["model"] = race.Model.Name,
        ["peer"] = race.Peer.Name,
        ["states"] = race.Judge.States.Count,
        ["subjects"] = race.Subjects,
        ["repetitions"] = race.Repetitions,
        ["lanes"] = race.Nadir.LanesOf(race.Lanes),
        ["processor"] = Machine.Processor,
        ["failures"] = failures,
        ["ratioAtEqualError"] = Rounded(Worst(peer, nadir)),
        ["ratioAtEqualTolerance"] = Rounded(peer.MillisecondsRequested(1e-6) / nadir.MillisecondsRequested(1e-6)),
        ["ratioAtEqualErrorOfFastest"] = Rounded(Worst(peer.ByFastest, nadir.ByFastest)),
        ["ratioAtEqualToleranceOfFastest"] = Rounded(peer.ByFastest.MillisecondsRequested(1e-6) / nadir.ByFastest.MillisecondsRequested(1e-6)),
        ["equalError"] = new JsonArray([.. TargetErrors.Select(target => new JsonObject
        {
            ["p99"] = target, ["peerMilliseconds"] = Rounded(peer.MillisecondsAt(target)), ["nadirMilliseconds"] = Rounded(nadir.MillisecondsAt(target)), ["ratio"] = Rounded(Ratio(peer, nadir, target)),
        })]),
        ["equalTolerance"] = new JsonArray([.. Requested(peer, nadir).Select(t => new JsonObject { ["rtol"] = t, ["ratio"] = Rounded(peer.MillisecondsRequested(t) / nadir.MillisecondsRequested(t)) })]),
        ["table"] = new JsonArray([.. Rows(race.Peer.Name, peer), .. Rows("Nadir", nadir)]),
    };

    private static IEnumerable<JsonObject> Rows(string engine, WorkPrecision curve) => curve.Points.Select(p => new JsonObject
    {
        ["engine"] = engine, ["rtol"] = p.Tolerance, ["atol"] = Rounded(p.Tolerance / 1000), ["millisecondsPerSubject"] = Rounded(p.Milliseconds), ["fastest"] = Rounded(p.Fastest),
        ["p99"] = Rounded(p.Accuracy.Percentile99), ["rms"] = Rounded(p.Accuracy.RootMeanSquare), ["largest"] = Rounded(p.Accuracy.Largest), ["stepsPerSubject"] = Rounded(p.StepsPerSubject),
    });

    private static JsonNode? Rounded(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    private static string Figure(double value) => double.IsFinite(value) ? value.ToString("G3", CultureInfo.InvariantCulture) : "–";

    private static void Print(TextWriter output, PopulationRace race, WorkPrecision peer, WorkPrecision nadir, int failures)
    {
        void Line(FormattableString text) => output.WriteLine(FormattableString.Invariant(text));
        Line($"{race.Model.Name}, {race.Judge.States.Count} states, {race.Subjects} subjects, {race.Study.Rows.Count} rows to {race.Study.Until}; {Machine.Processor}; lanes {race.Nadir.LanesOf(race.Lanes)}; median of {race.Repetitions}, user CPU, one thread\n");
        Line($"| engine | rtol | ms a subject | fastest | p99 error | rms error | largest | steps |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, p) in peer.Points.Select(p => (race.Peer.Name, p)).Concat(nadir.Points.Select(p => ("Nadir", p))))
        {
            Line($"| {name} | {p.Tolerance:0e-0} | {p.Milliseconds:0.000} | {p.Fastest:0.000} | {p.Accuracy.Percentile99:0.0e-0} | {p.Accuracy.RootMeanSquare:0.0e-0} | {p.Accuracy.Largest:0.0e-0} | {p.StepsPerSubject:0} |");
        }

        Line($"\n| equal error, p99 | {race.Peer.Name} ms | Nadir ms | ratio | ratio of fastest |");
        Line($"|---|---:|---:|---:|---:|");
        foreach (var target in TargetErrors)
        {
            Line($"| {target:0e-0} | {Figure(peer.MillisecondsAt(target))} | {Figure(nadir.MillisecondsAt(target))} | {Figure(Ratio(peer, nadir, target))} | {Figure(Ratio(peer.ByFastest, nadir.ByFastest, target))} |");
        }

        Line($"\n| equal requested tolerance | ratio | ratio of fastest |");
        Line($"|---|---:|---:|");
        foreach (var t in Requested(peer, nadir))
        {
            Line($"| {t:0e-0} | {Figure(peer.MillisecondsRequested(t) / nadir.MillisecondsRequested(t))} | {Figure(peer.ByFastest.MillisecondsRequested(t) / nadir.ByFastest.MillisecondsRequested(t))} |");
        }

        Line($"\nfailed subjects: {failures}");
    }
}
