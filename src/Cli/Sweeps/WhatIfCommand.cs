using System.CommandLine;
using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Search;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Sweeps;

/// <summary><c>gearsweep what-if</c>: what successive halving would have made of a sweep whose curves are known.</summary>
internal static class WhatIfCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var sweep = StoredSweeps.SweepArgument();
        var store = StoredSweeps.StoreOption();
        var first = Number("--min-epochs", SchedulerSpec.Asha.MinEpochs, 1, SpecLimits.Epochs);
        first.Description = "Epochs before a trial pauses for the first time.";
        var factor = Number("--reduction-factor", SchedulerSpec.Asha.ReductionFactor, 2, SpecLimits.ReductionFactor);
        factor.Description = "One in so many trials of a rung goes on.";
        var command = new Command(
            "what-if",
            "Tells what 'scheduler: asha' would have made of a sweep that was trained to its end: which epochs it would have saved, and whether it would have lost the best."
        )
        {
            sweep,
            store,
            first,
            factor,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asha = new SchedulerSpec(
                    SchedulerKind.Asha,
                    parsed.GetRequiredValue(first),
                    parsed.GetRequiredValue(factor)
                );
                await StoredSweeps.LookAsync(
                    parsed.GetRequiredValue(store),
                    parsed.GetRequiredValue(sweep),
                    (opened, id) => TellAsync(opened, id, asha, streams, cancellation),
                    cancellation
                );
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Option<int> Number(string name, int usual, int least, int most)
    {
        var option = new Option<int>(name) { DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
                result.AddError($"{name} is {value}; expected {least} to {most}");
        });
        return option;
    }

    private static async Task TellAsync(
        ReadOnlyResults opened,
        int sweep,
        SchedulerSpec asha,
        Streams streams,
        CancellationToken cancellation
    )
    {
        var history =
            await opened.SearchHistoryAsync(sweep, cancellation)
            ?? throw new InputException($"there is no sweep {sweep}");
        if (SweepContent.Read(history.Sweep) is not { Plan: var plan })
            throw new InputException($"the specification of sweep {sweep} cannot be read");
        OperatingCondition[] conditions = [.. history.Sweep.Conditions.Select(c => c.Condition)];
        var spec = plan.Spec with { Scheduler = asha with { MinEpochs = Math.Min(asha.MinEpochs, plan.Spec.Epochs) } };
        var outcomes = RecordedCurves.Run(
            TrialSchedulers.For(spec, plan.Configurations, conditions.Length, _ => 1)!,
            history.Shown.Select(shown => shown.Observation).Where(o => o.Trial < plan.Trials),
            trial => trial / spec.Repeats % conditions.Length,
            trial => trial % spec.Repeats == 0
        );
        foreach (var outcome in outcomes)
            await streams.Output.WriteLineAsync($"{conditions[outcome.Condition]}: {Text(outcome)}");
        var (given, all) = (outcomes.Sum(o => o.Given), outcomes.Sum(o => o.Epochs));
        await streams.Output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"asha from {spec.Scheduler.MinEpochs} epochs, one in {asha.ReductionFactor}: {given:N0} of {all:N0} epochs; the best is found at {outcomes.Count(o => o.Lost is null)} of {outcomes.Count} conditions."
            )
        );
    }

    private static string Text(RecordedOutcome outcome)
    {
        var saved = string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Stopped} of {outcome.Trials} trials stopped, {outcome.Given:N0} of {outcome.Epochs:N0} epochs; "
        );
        return saved
            + (
                outcome.Lost is not { } lost ? $"the best, #{outcome.Best}, is found"
                : outcome is { Chosen: { } chosen, ChosenError: { } error }
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"the best, #{outcome.Best} ({outcome.BestError:G3}), is {DecisionText.Words(lost)}; #{chosen} ({error:G3}, {error / outcome.BestError - 1:+0.0 %}) takes its place"
                    )
                : $"the best, #{outcome.Best}, is {DecisionText.Words(lost)}, and no trial gets to the end"
            );
    }
}
