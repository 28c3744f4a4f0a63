using System.Reflection;
using GearSweep.Dashboard.Sweeps;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Tests.Layout;

public sealed class AddressTests
{
    /// <remarks>
    /// A part of a page that is mounted while the change of an address is told to its readers would become one of them
    /// then, and Blazor ends the circuit: "Collection was modified".
    /// </remarks>
    [Fact]
    public void Only_a_page_reads_the_query_of_its_address()
    {
        var readers = typeof(SweepPage)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Any(p => p.IsDefined(typeof(SupplyParameterFromQueryAttribute)))
            )
            .ToList();
        Assert.Contains(typeof(SweepPage), readers);
        Assert.DoesNotContain(readers, t => !t.IsDefined(typeof(RouteAttribute)));
    }
}
