using System.Text.RegularExpressions;
using GearSweep.Testing;

namespace GearSweep.Architecture.Deployment;

public sealed partial class ComposeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "docker");

    // Of the Compose specification: what we use.
    private static readonly string[] TopKeys = ["name", "services", "networks", "volumes", "secrets"];
    private static readonly string[] ServiceKeys =
    [
        "build",
        "image",
        "restart",
        "init",
        "stop_grace_period",
        "environment",
        "volumes",
        "networks",
        "ports",
        "healthcheck",
        "security_opt",
        "cap_drop",
        "depends_on",
        "read_only",
        "tmpfs",
        "secrets",
        "entrypoint",
    ];

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "compose*.yaml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Docker_takes_the_file(string file)
    {
        var (installed, _, _) = await SystemTool.RunAsync("docker", "compose", "version");
        if (installed != 0)
            Assert.Skip("docker compose is not installed");
        var (code, output, errors) = await SystemTool.RunAsync(
            "docker",
            "compose",
            "-f",
            Path.Combine(Folder, file),
            "config",
            "--quiet"
        );
        Assert.True(code == 0, errors + output);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_known_keys_and_names_nothing_that_is_not_there(string file)
    {
        var compose = Assert.Single(Yaml.Documents(File.ReadAllText(Path.Combine(Folder, file))));
        Assert.Empty(compose.Keys().Where(k => !k.StartsWith("x-", StringComparison.Ordinal)).Except(TopKeys));
        var services = compose.At("services");
        Assert.NotEmpty(services.Keys());
        foreach (var name in services.Keys())
        {
            var service = services.At(name);
            Assert.Empty(service.Keys().Except(ServiceKeys));
            Assert.Empty(Names(service.At("depends_on")).Except(services.Keys()));
            Assert.Empty(Names(service.At("networks")).Except(compose.At("networks").Keys()));
            Assert.Empty(Names(service.At("secrets")).Except(compose.At("secrets").Keys()));
            Assert.Empty(
                Names(service.At("volumes")).Select(v => v.Split(':')[0]).Except(compose.At("volumes").Keys())
            );
            Assert.All(
                service.At("healthcheck", "test").Items().Concat(service.At("entrypoint").Items()),
                word => Assert.IsType<string>(word)
            );
            Assert.All(Names(service.At("ports")), port => Assert.StartsWith("127.0.0.1:", port));
            if (service.At("build") is not { } build)
                continue;

            // A worker that was drained ends with 0 and stays away.
            Assert.Equal(build.At("target").Text() == "worker" ? "on-failure" : "always", service.At("restart").Text());
            var context = Path.GetFullPath(Path.Combine(Folder, build.At("context").Text()!));
            Assert.Equal(Repository.Root, context);
            Assert.Contains(
                build.At("target").Text(),
                Stages(File.ReadAllText(Path.Combine(context, build.At("dockerfile").Text()!)))
            );
        }
    }

    [Fact]
    public void The_Dockerfile_copies_what_is_there_and_starts_what_it_copied()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "Dockerfile"));
        var stages = Stages(text).ToArray();
        Assert.Equal(["build", "base", "worker", "head"], stages);
        Assert.All(FromStage().Matches(text), m => Assert.Contains(m.Groups["stage"].Value, stages));
        Assert.All(
            FromContext().Match(text).Groups["files"].Value.Split(' '),
            f => Assert.True(Path.Exists(Path.Combine(Repository.Root, f)), f)
        );
        var published = Publish()
            .Matches(text)
            .Select(m => (Project: m.Groups["project"].Value, To: m.Groups["to"].Value))
            .ToArray();
        Assert.All(
            published,
            p => Assert.True(Directory.Exists(Path.Combine(Repository.Root, "src", p.Project)), p.Project)
        );
        Assert.All(
            EntryPoint().Matches(text),
            m => Assert.Contains((m.Groups["project"].Value, m.Groups["folder"].Value), published)
        );
    }

    private static IReadOnlyList<string> Names(object? listOrMap) =>
        listOrMap is List<object?> list ? [.. list.Select(item => $"{item}")] : listOrMap.Keys();

    private static IEnumerable<string> Stages(string dockerfile) =>
        Stage().Matches(dockerfile).Select(m => m.Groups["name"].Value);

    [GeneratedRegex("(?m)^FROM \\S+ AS (?<name>\\w+)$")]
    private static partial Regex Stage();

    [GeneratedRegex("--from=(?<stage>\\w+)")]
    private static partial Regex FromStage();

    [GeneratedRegex("(?m)^COPY (?<files>global\\.json .*) \\./$")]
    private static partial Regex FromContext();

    [GeneratedRegex("dotnet publish src/(?<project>\\w+) -c Release -o (?<to>\\S+)")]
    private static partial Regex Publish();

    [GeneratedRegex("(?m)^ENTRYPOINT \\[\"(?<folder>/app/\\w+)/GearSweep\\.(?<project>\\w+)\"\\]$")]
    private static partial Regex EntryPoint();
}
