using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Engines.Torch;

/// <summary>The reference: TorchSharp's <c>nn.LSTM</c>, <c>nn.GRU</c> and <c>nn.RNN</c> on the CPU.</summary>
internal sealed class TorchEngine : ITrainingEngine
{
    /// <inheritdoc/>
    public string Name => "torch";

    /// <inheritdoc/>
    public string Description => Name;

    /// <inheritdoc/>
    public string? Refusal(Configuration configuration) => null;

    /// <inheritdoc/>
    public bool IsFast(Configuration configuration) => true;

    /// <inheritdoc/>
    public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train)
    {
        if (TorchRuntime.Check() is { } cause) throw new TrialException(cause);
        TorchRuntime.UseOneThread();
        return new TorchModel(configuration, seed, train);
    }
}
