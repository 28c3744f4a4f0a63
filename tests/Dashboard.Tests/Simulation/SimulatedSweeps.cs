using GearSweep.Shared.Configurations;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Tests.Simulation;

/// <summary>
/// Sweeps as a person meets them: one in the middle, finished ones, a paused one, one of ten thousand trials.
/// </summary>
internal static class SimulatedSweeps
{
    private static readonly int[] Hidden = [16, 32, 64];
    private static readonly int[] Layers = [1, 2];
    private static readonly int[] Lengths = [7, 14, 28];
    private static readonly double[] Rates = [0.001, 0.003, 0.01, 0.03];

    public static SimulatedSweep Running(int id = 5) =>
        new SimulatedSweep
        {
            Id = id,
            Name = "architectures",
            Description = "Hidden size, layers, window and learning rate over all conditions",
            Dataset = "no_fault",
            Synthetic = true,
        }.Fill(Architectures(), SimulatedSweep.Card, completed: 312, running: 4, failed: 3);

    public static SimulatedSweep Finished(int id = 2) =>
        new SimulatedSweep
        {
            Id = id,
            Name = "quickstart",
            Description = "A first look in under a minute",
            Synthetic = true,
            State = SweepState.Completed,
            Repeats = 3,
        }.Fill(
            [new Configuration { HiddenSize = 16 }, new Configuration { HiddenSize = 32 }],
            [SimulatedSweep.Card[2], SimulatedSweep.Card[5]],
            completed: 12
        );

    /// <summary>On four channels in g, of which a4 is the target.</summary>
    public static SimulatedSweep OfRig(int id = 6, bool constant = false) =>
        new SimulatedSweep
        {
            Id = id,
            Name = "rig",
            Dataset = "rig",
            State = SweepState.Completed,
            Channels = Data.RigData.Channels,
            HasConstantTarget = constant,
        }.Fill(
            [new Configuration { HiddenSize = 16 }, new Configuration { HiddenSize = 32 }],
            [SimulatedSweep.Card[4]],
            completed: 2
        );

    public static SimulatedSweep Paused(int id = 3) =>
        new SimulatedSweep
        {
            Id = id,
            Name = "notebook",
            Description = "The lecture's recipe",
            Dataset = "surface_defect",
            State = SweepState.Paused,
            Validation = false,
            Epochs = 200,
        }.Fill([new Configuration { HiddenSize = 256, NumLayers = 2 }], SimulatedSweep.Card, completed: 2);

    public static SimulatedSweep Fresh(int id = 4) =>
        new SimulatedSweep
        {
            Id = id,
            Name = "cells",
            Description = "RNN, GRU and LSTM side by side",
        }.Fill(
            [new Configuration { Cell = CellKind.Rnn }, new Configuration { Cell = CellKind.Gru }, new Configuration()],
            SimulatedSweep.Card,
            completed: 0,
            running: 1
        );

    public static SimulatedSweep TenThousand(int id = 1) =>
        new SimulatedSweep
        {
            Id = id,
            Name = "ten thousand",
            State = SweepState.Completed,
            Epochs = 10,
        }.Fill(
            Enumerable
                .Range(0, 1667)
                .Select(i => new Configuration
                {
                    HiddenSize = 8 + i % 64,
                    LearningRate = 0.001 * (1 + i % 9),
                    BatchSize = 50 + i / 9,
                }),
            SimulatedSweep.Card,
            completed: 10_002,
            failed: 40
        );

    public static SimulatedCluster All() => new(TenThousand(), Finished(), Paused(), Fresh(), Running());

    private static IEnumerable<Configuration> Architectures() =>
        from hidden in Hidden
        from layers in Layers
        from length in Lengths
        from rate in Rates
        select new Configuration
        {
            HiddenSize = hidden,
            NumLayers = layers,
            SequenceLength = length,
            LearningRate = rate,
        };
}
