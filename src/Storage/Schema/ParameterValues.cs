namespace GearSweep.Storage.Schema;

/// <summary>
/// A parameter's value out of <see cref="TrialEntity.Parameters"/>, in SQL alone; <see langword="null"/> where the
/// trial has the parameter's default.
/// </summary>
internal static class ParameterValues
{
    /// <summary>A number.</summary>
    public static double? Number(string parameters, string name) => throw InSql(parameters, name);

    /// <summary>A word.</summary>
    public static string? Word(string parameters, string name) => throw InSql(parameters, name);

    private static InvalidOperationException InSql(string parameters, string name) =>
        new($"'{name}' of '{parameters}' is looked up by the database");
}
