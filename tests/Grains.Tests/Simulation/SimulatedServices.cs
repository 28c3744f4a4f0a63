using System.Reflection;

namespace GearSweep.Grains.Simulation;

/// <summary>
/// Answers an interface with one object, whatever is asked: every grain of a factory, or the address of a silo.
/// </summary>
public class SimulatedServices : DispatchProxy
{
    private object _answer = new();

    /// <summary>An interface whose members of the answer's type all return it.</summary>
    public static T Of<T>(object answer)
        where T : class
    {
        var services = Create<T, SimulatedServices>();
        ((SimulatedServices)(object)services)._answer = answer;
        return services;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType.IsInstanceOfType(_answer)
            ? _answer
            : throw new NotSupportedException($"no simulated {targetMethod}");
}
