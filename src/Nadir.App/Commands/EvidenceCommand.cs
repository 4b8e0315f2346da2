using System.CommandLine;

namespace Nadir.App;

/// <summary><c>nadir evidence</c>: what has been shown, by whom, how sure.</summary>
internal static class EvidenceCommand
{
    public static Command Make(TextWriter output) => new(
        "evidence",
        "What has been shown: trials, outcomes with grades, claims with verdicts, safety, legal status, sources.\nExample: nadir evidence search \"walking speed older adults\"")
    {
        Search(output), Outcome(output), Trial(output), Claims(output), Sources(output), Safety(output), Regulation(output), Verify(output),
    };

    private static Option<bool> Json() => new("--json") { Description = "One JSON object on stdout and nothing else." };

    private static Option<string?> FileOption(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Argument<string?> Id(string what) => new("id") { Description = $"Id of {what}; all are listed when it is not given.", Arity = ArgumentArity.ZeroOrOne };

    private static Command Search(TextWriter output)
    {
        var words = new Argument<string[]>("words") { Description = "Words to look for.", Arity = ArgumentArity.OneOrMore };
        var most = new Option<int>("--most") { Description = "Number of hits.", DefaultValueFactory = _ => 10 };
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("search", "Full-text search over everything.") { words, most, json, data };
        command.SetAction(parsed =>
        {
            var count = parsed.GetValue(most);
            if (count is < 1 or > 1000)
            {
                throw new ArgumentException($"--most is {count}; give 1 to 1000.");
            }

            var query = string.Join(' ', parsed.GetValue(words)!);
            using var database = EvidenceDatabase.Open(DataOption.Library(parsed.GetValue(data)), EvidenceDatabase.CacheFolder());
            var hits = database.Search(query, count);
            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(query, hits));
            }
            else
            {
                EvidencePrinter.Hits(output, query, hits);
            }
        });
        return command;
    }

    private static Command Outcome(TextWriter output)
    {
        var id = Id("an outcome, such as sleep-psqi");
        var intervention = new Option<string>("--of") { Description = "NMN, NR, NAM or NA.", DefaultValueFactory = _ => "NMN" };
        var html = FileOption("--html", "Write a page with forest plot and every row.");
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("outcome", "Grade, meta-analysis and every row of an outcome.") { id, intervention, html, json, data };
        command.SetAction(parsed =>
        {
            var library = DataOption.Library(parsed.GetValue(data));
            var grades = (parsed.GetValue(id) is { } one ? [library.EndpointOf(one).Id] : library.Endpoints.Select(endpoint => endpoint.Id)).Select(end => EvidenceGrade.Of(library, end, parsed.GetValue(intervention)!)).ToArray();
            if (parsed.GetValue(html) is { } file)
            {
                AtomicFile.Write(file, grades.Length == 1 ? OutcomePage.Html(library, grades[0]) : throw new ArgumentException("--html needs the id of one outcome."));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(library, grades));
            }
            else if (grades.Length == 1)
            {
                EvidencePrinter.Outcome(output, library, grades[0]);
            }
            else
            {
                EvidencePrinter.Outcomes(output, grades);
            }
        });
        return command;
    }

    private static Command Trial(TextWriter output)
    {
        var id = Id("a study");
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("trial", "Studies of outcomes with their rows.") { id, json, data };
        command.SetAction(parsed =>
        {
            var library = DataOption.Library(parsed.GetValue(data));
            var studies = parsed.GetValue(id) is { } one ? [library.Studies.FirstOrDefault(study => study.Id == one) ?? throw new ArgumentException($"No study '{one}'. Known: {string.Join(", ", library.Studies.Select(study => study.Id))}.")] : library.Studies;
            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(studies));
            }
            else
            {
                EvidencePrinter.Studies(output, library, studies, parsed.GetValue(id) is not null);
            }
        });
        return command;
    }

    private static Command Claims(TextWriter output)
    {
        var id = Id("a claim, such as O3");
        var html = FileOption("--html", "Write one self-contained page.");
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("claim", "What popular texts say, with a verdict and the evidence for and against.") { id, html, json, data };
        command.SetAction(parsed =>
        {
            var library = DataOption.Library(parsed.GetValue(data));
            var claims = parsed.GetValue(id) is { } one ? [library.Ledger[one]] : library.Ledger.Claims;
            if (parsed.GetValue(html) is { } file)
            {
                AtomicFile.Write(file, ClaimsPage.Html(library, claims));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(claims));
            }
            else if (parsed.GetValue(id) is null)
            {
                EvidencePrinter.Claims(output, claims);
            }
            else
            {
                EvidencePrinter.Claim(output, library, claims[0]);
            }
        });
        return command;
    }

    private static Command Sources(TextWriter output)
    {
        var id = Id("a source");
        var (bibtex, csl) = (FileOption("--bibtex", "Write BibTeX."), FileOption("--csl", "Write CSL-JSON."));
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("source", "What rows rest on, for reference managers too.") { id, bibtex, csl, json, data };
        command.SetAction(parsed =>
        {
            var library = DataOption.Library(parsed.GetValue(data));
            var sources = parsed.GetValue(id) is { } one ? [library.SourceOf(one)] : library.Sources;
            if (parsed.GetValue(bibtex) is { } bib)
            {
                AtomicFile.Write(bib, Bibliography.BibTex(sources));
            }

            if (parsed.GetValue(csl) is { } file)
            {
                AtomicFile.Write(file, Bibliography.CslJson(sources));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(sources));
            }
            else
            {
                EvidencePrinter.Sources(output, sources);
            }
        });
        return command;
    }

    private static Command Safety(TextWriter output)
    {
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("safety", "Adverse events, toxicology, intake limits, interactions, unknowns, signs to stop.") { json, data };
        command.SetAction(parsed =>
        {
            var library = DataOption.Library(parsed.GetValue(data));
            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(library.Safety));
            }
            else
            {
                EvidencePrinter.Safety(output, library, DataOption.Body(parsed.GetValue(data)));
            }
        });
        return command;
    }

    private static Command Regulation(TextWriter output)
    {
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("regulation", "Legal status by country, with dates; old entries are marked.") { json, data };
        command.SetAction(parsed =>
        {
            var library = DataOption.Library(parsed.GetValue(data));
            if (parsed.GetValue(json))
            {
                output.WriteLine(LibraryJson.Of(library.Regulation));
            }
            else
            {
                EvidencePrinter.Regulation(output, library, DateOnly.FromDateTime(DateTime.Today));
            }
        });
        return command;
    }

    private static Command Verify(TextWriter output)
    {
        var (json, data) = (Json(), DataOption.Make());
        var command = new Command("verify", "Loads everything, checks every file against its schema and every reference, and counts.") { json, data };
        command.SetAction(parsed => EvidencePrinter.Verified(output, DataOption.Library(parsed.GetValue(data)), parsed.GetValue(json)));
        return command;
    }
}
