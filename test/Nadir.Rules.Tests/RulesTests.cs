using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nadir;

/// <summary>The house rules that a machine can hold.</summary>
public sealed partial class RulesTests
{
    private static readonly Dictionary<string, string[]> Ladder = new(StringComparer.Ordinal)
    {
        ["Nadir.Numerics"] = [],
        ["Nadir.Model"] = [],
        ["Nadir.Simulation"] = ["Nadir.Model", "Nadir.Numerics"],
        ["Nadir.Evidence"] = ["Nadir.Model", "Nadir.Numerics"],
        ["Nadir.Body"] = ["Nadir.Model", "Nadir.Numerics", "Nadir.Simulation", "Nadir.Evidence"],
        ["Nadir.Study"] = ["Nadir.Model", "Nadir.Numerics", "Nadir.Simulation", "Nadir.Evidence", "Nadir.Body"],
        ["Nadir.Formats"] = ["Nadir.Model", "Nadir.Numerics", "Nadir.Simulation", "Nadir.Evidence", "Nadir.Body", "Nadir.Study"],
        ["nadir"] = ["Nadir.Model", "Nadir.Numerics", "Nadir.Simulation", "Nadir.Evidence", "Nadir.Body", "Nadir.Study", "Nadir.Formats"],
    };

    private static readonly string[] ForbiddenWords = ["Helper", "Manager", "Util", "Common", "Service", "Base", "Data"];

    private static readonly string[] ForbiddenBelowFormats =
        ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.Environment", "System.Net.Http.HttpClient", "System.Random"];

    public static TheoryData<string> Assemblies => new(Ladder.Keys);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Project_references_only_rungs_below(string name) =>
        Assert.All(Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!).Where(a => a.StartsWith("Nadir", StringComparison.Ordinal)), a => Assert.Contains(a, Ladder[name]));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Only_Formats_and_App_touch_files_clock_and_environment(string name)
    {
        if (name is "Nadir.Formats" or "nadir")
        {
            return;
        }

        using var stream = File.OpenRead(Assembly.Load(name).Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
            {
                continue;
            }

            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            var full = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            var method = metadata.GetString(member.Name);
            if (method == "get_CurrentManagedThreadId")
            {
                continue; // the compiler's iterators ask for it
            }

            Assert.DoesNotContain(full, ForbiddenBelowFormats);
            Assert.False(full is "System.DateTime" or "System.DateTimeOffset" && method is "get_Now" or "get_UtcNow", $"{full}.{method} in {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Type_names_are_the_fields_nouns(string name) =>
        Assert.All(Types(name), type => Assert.DoesNotContain(Words().Split(type.Name).SelectMany(_ => WordList(type.Name)), word => ForbiddenWords.Contains(word, StringComparer.Ordinal) && type.Name != "DataOption"));

    [Fact]
    public void Interfaces_have_two_implementations()
    {
        var types = Ladder.Keys.SelectMany(Types).ToArray();
        foreach (var contract in types.Where(type => type.IsInterface))
        {
            var count = types.Count(type => type is { IsInterface: false, IsAbstract: false } && type.GetInterfaces().Any(i => i == contract || (i.IsGenericType && i.GetGenericTypeDefinition() == contract)));
            Assert.True(count >= 2 || contract.Name == "IOdeSystem", $"{contract.Name} has {count}");
        }
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Public_types_are_documented(string name)
    {
        var xml = XDocument.Load(Path.ChangeExtension(Assembly.Load(name).Location, ".xml"));
        var documented = xml.Descendants("member").Select(member => (string)member.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
        Assert.All(Types(name).Where(type => type is { IsPublic: true }), type => Assert.Contains($"T:{type.FullName}", documented));
    }

    [Fact]
    public void Source_files_stay_near_300_lines() => Assert.All(
        new[] { "src", "bench" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)).Where(path => !path.Contains("Tableaus", StringComparison.Ordinal)),
        path => Assert.True(File.ReadAllLines(path).Length <= 400, path));

    [Fact]
    public void Built_claims_name_types_that_exist()
    {
        var types = Ladder.Keys.SelectMany(Types).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in LibraryReader.BuiltIn().Ledger.Claims)
        {
            Assert.All(claim.Types ?? [], name => Assert.Contains(name, types));
            Assert.True(claim.State != ClaimState.Built || claim.Types is { Count: > 0 }, $"{claim.Id} is built but names no type");
        }
    }

    // By a method whose name has the id, or a comment just above one ("// U2: ...", "// Claims H1 and H2: ..."). Mere words such as a state D1 of a network do not count.
    [Fact]
    public void Every_built_claim_of_the_model_is_named_by_a_test()
    {
        string[] modules = ["Metabolism", "Responses", "Regimens", "Hypotheses", "Body", "studies/", "nadir compare", "nadir explore"];
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "test"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var claims = LibraryReader.BuiltIn().Ledger.Claims.Where(claim => claim.State == ClaimState.Built && modules.Any(module => claim.Module.StartsWith(module, StringComparison.Ordinal))).ToArray();
        Assert.True(claims.Length >= 30, $"{claims.Length}");
        Assert.All(claims, claim => Assert.Matches($@"(void|Task) ([A-Z]\d+_)*{claim.Id}_|// (Claims? )?([A-Z]\d+(,| and) )*{claim.Id}\b", tests));
    }

    // A page a response, and every number of it with the value that is used.
    [Fact]
    public void Every_response_has_a_page_with_its_numbers()
    {
        foreach (var response in Response.All)
        {
            var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "science", "responses", $"{response.Id}.md"));
            Assert.All(response.Rows(Body.Default.ResponseTable), row => Assert.Contains(FormattableString.Invariant($"| `{row.Id}` | {row.Value}"), page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Readme_names_both_commands()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Contains("dotnet run -c Release --project src/Nadir.App -- compare", readme, StringComparison.Ordinal);
        Assert.Contains("dotnet test", readme, StringComparison.Ordinal);
        Assert.Contains($"{Body.Default.Model.Equations.States.Count} pools, {Body.Default.Network.Reactions.Count} reactions", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_the_documents_lead_somewhere()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repository.Root, "*.md"));
        foreach (var document in documents)
        {
            foreach (Match link in Links().Matches(File.ReadAllText(document)))
            {
                var target = link.Groups[1].Value.Split('#')[0];
                if (target.Length > 0 && !target.StartsWith("http", StringComparison.Ordinal))
                {
                    var path = Path.Combine(Path.GetDirectoryName(document)!, target);
                    Assert.True(File.Exists(path) || Directory.Exists(path), $"{document}: {target}");
                }
            }
        }
    }

    private static IEnumerable<Type> Types(string name) => Assembly.Load(name).GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace is "Nadir" or "Nadir.App");

    private static IEnumerable<string> WordList(string name) => Words().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
