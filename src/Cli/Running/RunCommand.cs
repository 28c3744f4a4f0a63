using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Running;

/// <summary>The command <c>run</c>.</summary>
internal static class RunCommand
{
    private const string Description = """
        Runs a whole sweep in this process: progress on stderr, a summary on stdout.

        Ctrl-C checkpoints and stops; the same command with the same store goes on from there. A sweep of the same name, specification and
        data that has completed is reported again without training; another specification under the same name makes a new sweep. Other
        sweeps of the store are left as they are: 'sweeps', 'cancel', 'retry' and 'delete' are for them.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var specification = SpecificationText.Argument();
        var data = new Option<string?>("--data")
        {
            Description =
                "The directory of the data files. Without it data/gear, which is filled with synthetic data when it is empty.",
            HelpName = "DIR",
        };
        var store = new Option<string>("--store")
        {
            Description = "The file with the results; made if it does not exist.",
            DefaultValueFactory = _ => Path.Combine("data", "gearsweep.db"),
            HelpName = "FILE.db",
        };
        var slots = new Option<int?>("--slots")
        {
            Description = "Training threads, 1 to 1024; without it one for each core that is to spare.",
            HelpName = "N",
        };
        slots.AcceptOnlyBetween(1, 1024);
        var engine = new Option<string?>("--engine")
        {
            Description = "The engine, instead of the specification's.",
            HelpName = "NAME",
        };
        var retry = new Option<bool>("--retry-failed")
        {
            Description = "Train trials of the sweep that have failed again, from epoch 1.",
        };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "Form of the summary.",
            DefaultValueFactory = _ => ReportFormat.Text,
        };
        var command = new Command("run", Description) { specification, data, store, slots, engine, retry, format };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var request = new RunRequest(
                    parsed.GetRequiredValue(specification),
                    parsed.GetValue(data),
                    parsed.GetRequiredValue(store),
                    parsed.GetValue(slots),
                    parsed.GetValue(engine),
                    parsed.GetValue(format)
                )
                {
                    RetryFailed = parsed.GetValue(retry),
                };
                return new SweepRun(request, streams, TimeProvider.System).RunAsync(cancellation);
            }
        );
        return command;
    }
}
