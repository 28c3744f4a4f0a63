namespace GearSweep.Storage.Results;

/// <summary>
/// Where a reader of curves stands: the last loss point that it has. While it still fetches what was there when it
/// came, only the chosen trials' points are given; from then on everything that is new, because what is new belongs to
/// trials that run.
/// </summary>
/// <param name="Point">Id of the last point.</param>
/// <param name="CatchingUp">Whether the reader still fetches what was there when it came.</param>
internal readonly record struct CurveCursor(long Point, bool CatchingUp)
{
    // Ids stay far below this, and the sum below 2⁵³, which a JavaScript number holds.
    private const long CatchingUpFlag = 1L << 51;

    public static CurveCursor Parse(long cursor) =>
        cursor switch
        {
            <= 0 => new CurveCursor(0, true),
            >= CatchingUpFlag => new CurveCursor(cursor - CatchingUpFlag, true),
            _ => new CurveCursor(cursor, false),
        };

    public long ToNumber() => CatchingUp ? Point + CatchingUpFlag : Point;
}
