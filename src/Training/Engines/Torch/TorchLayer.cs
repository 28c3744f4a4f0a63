using GearSweep.Shared.Configurations;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GearSweep.Training.Engines.Torch;

/// <summary>
/// One recurrent layer: x (batch × L × input) ↦ the hidden states h (batch × L × H), from a hidden state of zeros.
/// </summary>
/// <param name="module">Owns the parameters.</param>
/// <param name="forward">Computes h.</param>
internal sealed class TorchLayer(nn.Module module, Func<Tensor, Tensor> forward) : IDisposable
{
    /// <summary>W_ih, W_hh, b_ih, b_hh.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. new[] { "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0" }.Select(name =>
            module.named_parameters().Single(p => p.name == name).parameter
        ),
    ];

    /// <summary>Makes a layer; its parameters' values are for the caller to set.</summary>
    public static TorchLayer Create(CellKind cell, int input, int hidden)
    {
        switch (cell)
        {
            case CellKind.Lstm:
                var lstm = nn.LSTM(input, hidden, batchFirst: true);
                return new TorchLayer(lstm, x => lstm.call(x).Item1);
            case CellKind.Gru:
                var gru = nn.GRU(input, hidden, batchFirst: true);
                return new TorchLayer(gru, x => gru.call(x).Item1);
            case CellKind.Rnn:
                var rnn = nn.RNN(input, hidden, batchFirst: true);
                return new TorchLayer(rnn, x => rnn.call(x).Item1);
            default:
                throw new ArgumentOutOfRangeException(nameof(cell), cell, "no such cell");
        }
    }

    /// <summary>The hidden states of all rows.</summary>
    public Tensor Forward(Tensor x) => forward(x);

    /// <inheritdoc/>
    public void Dispose() => module.Dispose();
}
