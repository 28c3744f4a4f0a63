namespace GearSweep.Shared.Configurations;

/// <summary>The recurrent cell of a model.</summary>
[GenerateSerializer]
public enum CellKind
{
    /// <summary>Long short-term memory, gates i, f, g, o (the lecture's cell).</summary>
    Lstm = 0,

    /// <summary>Gated recurrent unit.</summary>
    Gru = 1,

    /// <summary>The plain recurrent network with tanh, which the lecture starts from.</summary>
    Rnn = 2,
}
