namespace GearSweep.Architecture;

/// <summary>A project is read folder by folder, from what knows nothing of the others upwards.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects => DependencyTests.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_know_each_other_in_one_direction(string project)
    {
        var circle = new FolderGraph(project).Circle();
        Assert.True(circle is null, circle);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_namespace_of_a_file_is_its_folder(string project) =>
        Assert.Empty(new FolderGraph(project).Misplaced());

    [Fact]
    public void A_circle_is_told_with_a_file_for_each_arrow() =>
        Assert.Equal(
            "A -> A/B -> C -> A (A/One.cs, A/B/Two.cs, C/Three.cs)",
            new FolderGraph(
                "P",
                [
                    new("A/One.cs", "using System;\nusing GearSweep.P.A.B;\nnamespace GearSweep.P.A;"),
                    new("A/B/Two.cs", "namespace GearSweep.P.A.B;\nclass Two : GearSweep.P.C.Three;"),
                    new("C/Three.cs", "using GearSweep.P.A;\nusing GearSweep.P.D;\nnamespace GearSweep.P.C;"),
                    new("D/Four.cs", "using GearSweep.Other.A;\nnamespace GearSweep.P.D;"),
                ]
            ).Circle()
        );
}
