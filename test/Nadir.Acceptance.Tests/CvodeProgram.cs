using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>
/// A network as a C program around CVODE (SUNDIALS). It is written from the reactions themselves, not from Nadir's equations, tapes or
/// Jacobian, so that all of these are checked against another program. Boluses of one species, evenly spaced.
/// </summary>
internal sealed class CvodeProgram(CompiledModel model, double[] parameters, double[] initial)
{
    private const string Head = """
        #include <math.h>
        #include <stdio.h>
        #include <cvode/cvode.h>
        #include <nvector/nvector_serial.h>
        #include <sunmatrix/sunmatrix_dense.h>
        #include <sunlinsol/sunlinsol_dense.h>

        """;

    public static bool IsInstalled => File.Exists("/usr/include/cvode/cvode.h") && File.Exists("/usr/bin/gcc");

    /// <summary>The C source.</summary>
    public string Source(string dosed, double amount, double every, int times, double end, double relativeTolerance, double absoluteTolerance)
    {
        var network = model.Equations.Network;
        var states = model.Equations.States;
        var code = new StringBuilder(Head);
        foreach (var function in network.Functions)
        {
            code.Append(CultureInfo.InvariantCulture, $"static double {function.Id}({string.Join(", ", function.Arguments.Select(a => "double " + a))}) {{ return {Text(function.Body)}; }}\n");
        }

        code.Append(CultureInfo.InvariantCulture, $"#define N {states.Count}\nstatic int f(realtype t, N_Vector Y, N_Vector D, void *u) {{\n  double *y = NV_DATA_S(Y), *d = NV_DATA_S(D);\n");
        for (var i = 0; i < model.Equations.Parameters.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"  const double {model.Equations.Parameters[i]} = {parameters[i]:R};\n");
        }

        for (var i = 0; i < states.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"  const double {states[i]} = y[{i}]; d[{i}] = 0;\n");
        }

        Assignments(network, code);
        foreach (var reaction in network.Reactions)
        {
            code.Append(CultureInfo.InvariantCulture, $"  {{ const double v = {Text(reaction.Rate)};");
            foreach (var (species, stoichiometry) in reaction.Products.Select(p => (p.Species, p.Stoichiometry)).Concat(reaction.Reactants.Select(r => (r.Species, -r.Stoichiometry))))
            {
                var described = network.Species.Single(s => s.Id == species);
                if (!described.IsBoundary)
                {
                    code.Append(CultureInfo.InvariantCulture, $" d[{model.StateIndex(species)}] += {stoichiometry:R} * v{(described.IsAmount ? "" : $" / {described.Compartment}")};");
                }
            }

            code.Append(" }\n");
        }

        code.Append("  return 0;\n}\nint main(void) {\n  SUNContext c; SUNContext_Create(NULL, &c);\n  N_Vector Y = N_VNew_Serial(N, c); double *y = NV_DATA_S(Y);\n");
        for (var i = 0; i < states.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"  y[{i}] = {initial[i]:R};\n");
        }

        code.Append(CultureInfo.InvariantCulture, $$"""
              SUNMatrix A = SUNDenseMatrix(N, N, c);
              SUNLinearSolver L = SUNLinSol_Dense(Y, A, c);
              void *m = CVodeCreate(CV_BDF, c);
              CVodeInit(m, f, 0, Y); CVodeSStolerances(m, {{relativeTolerance:R}}, {{absoluteTolerance:R}}); CVodeSetLinearSolver(m, L, A); CVodeSetMaxNumSteps(m, 1000000);
              double t = 0;
              for (int k = 0; k < {{times}}; k++) {
                y[{{model.StateIndex(dosed)}}] += {{amount * PerAmount(dosed):R}};
                CVodeReInit(m, t, Y);
                double next = k + 1 < {{times}} ? (k + 1) * {{every:R}} : {{end:R}};
                CVodeSetStopTime(m, next);
                if (CVode(m, next, Y, &t, CV_NORMAL) < 0) return 1;
              }
              for (int i = 0; i < N; i++) printf("%.17g\n", y[i]);
              return 0;
            }

            """);
        return code.ToString();
    }

    /// <summary>Compiles the source with gcc, runs it and reads the state it prints.</summary>
    public static double[] Run(string source)
    {
        var folder = Directory.CreateTempSubdirectory("nadir-cvode");
        try
        {
            var (file, program) = (Path.Combine(folder.FullName, "m.c"), Path.Combine(folder.FullName, "m"));
            File.WriteAllText(file, source);
            Execute("/usr/bin/gcc", ["-O1", "-o", program, file, "-lsundials_cvode", "-lsundials_nvecserial", "-lsundials_sunmatrixdense", "-lsundials_sunlinsoldense", "-lm"]);
            return Execute(program, []).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Execute(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result}");
        return output;
    }

    private double PerAmount(string species)
    {
        var described = model.Equations.Network.Species.Single(s => s.Id == species);
        return described.IsAmount ? 1 : 1 / parameters[model.Equations.Parameters.ToList().IndexOf(described.Compartment)];
    }

    private static void Assignments(Network network, StringBuilder code)
    {
        var waiting = network.Rules.Where(rule => !rule.IsRate).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.First(rule => !waiting.Any(other => rule.Value.Symbols.Contains(other.Target)));
            code.Append(CultureInfo.InvariantCulture, $"  const double {ready.Target} = {Text(ready.Value)};\n");
            waiting.Remove(ready);
        }
    }

    private static string Text(Expression e)
    {
        string At(int i) => Text(e.Arguments[i]);
        string Infix(string sign) => $"({string.Join($" {sign} ", e.Arguments.Select(Text))})";
        return e.Operator switch
        {
            Operator.Number => e.Value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAny('.', 'E') ? $"({text})" : $"({text}.0)",
            Operator.Symbol => e.Name,
            Operator.Add => Infix("+"),
            Operator.Subtract => Infix("-"),
            Operator.Multiply => Infix("*"),
            Operator.Divide => Infix("/"),
            Operator.Negate => $"(-{At(0)})",
            Operator.Power => $"pow({At(0)}, {At(1)})",
            Operator.Call => $"{e.Name}({string.Join(", ", e.Arguments.Select(Text))})",
            Operator.Exp => $"exp({At(0)})",
            Operator.Ln => $"log({At(0)})",
            Operator.Sqrt => $"sqrt({At(0)})",
            Operator.Max => $"fmax({At(0)}, {At(1)})",
            Operator.Min => $"fmin({At(0)}, {At(1)})",
            _ => throw new NotSupportedException(e.ToString()),
        };
    }
}
