using GearSweep.Shared.Randomness;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>
/// The faults of a campaign, drawn beforehand: a pure function of the seed, so that a campaign can be repeated.
/// </summary>
internal static class FaultPlan
{
    private const double ShortestFault = 0.5;
    private const double LongestFault = 6;

    // Half of the trials are left after the last fault is due, for the others go on while a fault lasts.
    private const int LastPart = 2;

    /// <summary>Draws the faults of all rounds.</summary>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="kinds">What may happen. The kinds are dealt like cards: each comes once before any comes
    /// again.</param>
    /// <param name="rounds">Rounds.</param>
    /// <param name="faults">Faults a round.</param>
    /// <param name="trials">Trials a round.</param>
    /// <returns>For each round its faults, in order.</returns>
    public static IReadOnlyList<IReadOnlyList<PlannedFault>> Of(
        ulong seed,
        IReadOnlyList<FaultKind> kinds,
        int rounds,
        int faults,
        int trials
    )
    {
        var random = new Philox(seed, stream: 0);
        var deck = new Stack<FaultKind>();
        var plan = new List<IReadOnlyList<PlannedFault>>();
        for (var round = 0; round < rounds; round++)
        {
            var drawn = new PlannedFault[faults];
            for (var i = 0; i < faults; i++)
            {
                if (deck.Count == 0)
                    deck = Shuffled(kinds, ref random);
                var seconds = ShortestFault + ((LongestFault - ShortestFault) * random.NextDouble());
                drawn[i] = new PlannedFault(
                    1 + random.NextInt32(trials / LastPart),
                    deck.Pop(),
                    random.NextDouble(),
                    seconds
                );
            }

            plan.Add(InOrder(drawn));
        }

        return plan;
    }

    // Heads that are apart for long leave enough time for a sweep to end: no fault can follow.
    private static IReadOnlyList<PlannedFault> InOrder(PlannedFault[] drawn) =>
        [
            .. drawn
                .OrderBy(fault => fault.Kind == FaultKind.CutHeadsApartForLong)
                .ThenBy(fault => fault.At)
                .Zip(drawn.Select(fault => fault.At).Order(), (fault, at) => fault with { At = at }),
        ];

    private static Stack<FaultKind> Shuffled(IReadOnlyList<FaultKind> kinds, ref Philox random)
    {
        FaultKind[] cards = [.. kinds];
        random.Shuffle<FaultKind>(cards);
        return new Stack<FaultKind>(cards);
    }
}
