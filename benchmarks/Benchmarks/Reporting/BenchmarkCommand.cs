using System.CommandLine;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>
/// What all commands that measure have in common: they print a report, and write it into a file where <c>--write</c>
/// names one.
/// </summary>
internal static class BenchmarkCommand
{
    /// <summary>The file that has the places of the reports.</summary>
    public static Option<FileInfo?> Write { get; } =
        new("--write")
        {
            Description = "A Markdown file. The report is put between its lines '<!-- VERB -->' and '<!-- /VERB -->'.",
        };

    /// <summary>
    /// What a command ends with whose report is there, and tells that something is not as it should be.
    /// </summary>
    private const int ComplaintCode = 2;

    /// <summary>
    /// Gives a command its measurement. A file that does not exist, or has no place for the report, is refused before
    /// anything is measured.
    /// </summary>
    public static Command Reporting(this Command command, Func<ParseResult, CancellationToken, Task<Report>> measure)
    {
        command.Options.Add(Write);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var file = parsed.GetValue(Write)?.FullName;
                try
                {
                    if (file is not null)
                        MarkedPlace.Replace(await File.ReadAllTextAsync(file, cancellation), command.Name, "");
                    var report = await measure(parsed, cancellation);
                    Console.WriteLine(report);
                    if (file is not null)
                        await MarkedPlace.WriteAsync(file, command.Name, report.ToString(), cancellation);
                    return report.HasComplaints ? ComplaintCode : 0;
                }
                catch (Exception e) when (e is InvalidDataException or IOException)
                {
                    await Console.Error.WriteLineAsync($"{file}: {e.Message}");
                    return 1;
                }
            }
        );
        return command;
    }
}
