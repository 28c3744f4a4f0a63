using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace GearSweep.Storage.Schema;

/// <summary>
/// The tables, as EF Core knows them: for migrations and for reading. Only the writer changes rows. This class is
/// SQLite's; another database has one that derives from it, with the same model in its own names and with migrations of
/// its own.
/// </summary>
internal class GearSweepContext : DbContext
{
    public GearSweepContext(DbContextOptions<GearSweepContext> options)
        : base(options) { }

    protected GearSweepContext(DbContextOptions options)
        : base(options) { }

    public DbSet<SweepEntity> Sweeps => Set<SweepEntity>();

    public DbSet<SweepConditionEntity> SweepConditions => Set<SweepConditionEntity>();

    public DbSet<SegmentEntity> Segments => Set<SegmentEntity>();

    public DbSet<TrialEntity> Trials => Set<TrialEntity>();

    public DbSet<AttemptEntity> Attempts => Set<AttemptEntity>();

    public DbSet<LossPointEntity> LossPoints => Set<LossPointEntity>();

    public DbSet<DecisionEntity> Decisions => Set<DecisionEntity>();

    public DbSet<CheckpointEntity> Checkpoints => Set<CheckpointEntity>();

    public DbSet<ModelEntity> Models => Set<ModelEntity>();

    public DbSet<PredictionsEntity> Predictions => Set<PredictionsEntity>();

    public DbSet<TestErrorsEntity> TestErrors => Set<TestErrorsEntity>();

    public DbSet<BaselineEntity> Baselines => Set<BaselineEntity>();

    public DbSet<ConfigurationResultEntity> ConfigurationResults => Set<ConfigurationResultEntity>();

    public DbSet<IncumbentEntity> Incumbents => Set<IncumbentEntity>();

    /// <summary>How this database finds loss points.</summary>
    public virtual PointStatements PointStatements => PointStatements.Sqlite;

    /// <summary>Begins a transaction, over the open connection, in which all queries see the same moment.</summary>
    // Deferred, because EF Core's own would begin by asking for the write lock.
    public virtual ValueTask<DbTransaction> BeginSnapshotAsync(CancellationToken cancellation) =>
        new(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SweepEntity>(sweep =>
        {
            sweep.HasKey(s => s.Id);
            sweep.HasIndex(s => s.Name);
            sweep.HasIndex(s => s.State);
            sweep.Ignore(s => s.Sharing);
            sweep.HasMany(s => s.Conditions).WithOne().HasForeignKey(c => c.SweepId);
        });
        modelBuilder.Entity<SweepConditionEntity>(condition =>
        {
            condition.HasKey(c => new { c.SweepId, c.ConditionIndex });
            condition
                .HasOne<SegmentEntity>()
                .WithMany()
                .HasForeignKey(c => c.SegmentHash)
                .OnDelete(DeleteBehavior.Restrict);
            condition.Ignore(c => c.Condition).Ignore(c => c.Split);
        });
        modelBuilder.Entity<SegmentEntity>().HasKey(s => s.Hash);
        modelBuilder.Entity<TrialEntity>(trial =>
        {
            trial.HasKey(t => new { t.SweepId, t.Number });
            trial.HasOne<SweepConditionEntity>().WithMany().HasForeignKey(t => new { t.SweepId, t.ConditionIndex });
            trial.HasIndex(t => new
            {
                t.SweepId,
                t.State,
                t.Number,
            });
            trial.HasIndex(t => new
            {
                t.SweepId,
                t.ConfigurationNumber,
                t.ConditionIndex,
                t.Repeat,
            });
            trial.HasIndex(t => new { t.SweepId, t.ConditionIndex });
            trial.Ignore(t => t.Condition).Ignore(t => t.Configuration);
        });
        modelBuilder.Entity<AttemptEntity>(attempt =>
        {
            attempt.HasKey(a => new
            {
                a.SweepId,
                a.Trial,
                a.Number,
            });
            attempt.HasOne<TrialEntity>().WithMany().HasForeignKey(a => new { a.SweepId, a.Trial });
        });
        modelBuilder.Entity<LossPointEntity>(point =>
        {
            // No foreign key: the fence in SQL has just found the trial, and a check a row is what a hot table can do
            // without.
            point.HasKey(p => p.Id);
            point.Property(p => p.Id).ValueGeneratedOnAdd();
            point
                .HasIndex(p => new
                {
                    p.SweepId,
                    p.Trial,
                    p.Attempt,
                    p.Epoch,
                })
                .IsUnique();
            point.HasIndex(p => p.SweepId);
        });
        modelBuilder.Entity<DecisionEntity>(decision =>
        {
            decision.HasKey(d => new { d.SweepId, d.Number });
            decision.HasIndex(d => new { d.SweepId, d.Trial });
            decision.HasOne<SweepEntity>().WithMany().HasForeignKey(d => d.SweepId);
        });
        modelBuilder.Entity<CheckpointEntity>(checkpoint =>
        {
            checkpoint.HasKey(c => new { c.SweepId, c.Trial });
            checkpoint.HasOne<TrialEntity>().WithOne().HasForeignKey<CheckpointEntity>(c => new { c.SweepId, c.Trial });
        });
        modelBuilder.Entity<ModelEntity>(model =>
        {
            model.HasKey(m => new { m.SweepId, m.Trial });
            model.HasOne<TrialEntity>().WithOne().HasForeignKey<ModelEntity>(m => new { m.SweepId, m.Trial });
        });
        modelBuilder.Entity<PredictionsEntity>(predictions =>
        {
            predictions.HasKey(p => new { p.SweepId, p.Trial });
            predictions
                .HasOne<TrialEntity>()
                .WithOne()
                .HasForeignKey<PredictionsEntity>(p => new { p.SweepId, p.Trial });
        });
        modelBuilder.Entity<TestErrorsEntity>(errors =>
        {
            errors.HasKey(e => new { e.SweepId, e.Trial });
            errors.HasOne<TrialEntity>().WithOne().HasForeignKey<TestErrorsEntity>(e => new { e.SweepId, e.Trial });
        });
        modelBuilder.Entity<BaselineEntity>(baseline =>
        {
            baseline.HasKey(b => new
            {
                b.SweepId,
                b.ConditionIndex,
                b.SequenceLength,
            });
            baseline.HasOne<SweepConditionEntity>().WithMany().HasForeignKey(b => new { b.SweepId, b.ConditionIndex });
            baseline.ComplexProperty(b => b.Mean);
            baseline.ComplexProperty(b => b.Persistence);
            baseline.ComplexProperty(b => b.Autoregressive);
            baseline.ComplexProperty(b => b.ArStar);
            baseline.ComplexProperty(b => b.Ridge);
        });
        modelBuilder.Entity<ConfigurationResultEntity>(result =>
        {
            result.HasKey(c => new
            {
                c.SweepId,
                c.ConfigurationNumber,
                c.ConditionIndex,
            });
            result.HasIndex(c => new
            {
                c.SweepId,
                c.ConditionIndex,
                c.Metric,
                c.ConfigurationNumber,
            });
        });
        modelBuilder
            .Entity<IncumbentEntity>()
            .HasKey(i => new
            {
                i.SweepId,
                i.ConditionIndex,
                i.Ordinal,
            });
        modelBuilder
            .HasDbFunction(typeof(TextSearch).GetMethod(nameof(TextSearch.Holds))!)
            .HasName(TextSearch.FunctionName);
        MapParameters(modelBuilder, ParameterOf);
    }

    /// <summary>
    /// Says how a database looks a parameter up: of the document, the name, and the mapping of the result.
    /// </summary>
    protected static void MapParameters(
        ModelBuilder model,
        Func<SqlExpression, SqlExpression, RelationalTypeMapping, SqlExpression> translate
    )
    {
        var number = new DoubleTypeMapping("double precision");
        var word = new StringTypeMapping("text", System.Data.DbType.String);
        model
            .HasDbFunction(() => ParameterValues.Number(default!, default!))
            .HasTranslation(a => translate(a[0], a[1], number));
        model
            .HasDbFunction(() => ParameterValues.Word(default!, default!))
            .HasTranslation(a => translate(a[0], a[1], word));
    }

    private static SqlFunctionExpression ParameterOf(
        SqlExpression document,
        SqlExpression name,
        RelationalTypeMapping mapping
    )
    {
        var text = document.TypeMapping;
        var path = new SqlBinaryExpression(
            ExpressionType.Add,
            new SqlConstantExpression("$.", text),
            name,
            typeof(string),
            text
        );
        return new("json_extract", [document, path], nullable: true, [false, false], mapping.ClrType, mapping);
    }
}
