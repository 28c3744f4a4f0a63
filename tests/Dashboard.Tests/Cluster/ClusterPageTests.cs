using Bunit;
using GearSweep.Dashboard.Cluster;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Tests.Cluster;

public sealed class ClusterPageTests : PageContext
{
    [Fact]
    public void Silos_stand_with_what_they_can_do()
    {
        var row = Words(Render<ClusterPage>().WaitForElement("[aria-label=Silos] tbody tr"));

        Assert.StartsWith(
            "head S127.0.0.1:11111:152 head + worker 2 2 of 2 8.00 GB 512 1.0 10.0.1 0.107.0 156 0",
            row,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_heading_sorts_the_silos_and_the_address_holds_it()
    {
        var silo = Cluster.Workers.View.Silos[0];
        Cluster.Workers.View = new ClusterView([
            .. Enumerable
                .Range(3, 3)
                .Reverse()
                .Select(done => silo with { Completed = done, Status = silo.Status with { Silo = $"silo {done}" } }),
        ]);
        Navigation.NavigateTo("/cluster?sort=completed&order=down");
        var page = Render<ClusterPage>();
        page.WaitForAssertion(() =>
            Assert.Equal(
                ["silo 5", "silo 4", "silo 3"],
                page.FindAll("[role=region][aria-label=Silos] td.mono").Select(Words)
            )
        );
        page.InvokeAsync(() => page.FindAll("button.sort").Single(b => b.TextContent == "Completed").Click());
        page.WaitForAssertion(() =>
            Assert.Equal(
                ["silo 3", "silo 4", "silo 5"],
                page.FindAll("[role=region][aria-label=Silos] td.mono").Select(Words)
            )
        );
        Assert.EndsWith("?sort=completed", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_leads_to_its_trial()
    {
        var page = Render<ClusterPage>();
        page.WaitForElement(".running");

        Assert.Equal("/sweeps/5/trials/312", page.Find(".running tbody a").GetAttribute("href"));
        Assert.Equal("35", page.Find(".running [role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void A_trial_whose_end_is_being_stored_leaves_its_slot_free()
    {
        var silo = Cluster.Workers.View.Silos[0];
        var running = silo.Status.Running;
        var ended = running[0] with { Id = running[0].Id with { Number = 311 }, HasEnded = true };
        Cluster.Workers.View = new ClusterView([
            silo with
            {
                Status = silo.Status with { Running = [ended, .. running] },
            },
        ]);
        var page = Render<ClusterPage>();

        Assert.Contains(
            " 2 of 2 ",
            Words(page.WaitForElement("[aria-label=Silos] tbody tr")),
            StringComparison.Ordinal
        );
        Assert.Contains("2 of 2 slots busy", Words(page.Find("p")), StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".running tbody tr").Count);
    }

    [Fact]
    public void What_a_wish_has_changed_is_shown_at_once()
    {
        var page = Render<ClusterPage>();
        page.WaitForElement("[aria-label=Silos] tbody tr");
        var silo = Cluster.Workers.View.Silos[0];
        Cluster.Workers.View = new ClusterView([silo with { Status = silo.Status with { Slots = 3 } }]);
        page.Find("[aria-label='One slot more on head']").Click();
        page.WaitForAssertion(() =>
            Assert.Contains("2 of 3", Words(page.Find("[aria-label=Silos] tbody tr")), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_silo_that_is_set_aside_and_drained_and_a_trial_that_two_silos_name_are_shown()
    {
        var silos = Cluster.Workers.View.Silos;
        Cluster.Workers.View = new ClusterView([
            silos[0] with
            {
                Quarantined = "three trials failed",
                Status = silos[0].Status with { Orders = DesiredWorkerState.None with { Drain = true } },
            },
            silos[1] with
            {
                Status = silos[1].Status with { Running = silos[0].Status.Running },
            },
        ]);
        var page = Render<ClusterPage>();
        page.WaitForElement(".running");
        Time.Tick();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".notice").Count));
        Assert.Equal(4, page.FindAll(".running tbody tr").Count);
    }

    [Fact]
    public void An_empty_cluster_says_that_sweeps_wait()
    {
        Cluster.Workers.View = new ClusterView([]);

        Assert.Contains(
            "No silo has joined yet",
            Render<ClusterPage>().WaitForElement(".notice").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_second_silo_is_a_command_away() =>
        Assert.Equal(
            "dotnet run -c Release --project src/Silo -- --Cluster:Head 127.0.0.1:11111",
            Words(Render<ClusterPage>().Find(".command"))
        );

    [Fact]
    public void The_command_names_a_cluster_that_has_a_name_of_its_own()
    {
        Settings["Cluster:ClusterId"] = "bench";
        Assert.EndsWith(
            "--Cluster:Head 127.0.0.1:11111 --Cluster:ClusterId bench",
            Words(Render<ClusterPage>().Find(".command")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Cluster:SecretFile", "/etc/gearsweep/cluster.secret")]
    [InlineData("Cluster:Insecure", "true")]
    public void The_command_names_the_file_of_the_secret_and_not_the_secret(string key, string value)
    {
        Settings[key] = value;
        Assert.EndsWith(
            $"--Cluster:Head 127.0.0.1:11111 --{key} {value}",
            Words(Render<ClusterPage>().Find(".command")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_command_names_the_head_that_other_machines_reach()
    {
        var head = Cluster.Workers.View.Silos[0];
        Cluster.Workers.View = new ClusterView([
            head with
            {
                Status = head.Status with { Silo = "192.168.1.10:4000@7" },
            },
        ]);
        var page = Render<ClusterPage>();
        page.WaitForElement("[aria-label=Silos] tbody tr");

        Assert.EndsWith("--Cluster:Head 192.168.1.10:4000", Words(page.Find(".command")), StringComparison.Ordinal);
        Assert.Contains("On any machine of the network", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.168.1.10:4000@7", "ADDRESS", "On any machine of the network")]
    [InlineData("127.0.0.1:4000@7", "127.0.0.1", "In another terminal of the head's machine")]
    public void In_production_mode_the_command_names_the_database_and_no_head(string silo, string address, string where)
    {
        var head = Cluster.Workers.View.Silos[0];
        Cluster.Workers.View = new ClusterView([
            head with
            {
                Status = head.Status with { Silo = silo, Mode = ClusterMode.Production },
            },
        ]);
        var page = Render<ClusterPage>();
        page.WaitForElement("[aria-label=Silos] tbody tr");

        Assert.Equal(
            $"Cluster__Database='…' dotnet run -c Release --project src/Silo -- --Cluster:Role worker --Cluster:Address {address}",
            Words(page.Find(".command"))
        );
        Assert.Contains(where, page.Markup, StringComparison.Ordinal);
        Assert.Contains("the heads' connection string", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_that_does_not_answer_is_said_to_be_silent()
    {
        Cluster.Workers.Trouble = new TimeoutException("no answer within 30 s");

        Assert.Contains(
            "did not answer",
            Render<ClusterPage>().WaitForElement(".notice.warning").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_disk_that_is_full_is_told_with_what_comes_of_it()
    {
        Cluster.Workers.View = Cluster.Workers.View with
        {
            StoreUnavailableReason = "'sweeps.db' cannot be written: database or disk is full",
        };

        var notice = Words(Render<ClusterPage>().WaitForElement(".notice.error"));
        Assert.StartsWith(
            "Results cannot be stored. 'sweeps.db' cannot be written: database or disk is full",
            notice,
            StringComparison.Ordinal
        );
        Assert.Contains("go on by themselves", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_that_is_set_aside_says_why_and_can_be_cleared()
    {
        var (first, second) = (Cluster.Workers.View.Silos[0], Cluster.Workers.View.Silos[1]);
        Cluster.Workers.View = new ClusterView([first, second with { Quarantined = "3 attempts in a row broke" }]);
        var page = Render<ClusterPage>();

        Assert.Equal(
            "bench is given no trials: 3 attempts in a row broke",
            Words(page.WaitForElement(".notice.warning"))
        );
        page.FindAll("button").Single(b => b.TextContent == "Give it trials again").Click();
        Assert.Equal([$"clear {second.Status.Silo}"], Cluster.Workers.Wishes);
    }

    [Fact]
    public void A_silo_can_be_drained_and_its_slots_changed()
    {
        var page = Render<ClusterPage>();
        page.WaitForElement("[aria-label='Drain bench']").Click();
        page.Find("[aria-label='One slot more on bench']").Click();
        page.Find("[aria-label='One slot less on bench']").Click();

        var silo = Cluster.Workers.View.Silos[1].Status.Silo;
        page.WaitForAssertion(() =>
            Assert.Equal([$"drain {silo}", $"3 slots {silo}", $"1 slots {silo}"], Cluster.Workers.Wishes)
        );
    }

    [Fact]
    public void A_head_that_is_drained_can_be_given_a_slot_again()
    {
        var head = Cluster.Workers.View.Silos[0];
        Cluster.Workers.View = new ClusterView([
            head with
            {
                Status = head.Status with
                {
                    Role = ClusterRole.HeadAndWorker,
                    Orders = DesiredWorkerState.None with { Drain = true },
                },
            },
        ]);
        Render<ClusterPage>().WaitForElement($"[aria-label='Give {head.Status.Host} a slot again']").Click();

        Assert.Equal([$"1 slots {head.Status.Silo}"], Cluster.Workers.Wishes);
    }

    [Theory]
    [InlineData(1, "now", false)]
    [InlineData(4, "4.0 s ago", false)]
    [InlineData(75, "1 min 15 s ago: silent", true)]
    public void A_silo_that_is_long_silent_is_late(int seconds, string text, bool late) =>
        Assert.Equal(
            new SiloAge(text, late),
            SiloAge.From(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(seconds))
        );
}
