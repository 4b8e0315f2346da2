using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nadir;

/// <summary>Every example compiles against the libraries as they are. (Running one takes a restore; .ci/run does that.)</summary>
public sealed class ExampleTests
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    public static TheoryData<string> Examples() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_compiles(string name)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]);
        var sources = new[] { ImplicitUsings, File.ReadAllText(Path.Combine(Repository.Root, "examples", name)) };
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "example", sources.Select(text => CSharpSyntaxTree.ParseText(text, options)), references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
    }
}
