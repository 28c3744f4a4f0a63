using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Randomness;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Gradients against differences of losses: of the equations in double where there is no dropout, else of the engine's
/// own.
/// </summary>
public sealed class GradientCheckTests
{
    private const int ValuesOfATensor = 2;
    private const double FirstMomentOfAGradient = 0.1; // m = (1 − β₁) · g after the first step.
    private static readonly ConcurrentDictionary<Configuration, Lazy<double[]>> Expected = new();

    public static MatrixTheoryData<CellKind, (int Hidden, int Layers, int Length, int Batch), int> Shapes =>
        new(
            Enum.GetValues<CellKind>(),
            [(1, 1, 1, 1), (17, 2, 3, 5), (33, 3, 4, 7), (21, 2, 5, 130)],
            VectorWidth.Bits
        );

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_are_the_derivatives_of_the_equations(
        CellKind cell,
        (int Hidden, int Layers, int Length, int Batch) shape,
        int bits
    )
    {
        VectorWidth.SkipWhereMissing(bits);
        var configuration = new Configuration
        {
            Cell = cell,
            HiddenSize = shape.Hidden,
            NumLayers = shape.Layers,
            SequenceLength = shape.Length,
            BatchSize = shape.Batch,
        };
        using var model = new SimdEngine(bits).Create(configuration, 5, Train(configuration));
        model.TrainBatch(Batch(configuration), 0, 0);
        var found = model.Capture().FirstMoments;
        var expected = Expected.GetOrAdd(configuration, c => new Lazy<double[]>(() => Derivatives(c))).Value;
        for (var i = 0; i < expected.Length; i++)
        {
            var tensor = found[i / ValuesOfATensor];
            var scale = tensor.Max(Math.Abs) / FirstMomentOfAGradient;
            Assert.Equal(expected[i], tensor[Index(i, tensor.Length)] / FirstMomentOfAGradient, 1e-3 * scale);
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm, 0)]
    [InlineData(CellKind.Lstm, 0.3)]
    [InlineData(CellKind.Gru, 0)]
    [InlineData(CellKind.Gru, 0.3)]
    [InlineData(CellKind.Rnn, 0)]
    [InlineData(CellKind.Rnn, 0.3)]
    public void Gradients_are_those_of_finite_differences_with_and_without_dropout(CellKind cell, double dropout)
    {
        var configuration = new Configuration
        {
            Cell = cell,
            HiddenSize = 5,
            NumLayers = 2,
            SequenceLength = 4,
            BatchSize = 6,
            Dropout = dropout,
        };
        var train = Train(configuration);
        int[] windows = [3, 1, 4, 15, 9, 2];
        using var model = new SimdEngine().Create(configuration, 5, train);
        var initial = model.Capture();
        model.TrainBatch(windows, 0, 0);
        var gradients = model.Capture().FirstMoments;
        const float Step = 1e-2f;
        for (var tensor = 0; tensor < gradients.Length; tensor++)
        {
            for (var i = 0; i < gradients[tensor].Length; i += 7)
            {
                var difference = (LossAt(Step) - LossAt(-Step)) / (2 * Step);
                Assert.Equal(difference, gradients[tensor][i] / 0.1, 1e-3 * Math.Abs(difference) + 2e-5);

                double LossAt(float by)
                {
                    var moved = initial with { Weights = [.. initial.Weights.Select(w => (float[])w.Clone())] };
                    moved.Weights[tensor][i] += by;
                    model.Restore(moved);
                    return model.TrainBatch(windows, 0, 0);
                }
            }
        }
    }

    [Fact]
    public void Whatever_the_shape_the_loss_changes_along_a_direction_as_the_gradients_say() =>
        Prop.ForAll(
                Gen.Choose(1, 40)
                    .SelectMany(hidden =>
                        Gen.Choose(1, 3)
                            .SelectMany(layers =>
                                Gen.Choose(1, 6)
                                    .SelectMany(length =>
                                        Gen.Choose(1, 140)
                                            .SelectMany(batch =>
                                                Gen.Elements(0, 0.3)
                                                    .Zip(Gen.Elements(Enum.GetValues<CellKind>()))
                                                    .Select(drawn => new Configuration
                                                    {
                                                        Cell = drawn.Item2,
                                                        HiddenSize = hidden,
                                                        NumLayers = layers,
                                                        SequenceLength = length,
                                                        BatchSize = batch,
                                                        Dropout = drawn.Item1,
                                                    })
                                            )
                                    )
                            )
                    )
                    .ToArbitrary(),
                configuration =>
                {
                    var batch = Batch(configuration);
                    using var model = new SimdEngine().Create(configuration, 7, Train(configuration));
                    var initial = model.Capture();
                    var loss = model.TrainBatch(batch, 0, 0);

                    // A direction of random lengths in which no two gradients cancel each other.
                    var moments = model.Capture().FirstMoments;
                    float[][] direction = [.. moments.Select(Towards)];
                    var slope =
                        moments.Zip(direction, (m, d) => m.Zip(d, (x, y) => (double)x * y).Sum()).Sum()
                        / FirstMomentOfAGradient;
                    var step = (float)Math.Min(0.01, 0.01 * loss / slope);
                    Assert.Equal(slope, (LossAt(step) - LossAt(-step)) / (2 * step), 0.01 * slope);

                    static float[] Towards(float[] moments, int tensor)
                    {
                        var random = new Philox(11, (ulong)tensor);
                        var direction = new float[moments.Length];
                        for (var i = 0; i < direction.Length; i++)
                            direction[i] = (moments[i] < 0 ? -1 : 1) * random.NextSingle();
                        return direction;
                    }

                    double LossAt(float by)
                    {
                        model.Restore(
                            initial with
                            {
                                Weights =
                                [
                                    .. initial.Weights.Zip(
                                        direction,
                                        (w, d) => w.Zip(d, (x, y) => x + by * y).ToArray()
                                    ),
                                ],
                            }
                        );
                        return model.TrainBatch(batch, 0, 0);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>∂loss/∂w of some values of each tensor, by central differences of the equations in double.</summary>
    private static double[] Derivatives(Configuration configuration)
    {
        const float Step = 1e-3f;
        var train = Train(configuration);
        var weights = ModelState.Initial(configuration, 5).Weights;
        var derivatives = new double[ValuesOfATensor * weights.Length];
        for (var i = 0; i < derivatives.Length; i++)
        {
            ref var weight = ref weights[i / ValuesOfATensor][Index(i, weights[i / ValuesOfATensor].Length)];
            var before = weight;
            float above = before + Step,
                below = before - Step;
            weight = above;
            var lossAbove = Loss();
            weight = below;
            derivatives[i] = (lossAbove - Loss()) / ((double)above - below);
            weight = before;
        }

        return derivatives;

        double Loss() =>
            Batch(configuration)
                .Average(window =>
                    Math.Pow(PlainRecurrence.Predict(configuration, weights, train, window) - train.Target(window), 2)
                );
    }

    private static int Index(int i, int length) => (i + 1) * 7919 % length;

    private static Windows Train(Configuration configuration) =>
        Noise.Windows(configuration.SequenceLength, zeroColumns: 2);

    private static int[] Batch(Configuration configuration) => [.. Enumerable.Range(3, configuration.BatchSize)];
}
