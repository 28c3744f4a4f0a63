namespace GearSweep.Shared.Text;

/// <summary>
/// The unit in which figures of about one size are shown to people: 0.002 mm as 2 µm. m, g, V, A, N, Pa, m/s and m/s²
/// take another prefix (G to n) below 0.1 and from 1,000 on; every other unit, and one that is not known, stays as it
/// is.
/// </summary>
/// <param name="Factor">What a figure in the dataset's unit is multiplied by.</param>
/// <param name="Unit">The unit of the product; empty where none is known.</param>
public sealed record UnitScale(double Factor, string Unit)
{
    // 1,200 g of acceleration would be read as a mass if they were 1.2 kg.
    private const string OnlySmaller = "g";

    private const double LeastAsIs = 0.1,
        MostAsIs = 1000,
        AlmostOne = 1 - 1e-9;

    private static readonly string[] Bases = ["m", OnlySmaller, "V", "A", "N", "Pa", "m/s", "m/s²", "m/s2", "m/s^2"];

    /// <summary>Prefixes, the largest first.</summary>
    private static readonly (string Text, int Exponent)[] Prefixes =
    [
        ("G", 9),
        ("M", 6),
        ("k", 3),
        ("", 0),
        ("m", -3),
        ("µ", -6),
        ("n", -9),
    ];

    /// <summary>Other ways to write them, as datasets may: the Greek letter, and the letter u.</summary>
    private static readonly (string Text, int Exponent)[] Spellings = [("\u03BC", -6), ("u", -6)];

    /// <summary>The dataset's unit, whatever the figures.</summary>
    public static UnitScale AsIs(string unit) => new(1, unit);

    /// <summary>The unit for a figure.</summary>
    /// <param name="unit">The dataset's unit, e.g. <c>mm</c>; empty where it is not known.</param>
    /// <param name="size">The figure in it, of either sign; one that is 0 or not finite changes nothing.</param>
    public static UnitScale For(string unit, double size)
    {
        size = Math.Abs(size);
        if (!double.IsFinite(size) || size is 0 or (>= LeastAsIs and < MostAsIs))
            return AsIs(unit);
        if (Parse(unit) is not var (exponent, symbol))
            return AsIs(unit);
        var most = symbol == OnlySmaller ? exponent : Prefixes[0].Exponent;
        var fitting = Prefixes.Where(p => p.Exponent <= most && size * Power(exponent - p.Exponent) >= AlmostOne);
        var chosen = fitting.DefaultIfEmpty(Prefixes[^1]).First();
        return chosen.Exponent == exponent
            ? AsIs(unit)
            : new UnitScale(Power(exponent - chosen.Exponent), chosen.Text + symbol);
    }

    /// <summary>
    /// The unit for the middle one of some figures by size, so that one that diverged does not choose it.
    /// </summary>
    /// <param name="unit">The dataset's unit; empty where it is not known.</param>
    /// <param name="figures">Figures in it, in any order; those that are 0 or not finite do not count.</param>
    public static UnitScale For(string unit, IEnumerable<double> figures)
    {
        double[] sizes = [.. figures.Select(Math.Abs).Where(size => double.IsFinite(size) && size > 0).Order()];
        return sizes.Length == 0 ? AsIs(unit) : For(unit, sizes[sizes.Length / 2]);
    }

    /// <summary>A figure of the dataset's unit in this one.</summary>
    public double Of(double figure) => figure * Factor;

    /// <summary>A figure of the dataset's unit in this one; <see langword="null"/> for none.</summary>
    public double? Of(double? figure) => figure * Factor;

    /// <summary>Figures of the dataset's unit in this one.</summary>
    public double[] Of(double[] figures) => Factor == 1 ? figures : Array.ConvertAll(figures, Of);

    /// <summary>A heading or the name of an axis, e.g. <c>a4 (mg)</c>; the name alone where no unit is known.</summary>
    public string Head(string name) => Unit.Length == 0 ? name : $"{name} ({Unit})";

    /// <summary>
    /// A figure that is written already, with the unit after it, e.g. <c>2.31 µm</c>; alone where none is known.
    /// </summary>
    public string After(string figure) => Unit.Length == 0 ? figure : $"{figure} {Unit}";

    private static (int Exponent, string Symbol)? Parse(string unit)
    {
        foreach (var (prefix, exponent) in Prefixes.Concat(Spellings))
        {
            if (!unit.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var symbol = unit[prefix.Length..];
            if (Bases.Contains(symbol))
                return (exponent, symbol);
        }

        return null;
    }

    private static double Power(int exponent) => exponent < 0 ? 1 / Math.Pow(10, -exponent) : Math.Pow(10, exponent);
}
