using GearSweep.Scheduling.Workers;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Messages;

public sealed class WorkerCheckTests
{
    private static readonly RunningTrial Trial = new(new TrialId(1, 0), 1, 3, 50);

    private static readonly WorkerStatus Good = new(
        "10.0.0.2:11111@154561718",
        "lab-2",
        ClusterRole.Worker,
        8,
        2,
        1L << 34,
        512,
        "1.0.0+abc",
        [Trial]
    )
    {
        Beat = 1,
        RuntimeVersion = "10.0.1",
        TorchSharpVersion = "0.107.0",
        Mode = ClusterMode.Lab,
    };

    private static readonly string?[] Texts =
    [
        null,
        "",
        "garbage",
        "10.0.0.2",
        "10.0.0.2:99999@1",
        "10.0.0.2:11111@",
        "@",
        ":",
        "host:1@2",
        new('x', 300),
        "a\u001b[2J",
        "a\nb",
        "\u202e",
        "[::1]:1@5",
        "ß",
    ];

    private static readonly long[] Numbers =
    [
        long.MinValue,
        int.MinValue,
        -1,
        0,
        1,
        1024,
        1025,
        int.MaxValue,
        long.MaxValue,
    ];

    [Fact]
    public void A_silo_is_believed_as_it_is() => Assert.Equal(Good, WorkerCheck.Checked(Good));

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("10.0.0.2:11111")]
    [InlineData("10.0.0.2:111111@1")]
    [InlineData("10.0.0.2:11111@154561718 ")]
    [InlineData("10.0.0.2:011111@154561718")]
    public void A_silo_that_is_no_address_is_refused_with_what_was_found(string? silo)
    {
        var refused = Assert.Throws<InvalidDataException>(() => WorkerCheck.Checked(Good with { Silo = silo! }));
        Assert.StartsWith(
            $"The silo's message is refused: silo is {(silo is null ? "missing" : $"'{silo}'")}; expected a silo's address",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Each_field_is_checked_and_named()
    {
        (string Field, WorkerStatus Status)[] bad =
        [
            ("host", Good with { Host = "a\u001bb" }),
            ("host", Good with { Host = null! }),
            ("host", Good with { Host = new string('h', 256) }),
            ("role", Good with { Role = (ClusterRole)4 }),
            ("mode", Good with { Mode = (ClusterMode)(-1) }),
            ("version", Good with { Version = "\u202e" }),
            ("runtime_version", Good with { RuntimeVersion = null! }),
            ("torchsharp_version", Good with { TorchSharpVersion = new string('1', 999) }),
            ("cores", Good with { Cores = 0 }),
            ("slots", Good with { Slots = -1 }),
            ("slots", Good with { Slots = 1025 }),
            ("memory_bytes", Good with { MemoryBytes = -1 }),
            ("vector_bits", Good with { VectorBits = int.MaxValue }),
            ("beat", Good with { Beat = -1 }),
            ("orders", Good with { Orders = null! }),
            ("orders' slots", Good with { Orders = new DesiredWorkerState(2000, false) }),
            ("running trials", Good with { Running = null! }),
            ("running trial", Good with { Running = [null!] }),
            ("number of running trials", Good with { Running = [.. Enumerable.Repeat(Trial, 5000)] }),
            ("sweep", Good with { Running = [Trial with { Id = new TrialId(0, 0) }] }),
            ("trial", Good with { Running = [Trial with { Id = new TrialId(1, -1) }] }),
            ("attempt", Good with { Running = [Trial with { Attempt = 0 }] }),
            ("epoch", Good with { Running = [Trial with { Epoch = -1 }] }),
            ("epochs", Good with { Running = [Trial with { Epochs = int.MaxValue }] }),
        ];
        Assert.All(
            bad,
            entry => Assert.Contains(entry.Field, WorkerCheck.Problem(entry.Status), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_complaint_that_a_silo_repeats_is_cut_and_made_printable()
    {
        var told = WorkerCheck
            .Checked(
                Good with
                {
                    Orders = new DesiredWorkerState(null, false, "broke\u001b\n" + new string('x', 10_000)),
                }
            )
            .Orders.Quarantined;
        Assert.StartsWith("broke\\u001b\nxxx", told, StringComparison.Ordinal);
        Assert.Equal(MessageLimits.Text, told!.Length);
        Assert.Equal(told, MessageText.Bounded(told));
    }

    /// <summary>
    /// Whatever is let in, the registry can count and show; whatever is not is refused in one sentence.
    /// </summary>
    [Fact]
    public void A_thousand_mutated_messages_are_refused_or_harmless()
    {
        var random = new Random(12);
        var (refused, workers) = (0, new WorkerRegistry(new ConsecutiveFailuresPolicy(3, 10), new HostQuarantine(3)));
        for (var round = 0; round < 1000; round++)
        {
            var status = Enumerable
                .Range(0, random.Next(1, 4))
                .Aggregate(Good, (mutated, _) => Mutate(mutated, random));
            if (WorkerCheck.Problem(status) is { } problem)
            {
                refused++;
                Assert.DoesNotContain(problem, char.IsControl);
                Assert.InRange(problem.Length, 1, 300);
                continue;
            }

            workers.Heard(WorkerCheck.Checked(status), DateTimeOffset.UnixEpoch);
            workers.Tick(entry => SiloAddress.FromParsableString(entry.View.Status.Silo) is null);
            Assert.NotEmpty(workers.Views);
            Assert.Empty(workers.Ending());
        }

        Assert.InRange(refused, 300, 990);
    }

    private static WorkerStatus Mutate(WorkerStatus status, Random random)
    {
        var (text, number) = (Texts[random.Next(Texts.Length)]!, Numbers[random.Next(Numbers.Length)]);
        var whole = (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        return random.Next(14) switch
        {
            0 => status with { Silo = text },
            1 => status with { Host = text },
            2 => status with { Role = (ClusterRole)whole },
            3 => status with { Mode = (ClusterMode)whole },
            4 => status with { Version = text },
            5 => status with { RuntimeVersion = text },
            6 => status with { TorchSharpVersion = text },
            7 => status with { Cores = whole },
            8 => status with { Slots = whole },
            9 => status with { MemoryBytes = number },
            10 => status with { VectorBits = whole },
            11 => status with { Beat = number },
            12 => status with { Orders = new DesiredWorkerState(whole, false, text) },
            _ => status with { Running = [new RunningTrial(new TrialId(whole, whole), whole, whole, whole), null!] },
        };
    }
}
