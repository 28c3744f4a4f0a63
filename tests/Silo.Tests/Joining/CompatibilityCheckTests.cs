namespace GearSweep.Silo.Joining;

public sealed class CompatibilityCheckTests
{
    private static readonly HandshakeRequest Worker = new(
        3,
        "1.0",
        "lab",
        HandshakeRequest.Silo,
        "lab",
        "worker",
        Stay: false
    );
    private static readonly HandshakeResponse Head = new(
        3,
        "1.0",
        "lab",
        HandshakeRequest.Silo,
        "lab",
        "head + worker",
        "127.0.0.1:11111@1"
    );

    [Theory]
    [InlineData("lab", "worker", false, "lab", "head + worker")]
    [InlineData("lab", "worker", false, "embedded", "head")]
    [InlineData("lab", "worker", true, "lab", "worker")]
    [InlineData("embedded", "head + worker", true, "lab", "worker")]
    [InlineData("production", "worker", false, "production", "head")]
    [InlineData("production", "head", false, "production", "worker")]
    public void Silos_that_find_each_other_in_the_same_way_are_welcome(
        string mode,
        string role,
        bool stay,
        string theirMode,
        string theirRole
    ) =>
        Assert.Null(
            Problem(
                Worker with
                {
                    Mode = mode,
                    Role = role,
                    Stay = stay,
                },
                Head with
                {
                    Mode = theirMode,
                    Role = theirRole,
                }
            )
        );

    [Theory]
    [InlineData(2, "3, newer", "2, older")]
    [InlineData(4, "3, older", "4, newer")]
    public void Another_protocol_is_refused_with_both_versions(int protocol, string theirs, string ours)
    {
        var problem = Problem(Worker with { Protocol = protocol, Version = "0.9", Mode = null, Role = null }, Head);
        Assert.Equal(
            $"head:11111 runs GearSweep 1.0 (cluster protocol {theirs}), and this is GearSweep 0.9 (protocol {ours}); run the same version on all machines",
            problem
        );
    }

    [Fact]
    public void Another_cluster_is_refused_with_both_names() =>
        Assert.StartsWith(
            "head:11111 belongs to cluster 'lab', and this process to 'other'; give both the same Cluster:ClusterId",
            Problem(Worker with { Cluster = "other" }, Head),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_client_at_the_door_for_silos_is_sent_to_the_other_door() =>
        Assert.StartsWith(
            "head:11111 is a port for silos; a client asks at the head's port for clients (Cluster:GatewayPort",
            Problem(Worker with { Caller = HandshakeRequest.Client }, Head),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_client_is_welcome_in_any_mode_and_at_any_role() =>
        Assert.Null(
            Problem(
                Worker with
                {
                    Caller = HandshakeRequest.Client,
                    Role = "client",
                },
                Head with
                {
                    Purpose = HandshakeRequest.Client,
                    Mode = "production",
                    Role = "worker",
                }
            )
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_worker_that_names_a_silo_of_production_mode_is_sent_to_the_database(bool stay) =>
        Assert.Equal(
            "head:11111 is a head in production mode, where silos find each other in a database and not by the address of a head; give this process "
                + "Cluster:Role worker and the same Cluster:Database instead of Cluster:Head",
            Problem(Worker with { Stay = stay }, Head with { Mode = "production", Role = "head" })
        );

    [Fact]
    public void A_silo_of_production_mode_that_meets_one_without_a_database_is_refused() =>
        Assert.Equal(
            "head:11111 is a head + worker in lab mode, which uses no database, and this process is in production mode; give both the same mode, or each cluster "
                + "a Cluster:ClusterId of its own",
            Problem(Worker with { Mode = "production" }, Head)
        );

    [Fact]
    public void A_worker_that_names_a_worker_is_told_to_name_a_head() =>
        Assert.Equal(
            "head:11111 is a worker, and a worker joins a head; name the head's Cluster:Address and Cluster:SiloPort (11111 by default)",
            Problem(Worker, Head with { Role = "worker" })
        );

    private static string? Problem(HandshakeRequest handshake, HandshakeResponse reply) =>
        CompatibilityCheck.Problem(handshake, reply, "head:11111");
}
