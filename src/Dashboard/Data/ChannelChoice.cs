using System.Globalization;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Data;

/// <summary>
/// Which channels of a dataset are drawn: the target, and all inputs where they are few, else those that a
/// person has chosen.
/// </summary>
/// <param name="Channels">The dataset's channels, the target last.</param>
/// <param name="Inputs">Places of the inputs that are drawn, ascending, from 0.</param>
public sealed record ChannelChoice(IReadOnlyList<Channel> Channels, IReadOnlyList<int> Inputs)
{
    /// <summary>Inputs up to which all are drawn.</summary>
    public const int Few = 4;

    /// <summary>Inputs that are drawn at most: each is a chart.</summary>
    public const int Most = 8;

    /// <summary>What an address says.</summary>
    /// <param name="channels">The dataset's channels, the target last; at least one.</param>
    /// <param name="text">Numbers of the inputs, from 1, e.g. <c>1,3</c>; others are left out.</param>
    public static ChannelChoice From(IReadOnlyList<Channel> channels, string? text)
    {
        var inputs = channels.Count - 1;
        if (inputs <= Few)
            return new ChannelChoice(channels, [.. Enumerable.Range(0, inputs)]);
        var chosen = (text ?? "").Split(',').Select(PlaceOf).Where(place => place >= 0 && place < inputs);
        return new ChannelChoice(channels, [.. chosen.Distinct().Take(Most).Order()]);
    }

    /// <summary>Whether there is something to choose.</summary>
    public bool IsOffered => Channels.Count - 1 > Few;

    /// <summary>Whether one more may be drawn.</summary>
    public bool HasRoom => Inputs.Count < Most;

    /// <summary>Names of what is drawn, the target last.</summary>
    public IReadOnlyList<string> Names => [.. Inputs.Select(place => Channels[place].Name), Channels[^1].Name];

    /// <summary>The address's form with an input drawn or not; <see langword="null"/> when none is left.</summary>
    /// <param name="input">The input's place, from 0.</param>
    /// <param name="drawn">Whether it is drawn.</param>
    public string? With(int input, bool drawn)
    {
        var places = drawn ? Inputs.Append(input).Distinct().Order() : Inputs.Where(place => place != input);
        var text = string.Join(',', places.Select(place => (place + 1).ToString(CultureInfo.InvariantCulture)));
        return text.Length == 0 ? null : text;
    }

    private static int PlaceOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value - 1 : -1;
}
