using System.Text.Json;

namespace GearSweep.Storage.Schema;

/// <summary>How a kind of database finds loss points in the order in which they were stored.</summary>
/// <param name="All">Of all trials of <c>@sweep</c>, <c>@take</c> points after <c>@after</c>.</param>
/// <param name="Chosen">The same of <c>@trials</c>.</param>
/// <param name="ToTrials">The numbers of the trials as a parameter.</param>
internal sealed record PointStatements(string All, string Chosen, Func<IReadOnlyList<int>, object> ToTrials)
{
    /// <summary>What is selected.</summary>
    public const string Columns = "p.Id, p.Trial, p.Attempt, p.Epoch, p.TrainMse, p.ValidationMse, p.Seconds";

    /// <summary>Which points of a trial.</summary>
    public const string New = "p.SweepId = @sweep AND p.Id > @after AND NOT p.Superseded";

    /// <summary>In which order, and how many.</summary>
    public const string InOrder = "ORDER BY p.Id LIMIT @take";

    // Of a few trials each is looked up by the unique index; of all, the index by sweep is in the order of the cursor
    // already. SQLite has to be told.

    /// <summary>SQLite's.</summary>
    public static PointStatements Sqlite { get; } =
        new(
            $"SELECT {Columns} FROM LossPoints p INDEXED BY IX_LossPoints_SweepId WHERE {New} {InOrder}",
            $"""
            SELECT {Columns} FROM json_each(@trials) t
            CROSS JOIN LossPoints p INDEXED BY IX_LossPoints_SweepId_Trial_Attempt_Epoch ON p.Trial = t.value AND {New}
            {InOrder}
            """,
            trials => JsonSerializer.Serialize(trials)
        );
}
