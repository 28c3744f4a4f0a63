namespace GearSweep.Storage.PostgreSql.Membership;

/// <summary>
/// Lets silos and clients find each other through PostgreSQL, with Orleans' ADO.NET clustering on
/// <see cref="MembershipTables"/>.
/// </summary>
public static class PostgresMembership
{
    /// <summary>Makes the silo a member.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">Npgsql's connection string.</param>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetClustering(options =>
            (options.Invariant, options.ConnectionString) = (MembershipTables.Invariant, connectionString)
        );

    /// <summary>Lets the client find the gateways.</summary>
    /// <param name="client">The client.</param>
    /// <param name="connectionString">Npgsql's connection string.</param>
    public static IClientBuilder UsePostgresMembership(this IClientBuilder client, string connectionString) =>
        client.UseAdoNetClustering(options =>
            (options.Invariant, options.ConnectionString) = (MembershipTables.Invariant, connectionString)
        );
}
