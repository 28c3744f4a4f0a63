using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;
using Spectre.Console;

namespace GearSweep.Cli.Running;

/// <summary>A bar that is drawn over.</summary>
/// <param name="error">The terminal.</param>
internal sealed class TerminalProgress(TextWriter error) : IProgressDisplay
{
    /// <inheritdoc/>
    public Task WhileAsync(Func<Action<SweepRow>, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn()
            )
            .StartAsync(context =>
            {
                var task = context.AddTask("starting", maxValue: 1);
                return work(row =>
                {
                    task.Description = Markup.Escape(Printable.Line($"{row.Name}: {ProgressLine.For(row)}"));
                    task.Value = row.Progress;
                });
            });
    }
}
