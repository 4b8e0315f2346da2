using Nadir;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return await BenchCommandLine.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
