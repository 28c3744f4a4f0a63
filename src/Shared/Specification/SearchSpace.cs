using System.Globalization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>How many configurations a search space has, and which they are.</summary>
public static class SearchSpace
{
    /// <summary>0.3 / 0.1 is a little less than 3 and yet means 3.</summary>
    private const double Tolerance = 1e-14;

    /// <summary>Values that a domain has; <see langword="null"/> when it is continuous.</summary>
    public static long? SizeOf(ParameterDomain domain) =>
        domain switch
        {
            FixedValue => 1,
            ValueList list => list.Values.Count,
            ValueRange { Distribution: Distribution.IntUniform } range => Steps(range, 1),
            ValueRange { Distribution: Distribution.QUniform, Q: { } q } range => Steps(range, q),
            _ => null,
        };

    /// <summary>
    /// One of the values of a domain that is not continuous, ascending in a range, as written in a list.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <param name="index">From 0 up to but without <see cref="SizeOf(ParameterDomain)"/>.</param>
    /// <exception cref="ArgumentException">The domain is continuous.</exception>
    public static ParameterValue ValueAt(ParameterDomain domain, long index) =>
        domain switch
        {
            FixedValue value => value.Value,
            ValueList list => list.Values[(int)index],
            ValueRange { Distribution: Distribution.IntUniform } range => range.Min + index,
            ValueRange { Distribution: Distribution.QUniform, Q: { } q } range => Math.Clamp(
                Decimal15((FirstMultiple(range.Min, q) + index) * q),
                range.Min,
                range.Max
            ),
            _ => throw new ArgumentException("a continuous range has no list of values", nameof(domain)),
        };

    /// <summary>
    /// Combinations of all parameters' values, <see cref="long.MaxValue"/> when there are more; <see langword="null"/>
    /// when a parameter is continuous.
    /// </summary>
    public static long? SizeOf(SweepSpec spec)
    {
        var product = UInt128.One;
        foreach (var parameter in spec.Parameters)
        {
            if (SizeOf(parameter.Domain) is not { } size)
                return null;
            product = UInt128.Min(product * (ulong)size, long.MaxValue);
        }

        return (long)product;
    }

    /// <summary>
    /// Configurations that the sweep will propose: all combinations of a grid, <c>run_cap</c> draws at random, neither
    /// more than the other allows.
    /// <see cref="long.MaxValue"/> when there are more than that.
    /// </summary>
    public static long ConfigurationCount(SweepSpec spec) =>
        Math.Min(SizeOf(spec) ?? long.MaxValue, spec.RunCap ?? long.MaxValue);

    /// <summary>
    /// The configuration at a position of a space without continuous parameters: the last parameter written changes
    /// fastest.
    /// </summary>
    /// <param name="spec">The specification.</param>
    /// <param name="index">From 0 up to but without <see cref="SizeOf(SweepSpec)"/>.</param>
    public static Configuration ConfigurationAt(SweepSpec spec, long index)
    {
        var configuration = new Configuration();
        foreach (var (name, domain) in spec.Parameters.Reverse())
        {
            (index, var digit) = Math.DivRem(index, SizeOf(domain)!.Value);
            configuration = configuration.With(name, ValueAt(domain, digit));
        }

        return configuration;
    }

    /// <summary>The greatest value that a numeric parameter takes anywhere in the space.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="parameter">A parameter of the catalogue that is not a word.</param>
    public static double Largest(SweepSpec spec, string parameter) =>
        spec.Parameters.FirstOrDefault(p => p.Name == parameter)?.Domain switch
        {
            null => ParameterCatalog.Find(parameter)!.Default.Number!.Value,
            FixedValue value => value.Value.Number!.Value,
            ValueList list => list.Values.Max(v => v.Number!.Value),
            ValueRange { Distribution: Distribution.QUniform } range => ValueAt(
                range,
                SizeOf(range)!.Value - 1
            ).Number!.Value,
            ValueRange range => range.Max,
            var other => throw new ArgumentException($"'{other}' has no greatest value", nameof(spec)),
        };

    /// <summary>Whether a parameter has no list of values, and yet a grid is to try them all.</summary>
    internal static bool IsEndlessGrid(SweepSpec spec, Parameter parameter) =>
        spec.Method == SearchMethod.Grid && SizeOf(parameter.Domain) is null;

    /// <summary>Multiples of a step within a range.</summary>
    internal static long Steps(ValueRange range, double step)
    {
        var steps = Math.Floor(range.Max / step * (1 + Tolerance)) - FirstMultiple(range.Min, step) + 1;
        return steps >= long.MaxValue ? long.MaxValue : Math.Max(0, (long)steps);
    }

    private static double FirstMultiple(double min, double step) => Math.Ceiling(min / step * (1 - Tolerance));

    /// <summary>3 · 0.1 is to be 0.3: a double holds 15 decimal digits.</summary>
    private static double Decimal15(double value) =>
        double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
