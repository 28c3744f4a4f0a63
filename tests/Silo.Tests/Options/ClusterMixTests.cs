using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>What does not go together is refused with the keys, what was found, and what to do.</summary>
public sealed class ClusterMixTests
{
    private const string Secret = "hunter2";
    private const string Database = $"Host=127.0.0.1;Database=gearsweep;Username=gearsweep;Password={Secret}";

    [Theory]
    [InlineData(
        "Cluster:Head=10.0.0.1:11111 Store:File=x.db",
        "Store:File ('x.db')",
        "is a worker",
        "leave Store:File out"
    )]
    [InlineData(
        "Cluster:Connect=10.0.0.1:30000 Store:File=x.db",
        "Store:File ('x.db')",
        "is a client",
        "leave Cluster:Connect out"
    )]
    [InlineData(
        $"Cluster:Database={Database} Store:File=x.db",
        "Store:File ('x.db')",
        "Cluster:Database",
        "leave Store:File out"
    )]
    [InlineData(
        $"Cluster:Database={Database} Cluster:Head=10.0.0.1:11111",
        "Cluster:Head ('10.0.0.1:11111'",
        "Cluster:Database",
        "expected one"
    )]
    [InlineData(
        $"Cluster:Database={Database} Cluster:Connect=10.0.0.1:30000",
        "Cluster:Connect ('10.0.0.1:30000')",
        "Cluster:Role client"
    )]
    [InlineData(
        "Cluster:Head=10.0.0.1:11111 Cluster:Connect=10.0.0.1:30000",
        "Cluster:Head",
        "Cluster:Connect",
        "expected one"
    )]
    [InlineData(
        "Cluster:Head=10.0.0.1:11111 Cluster:Role=head",
        "Cluster:Role is 'head'",
        "Cluster:Head ('10.0.0.1:11111')",
        "expected worker"
    )]
    [InlineData(
        "Cluster:Connect=10.0.0.1:30000 Cluster:Role=worker",
        "Cluster:Role is 'worker'",
        "Cluster:Connect",
        "expected client"
    )]
    [InlineData("Cluster:Role=worker", "Cluster:Role is 'worker'", "expected Cluster:Head host:port")]
    [InlineData("Cluster:Role=client", "Cluster:Role is 'client'", "expected Cluster:Connect host:port")]
    [InlineData("Cluster:Role=boss", "Cluster:Role is 'boss'", "head, worker, head+worker or client")]
    [InlineData("Cluster:Role=head Slots:Count=2", "Slots:Count is 2", "head+worker")]
    [InlineData("Cluster:Hed=10.0.0.1:11111", "Cluster:Hed is no known key", "Head, Database")]
    [InlineData("Cluster:SiloPort=70000", "Cluster:SiloPort is 70000", "1 to 65535")]
    [InlineData("Cluster:SiloPort=4000 Cluster:GatewayPort=4000", "Cluster:GatewayPort is 4000", "expected two ports")]
    [InlineData("Cluster:ClusterId=", "Cluster:ClusterId is ''", "expected a name")]
    [InlineData("Cluster:JoinTimeout=-0:00:01", "Cluster:JoinTimeout is -00:00:01", "expected 0:00:00")]
    [InlineData("Cluster:Address=0.0.0.0", "Cluster:Address is '0.0.0.0'", "expected one address of this machine")]
    [InlineData(
        "Cluster:Head=192.0.2.1:11111 Cluster:Address=127.0.0.1",
        "Cluster:Address is '127.0.0.1'",
        "the head at 192.0.2.1:11111 cannot reach it"
    )]
    [InlineData(
        "Cluster:SecretFile=a Cluster:CertificateFile=b",
        "Cluster:SecretFile and Cluster:CertificateFile are both given",
        "expected one"
    )]
    [InlineData(
        "Cluster:CertificateFile=b",
        "Cluster:CertificateFile ('b')",
        "without Cluster:CertificateAuthorityFile"
    )]
    [InlineData("Cluster:CertificateAuthorityFile=b", "without Cluster:CertificateFile")]
    [InlineData("Cluster:CertificateKeyFile=b", "without Cluster:CertificateFile")]
    [InlineData(
        "Cluster:CertificateFile=/no/such Cluster:CertificateAuthorityFile=/no/such",
        "Cluster:CertificateFile is '/no/such'",
        "can read"
    )]
    [InlineData("Cluster:SecretFile=a Cluster:Insecure=true", "Cluster:Insecure is true", "leave Cluster:Insecure out")]
    [InlineData(
        "Cluster:Address=192.0.2.7",
        "Cluster:SecretFile is not given, and this silo listens at 192.0.2.7",
        "run 'gearsweep cluster secret cluster.secret'",
        "--Cluster:SecretFile=cluster.secret",
        "--Cluster:Insecure=true"
    )]
    [InlineData(
        "Cluster:Head=192.0.2.1:11111 Cluster:Address=192.0.2.7",
        "copy the head's secret file to this machine",
        "--Cluster:SecretFile=cluster.secret"
    )]
    [InlineData(
        $"Cluster:Database={Database} Cluster:Address=192.0.2.7",
        "this silo listens at 192.0.2.7",
        "gearsweep cluster secret"
    )]
    [InlineData("Cluster:Database=Host=db.lab;Database=gearsweep", "Cluster:Address is not given", "e.g. 192.168.1.10")]
    public void A_wrong_mix_is_refused(string settings, params string[] words)
    {
        var message = Assert.Throws<ValidationException>(() => Read(settings)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"Host=127.0.0.1;Database=gearsweep;Password=a;{Secret}=b")]
    [InlineData($"Host=127.0.0.1;Database=gearsweep;Port={Secret}")]
    [InlineData($"postgresql://gearsweep:{Secret}@127.0.0.1/gearsweep")]
    [InlineData($"Password={Secret}")]
    [InlineData("")]
    public void A_connection_string_that_is_none_is_refused_without_being_shown(string text)
    {
        var error = Assert.Throws<ValidationException>(() => Options.Database.Parse(text));
        Assert.StartsWith(
            "Cluster:Database is no connection string of PostgreSQL; expected Host=",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_as_text_has_no_secret()
    {
        var database = Options.Database.Parse(Database);
        Assert.Equal("PostgreSQL at 127.0.0.1, database gearsweep", $"{database}");
        Assert.Contains(Secret, database.ConnectionString, StringComparison.Ordinal);
    }

    private static ResolvedClusterOptions Read(string settings) =>
        ClusterConfiguration.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings
                        .Split(' ')
                        .Select(setting => setting.Split('=', 2))
                        .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))
                )
                .Build()
        );
}
