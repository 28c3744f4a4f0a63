namespace GearSweep.Silo.Security;

public sealed class ClusterSecretTests
{
    private const string Secret = "no-secret-but-long-enough-to-be-one";

    /// <summary>Computed by another program, from the definitions of HKDF (RFC 5869) and P-256.</summary>
    [Fact]
    public void The_same_secret_makes_the_same_key_everywhere_and_for_ever() =>
        Assert.EndsWith(
            "EB96680DAAD2C4B1C8875E53FE021C5328C7766558CEEF6B48FFCAC90BD5E9DD"
                + "367E6649BBC4F06F4C0DC1AE080EB87FC92D626823A390B0F8F768BD3DC6F00D",
            Key(Secret),
            StringComparison.Ordinal
        );

    [Fact]
    public void Another_secret_makes_another_key() => Assert.NotEqual(Key(Secret), Key($"{Secret}."));

    [Fact]
    public void A_certificate_has_its_private_key_and_names_nothing()
    {
        using var certificate = ClusterSecret.Certificate(Secret);
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal("CN=cluster", certificate.Subject);
    }

    [Fact]
    public void Secrets_are_long_and_differ()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => ClusterSecret.Create()).ToArray();
        Assert.Equal(100, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.True(secret.Length >= ClusterSecret.Shortest));
    }

    private static string Key(string secret)
    {
        using var certificate = ClusterSecret.Certificate(secret);
        return Convert.ToHexString(certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }
}
