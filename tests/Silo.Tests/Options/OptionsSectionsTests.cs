using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Deployment;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>
/// Whatever is wrong in a section of ours is refused with the whole key, what was found and what was expected.
/// </summary>
public sealed class OptionsSectionsTests
{
    private const string Number = "a whole number";
    private const string Time = "a time as hours:minutes:seconds";

    // They go only together, see ClusterMixTests.
    private static readonly string[] Certificates =
    [
        "Cluster:CertificateFile",
        "Cluster:CertificateKeyFile",
        "Cluster:CertificateAuthorityFile",
    ];

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "Cluster:Head", "lab-head", "host:port" },
            { "Cluster:Connect", "lab-head", "host:port" },
            { "Cluster:Role", "boss", "head, worker, head+worker or client" },
            { "Cluster:Address", "0.0.0.0", "one address of this machine" },
            { "Cluster:SiloPort", "many", Number },
            { "Cluster:SiloPort", "70000", "a port from 1 to 65535" },
            { "Cluster:GatewayPort", "1.5", Number },
            { "Cluster:GatewayPort", "-1", "a port from 1 to 65535" },
            { "Cluster:ClusterId", "", "a name" },
            { "Cluster:SecretFile", "/no/such/file", "a file that this process can read" },
            { "Cluster:Insecure", "perhaps", "true or false" },
            { "Cluster:JoinTimeout", "soon", Time },
            { "Cluster:JoinTimeout", "-00:00:01", "0:00:00 (ask once) to a day" },
            { "Membership:ProbeTimeout", "5s", Time },
            { "Membership:ProbeTimeout", "00:11:00", "00:00:00.200 to 00:10:00" },
            { "Membership:MissedProbes", "few", Number },
            { "Membership:MissedProbes", "0", "1 to 100" },
            { "Store:Data", "", "the path of a directory" },
            { "Store:File", "", "the path of a file" },
            { "Slots:Count", "two", Number },
            { "Slots:Count", "1025", "0 to 1024" },
            { "Slots:IdleInterval", "100ms", Time },
            { "Slots:IdleInterval", "00:02:00", "00:00:00.0010000 to 00:01:00" },
            { "Slots:ReportInterval", "00:00:00", "00:00:00.0010000 to 00:01:00" },
            { "Slots:SegmentCacheBytes", "256 MB", Number },
            { "Slots:SegmentCacheBytes", "-1", "0 to 1099511627776" },
            { "Sweeps:MaxAttempts", "0", "1 to 100" },
            { "Sweeps:Lease", "00:00:01", "00:00:05 to 1.00:00:00" },
            { "Sweeps:CheckpointInterval", "2.00:00:00", "00:00:00.0010000 to 1.00:00:00" },
            { "Sweeps:IsolateSuspects", "perhaps", "true or false" },
            { "Sweeps:BrokenInARow", "-1", "0 to 1000" },
            { "Sweeps:FailedInARow", "1001", "0 to 1000" },
            { "Sweeps:HostLosses", "few", "a whole number" },
            { "Health:Url", "8081", "an address and a port" },
            { "Telemetry:Endpoint", "collector:4317", "an address like http://127.0.0.1:4317" },
            { "Telemetry:Protocol", "udp", "grpc or http/protobuf" },
            { "Access:Anonymous", "perhaps", "true or false" },
            { "Access:File", "tokens", "the path of a file whose name ends in .json" },
        };

    public static TheoryData<string> Sections => [.. OptionsSections.All.Select(section => section.Name)];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_with_the_whole_key_what_was_found_and_what_was_expected(
        string key,
        string value,
        string expected
    )
    {
        var message = Refusal(key, value);
        Assert.True(
            message.StartsWith($"{key} is '{value}'; expected {expected}", StringComparison.Ordinal)
                || message.StartsWith($"{key} is {value}; expected {expected}", StringComparison.Ordinal),
            message
        );
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("Store:File", "Host=db;Database=gears;Username=g;Password=hunter2")]
    [InlineData("Cluster:Head", "g:hunter2@10.0.0.1:11111")]
    [InlineData("Cluster:Connect", "Host=db;Pwd = hunter2")]
    [InlineData("Cluster:ClusterId", "postgresql://g:hunter2@db/gears")]
    [InlineData("Slots:Count", "password=hunter2")]
    [InlineData("Store:Fil", "Password=hunter2")]
    public void A_password_in_a_key_that_is_not_for_it_is_refused_and_not_repeated(string key, string value)
    {
        var error = Assert.Throws<ValidationException>(() =>
            ClusterConfiguration.Read(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build())
        );
        Assert.StartsWith($"{key} holds a password, which it is not for; ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Cluster__Database", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "--Cluster:Database=Host=db;Database=gears;Username=g;Password=hunter2",
        "--Cluster:Database holds a password"
    )]
    [InlineData("--urls=http://g:hunter2@127.0.0.1:5000", "--urls holds a password")]
    [InlineData("--Anything:Else=pwd=hunter2", "--Anything:Else: is no known section")]
    public void A_password_on_the_command_line_is_refused_and_not_repeated(string word, string expected)
    {
        var error = Assert.Throws<ValidationException>(() =>
            ClusterConfiguration.Read(new ConfigurationBuilder().AddCommandLine([word]).Build())
        );
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_is_among_them_but_the_one_whose_value_is_secret() =>
        Assert.Equal(
            OptionKeys.Defaults.Keys.Except(["Cluster:Database", .. Certificates]).Order(),
            Wrong.Select(row => row.Data.Item1).Distinct().Order()
        );

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_key_that_nobody_knows_is_refused_with_those_there_are(string section)
    {
        var known = OptionKeys
            .Defaults.Keys.Where(key => key.StartsWith($"{section}:", StringComparison.Ordinal))
            .Select(key => key.Split(':')[1])
            .ToArray();
        var expected = string.Join(", ", known);
        Assert.Equal($"{section}:Cuont is no known key; expected one of {expected}", Refusal($"{section}:Cuont", "2"));
        Assert.Equal(
            $"{section}:{known[0]}:More is no known key; expected one of {expected}",
            Refusal($"{section}:{known[0]}:More", "2")
        );
    }

    [Fact]
    public void Keys_are_known_whatever_their_case() =>
        Assert.Equal("gears", ClusterConfiguration.Read(Configuration("cluster:CLUSTERID", "gears")).ClusterId);

    private static string Refusal(string key, string value) =>
        Assert.Throws<ValidationException>(() => ClusterConfiguration.Read(Configuration(key, value))).Message;

    private static IConfigurationRoot Configuration(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
