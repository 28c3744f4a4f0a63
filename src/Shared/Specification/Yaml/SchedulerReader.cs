namespace GearSweep.Shared.Specification.Yaml;

/// <summary>Reads the rule by which trials go on.</summary>
internal static class SchedulerReader
{
    private static readonly string[] Details = ["min_epochs", "reduction_factor", "order", "slots"];
    private static readonly SchedulerSpec Defaults = SchedulerSpec.Asha;

    /// <summary>Reads it; what the log has as wrong afterwards has its default.</summary>
    /// <param name="root">The whole specification.</param>
    /// <param name="epochs">Epochs of a trial.</param>
    /// <param name="earlyStop">When a trial ends before its epochs are spent.</param>
    /// <param name="log">Takes what is wrong.</param>
    public static SchedulerSpec Read(MapReader root, int epochs, EarlyStopSpec earlyStop, SpecDiagnostics log)
    {
        if (root.Node("scheduler") is not { } node || node is YamlScalar { Text: "none" })
            return SchedulerSpec.None;
        if (node is YamlScalar { Text: "asha" })
            return Bounded(Defaults, epochs);
        if (node is not YamlMap)
        {
            root.Error("scheduler", $"found {node.Kind}; 'none', 'asha' or a mapping with 'type' is expected");
            return SchedulerSpec.None;
        }

        var fields = MapReader.Open(node, "scheduler", SpecKeyCatalog.NamesAt("scheduler"), log)!;
        var first = fields.Whole("min_epochs", 1, SpecLimits.Epochs);
        var factor = fields.Whole("reduction_factor", 2, SpecLimits.ReductionFactor);
        var isFixed = fields.Word("order", "arrival", "fixed") == "fixed";
        var slots = fields.Whole("slots", 1, SpecLimits.LogicalSlots);
        if (isFixed && earlyStop.Kind != EarlyStopKind.None)
            fields.Error(
                "order",
                "found 'fixed' beside an early_stop; every job must have its epochs, 'arrival' is expected"
            );
        if (slots is not null && !isFixed)
            fields.Error("slots", "slots are only taken for granted with 'order: fixed'; no slots are expected");
        if (!fields.Has("type"))
            fields.Missing("type", "'asha'");
        if (fields.Word("type", "none", "asha") is not { } type)
            return SchedulerSpec.None;
        if (type == "none")
        {
            foreach (var key in Details.Where(fields.Has))
                fields.Error(key, $"no trial pauses with 'none'; no {key} is expected");
            return SchedulerSpec.None;
        }

        if (first > epochs)
            fields.Error("min_epochs", $"found {first}; at most epochs, {epochs}, is expected");
        return Bounded(
            new(SchedulerKind.Asha, first ?? Defaults.MinEpochs, factor ?? Defaults.ReductionFactor)
            {
                Order = isFixed ? DecisionOrder.Fixed : DecisionOrder.Arrival,
                Slots = isFixed ? slots ?? SchedulerSpec.UsualSlots : SchedulerSpec.UsualSlots,
            },
            epochs
        );
    }

    private static SchedulerSpec Bounded(SchedulerSpec spec, int epochs) =>
        spec with
        {
            MinEpochs = Math.Min(spec.MinEpochs, epochs),
        };
}
