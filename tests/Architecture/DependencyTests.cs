using System.Xml.Linq;
using GearSweep.Testing;

namespace GearSweep.Architecture;

/// <summary>The arrows between the projects of src/, as docs/architecture.md draws them.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Shared"] = [],
        ["Search"] = ["Shared"],
        ["Scheduling"] = ["Shared", "Search"],
        ["Training"] = ["Shared"],
        ["Storage"] = ["Shared"],
        ["Storage.PostgreSql"] = ["Shared", "Storage"],
        ["Grains"] = ["Shared", "Search", "Scheduling", "Training", "Storage"],
        ["Silo"] = ["Shared", "Search", "Scheduling", "Training", "Storage", "Storage.PostgreSql", "Grains"],
        ["Dashboard"] = ["Shared", "Silo"],
        ["Cli"] = ["Shared", "Search", "Scheduling", "Training", "Storage", "Grains", "Silo"],
    };

    private static readonly Dictionary<string, string[]> ForbiddenPackages = new()
    {
        ["Shared"] = ["TorchSharp", "libtorch", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "MudBlazor"],
        ["Search"] =
        [
            "TorchSharp",
            "libtorch",
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Microsoft.Orleans.Server",
        ],
        ["Scheduling"] =
        [
            "TorchSharp",
            "libtorch",
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Microsoft.Orleans",
            "Microsoft.Extensions",
        ],
        ["Training"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Orleans.Server"],
        ["Storage"] = ["TorchSharp", "libtorch", "Npgsql", "Microsoft.AspNetCore", "Microsoft.Orleans"],
        ["Storage.PostgreSql"] = ["TorchSharp", "libtorch", "Microsoft.AspNetCore", "Microsoft.Orleans.Server"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_of_src_is_known_here()
    {
        var found = Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Allowed.Keys.Order(), found.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_lies_below_it(string project) =>
        Assert.Empty(
            References(project, "ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))
                .Except(Allowed[project])
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_stays_clear_of_the_libraries_of_others(string project) =>
        Assert.DoesNotContain(
            References(project, "PackageReference"),
            package => ForbiddenPackages.GetValueOrDefault(project, []).Any(package.StartsWith)
        );

    /// <remarks>Projects get those below them transitively, so what the code names is looked at too.</remarks>
    [Theory]
    [MemberData(nameof(Projects))]
    public void The_code_of_a_project_names_only_what_lies_below_it(string project)
    {
        var others = Allowed.Keys.Except(Allowed[project]).Where(other => other != project).ToArray();
        if (project == "Dashboard")
            others = [.. others.Except(["Silo"])];
        var wrong =
            from file in Directory.GetFiles(
                Path.Combine(Repository.Root, "src", project),
                "*.*",
                SearchOption.AllDirectories
            )
            where Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains("/obj/") && !file.Contains("/bin/")
            from line in File.ReadLines(file)
            from other in others
            where line.Contains($"using GearSweep.{other};") || line.Contains($"using GearSweep.{other}.")
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_dashboards_program_and_its_hosting_know_the_silo()
    {
        var wrong =
            from file in Directory.GetFiles(
                Path.Combine(Repository.Root, "src", "Dashboard"),
                "*.*",
                SearchOption.AllDirectories
            )
            where
                Path.GetExtension(file) is ".cs" or ".razor"
                && Path.GetFileName(file) != "Program.cs"
                && !file.Contains("/obj/")
                && !file.Contains("/Dashboard/Hosting/")
            where File.ReadAllText(file).Contains("GearSweep.Silo")
            select Path.GetRelativePath(Repository.Root, file);
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument
            .Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"))
            .Descendants(kind)
            .Select(e => e.Attribute("Include")!.Value);
}
