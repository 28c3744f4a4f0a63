namespace GearSweep.Silo.Joining;

public sealed class AdmissionTests
{
    [Fact]
    public void The_same_cluster_protocol_and_door_are_welcome() => Assert.Null(Problem(new Greeting(2, "1.0", "lab", Greeting.Silo, true)));

    [Theory]
    [InlineData(1, "2, newer", "1, older")]
    [InlineData(3, "2, older", "3, newer")]
    public void Another_protocol_is_refused_with_both_versions(int protocol, string theirs, string ours)
    {
        var problem = Problem(new Greeting(protocol, "0.9", "lab", Greeting.Silo, true));
        Assert.Equal(
            $"head:11111 runs GearSweep 1.0 (cluster protocol {theirs}), and this is GearSweep 0.9 (protocol {ours}); run the same version on all machines",
            problem);
    }

    [Fact]
    public void Another_cluster_is_refused_with_both_names() => Assert.StartsWith(
        "head:11111 belongs to cluster 'lab', and this process to 'other'; give both the same Cluster:ClusterId",
        Problem(new Greeting(2, "1.0", "other", Greeting.Silo, true)),
        StringComparison.Ordinal);

    [Fact]
    public void A_client_at_the_door_for_silos_is_sent_to_the_other_door() => Assert.StartsWith(
        "head:11111 is a port for silos; a client asks at the head's port for clients (Cluster:GatewayPort",
        Problem(new Greeting(2, "1.0", "lab", Greeting.Client, true)),
        StringComparison.Ordinal);

    private static string? Problem(Greeting greeting) =>
        Admission.Problem(greeting, new GreetingReply(2, "1.0", "lab", Greeting.Silo, "127.0.0.1:11111@1"), "head:11111");
}
