using System.CommandLine;
using System.Globalization;

namespace GearSweep.Cli.Commands;

/// <summary>Bounds of an option that is a whole number.</summary>
internal static class NumberRange
{
    /// <summary>Refuses numbers outside a range; what is no number at all is refused when it is read.</summary>
    public static void AcceptOnlyBetween(this Option option, int min, int max) =>
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!long.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
                    continue;
                if (number < min || number > max)
                {
                    result.AddError(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{option.Name}: {number} is not from {min:#,0} to {max:#,0}"
                        )
                    );
                }
            }
        });
}
