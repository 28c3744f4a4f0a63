using System.Globalization;

namespace GearSweep.Grains.Queue;

/// <summary>
/// Machines whose silos die, one after the other, with whatever they were given. Each comes back as another silo, with nothing on its record, and one such
/// machine would take trial after trial with it. A trial that is known to have lost a silo is no evidence: it may itself be what ends silos.
/// </summary>
internal sealed class MachineLosses
{
    /// <summary>Silos that may be lost before the next one is set aside.</summary>
    public const int Limit = 3;

    private readonly Dictionary<string, HashSet<string>> _fruitless = [];
    private readonly HashSet<string> _fruitful = [];

    /// <summary>A silo was lost with an attempt.</summary>
    /// <param name="silo">Its address, <c>host:port@generation</c>.</param>
    /// <param name="gotFurther">Whether the attempt had stored a checkpoint there.</param>
    public void Lost(string silo, bool gotFurther)
    {
        if (gotFurther) Prosper(silo);
        else if (!_fruitful.Contains(silo)) (_fruitless.TryGetValue(MachineOf(silo), out var lost) ? lost : _fruitless[MachineOf(silo)] = []).Add(silo);
    }

    /// <summary>A silo has got something done.</summary>
    public void Prosper(string silo)
    {
        _fruitless.Remove(MachineOf(silo));
        _fruitful.Add(silo);
    }

    /// <summary>A person takes a silo's machine for well.</summary>
    public void Forget(string silo) => _fruitless.Remove(MachineOf(silo));

    /// <summary>Why a silo of the same machine should be given no trials; <see langword="null"/> when the machine is well.</summary>
    public string? Complaint(string silo) => _fruitless.TryGetValue(MachineOf(silo), out var lost) && lost.Count >= Limit
        ? string.Create(CultureInfo.InvariantCulture, $"{lost.Count} silos of this machine were lost one after the other, and none had got anything done")
        : null;

    /// <summary>Whether two silos are of one machine.</summary>
    public static bool AreOfOneMachine(string one, string other) => MachineOf(one) == MachineOf(other);

    private static string MachineOf(string silo) => silo.LastIndexOf(':') is > 0 and var colon ? silo[..colon] : silo;
}
