using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace GearSweep.Storage.PostgreSql;

/// <summary>
/// The same tables in PostgreSQL. All names are in lower case, because that is what PostgreSQL makes of a name without
/// quotes: so the writer's statements fit both databases.
/// </summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : GearSweepContext(options)
{
    /// <summary>Text is ordered by its bytes, as in SQLite, whatever language the server speaks.</summary>
    private const string ByBytes = "C";

    private static readonly PointStatements Statements = new(
        $"SELECT {PointStatements.Columns} FROM LossPoints p WHERE {PointStatements.New} {PointStatements.InOrder}",
        $"SELECT {PointStatements.Columns} FROM LossPoints p WHERE p.Trial = ANY(@trials) AND {PointStatements.New} {PointStatements.InOrder}",
        trials => trials
    );

    public override PointStatements PointStatements => Statements;

    public override async ValueTask<DbTransaction> BeginSnapshotAsync(CancellationToken cancellation) =>
        await Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<LossPointEntity>(point =>
        {
            // SQLite's index by sweep has the row's id in it already.
            point.Metadata.RemoveIndex(point.HasIndex(p => p.SweepId).Metadata);
            point.HasIndex(p => new { p.SweepId, p.Id });
        });
        modelBuilder.Entity<WriterEntity>().ToTable("Writers").HasKey(w => w.Id);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            LowerCase(entity);
        }

        MapParameters(modelBuilder, ParameterOf);
    }

    private static SqlExpression ParameterOf(SqlExpression document, SqlExpression name, RelationalTypeMapping mapping)
    {
        var text = document.TypeMapping!;
        var json = new SqlUnaryExpression(
            ExpressionType.Convert,
            document,
            typeof(string),
            new StringTypeMapping("jsonb", DbType.String)
        );
        var found = new SqlFunctionExpression(
            "jsonb_extract_path_text",
            [json, name],
            nullable: true,
            [false, false],
            typeof(string),
            text
        );
        return mapping.ClrType == typeof(string)
            ? new CollateExpression(found, ByBytes)
            : new SqlUnaryExpression(ExpressionType.Convert, found, mapping.ClrType, mapping);
    }

    private static void LowerCase(IMutableEntityType entity)
    {
        entity.SetTableName(Lower(entity.GetTableName()!));
        foreach (var property in entity.GetProperties())
        {
            LowerCase(property, property.Name);
        }

        foreach (var complex in entity.GetComplexProperties())
        {
            foreach (var property in complex.ComplexType.GetProperties())
            {
                LowerCase(property, $"{complex.Name}_{property.Name}");
            }
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(Lower(key.GetName()!));
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.SetConstraintName(Lower(key.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(Lower(index.GetDatabaseName()!));
        }
    }

    private static void LowerCase(IMutableProperty property, string name)
    {
        property.SetColumnName(Lower(name));
        if (property.ClrType == typeof(string))
        {
            property.SetCollation(ByBytes);
        }
    }

#pragma warning disable CA1308 // PostgreSQL's own normal form is lower case.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
