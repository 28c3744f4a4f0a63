namespace GearSweep.Architecture;

/// <summary>A file holds one type, which is read at one sitting.</summary>
public sealed class FileLengthTests
{
    private const int Most = 250;

    [Theory]
    [MemberData(nameof(DependencyTests.Projects), MemberType = typeof(DependencyTests))]
    public void A_file_has_at_most_250_lines(string project) =>
        Assert.Empty(
            from source in SourceText.OfProject(project)
            where !source.File.Split('/').Contains("Migrations")
            let lines = source.Text.AsSpan().Count('\n')
            where lines > Most
            select $"{source.File}: {lines} lines"
        );
}
