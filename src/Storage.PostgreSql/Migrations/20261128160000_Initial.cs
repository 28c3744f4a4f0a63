using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace GearSweep.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Text in any case, in any language: by Unicode where the server has ICU (nearly all have), else by the database's own rules.
            migrationBuilder.Sql(
                """
                DO $do$
                DECLARE
                    unicode text := CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') THEN 'COLLATE "und-x-icu"' ELSE '' END;
                BEGIN
                    EXECUTE format(
                        'CREATE FUNCTION holds_text(held text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE AS '
                        || '$body$ SELECT COALESCE(strpos(lower(held %1$s), lower(part %1$s)) > 0, FALSE) $body$',
                        unicode);
                END
                $do$;
                """);

            migrationBuilder.CreateTable(
                name: "configurationresults",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    configurationnumber = table.Column<int>(type: "integer", nullable: false),
                    conditionindex = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    repeats = table.Column<int>(type: "integer", nullable: false),
                    metric = table.Column<double>(type: "double precision", nullable: true),
                    testrmse = table.Column<double>(type: "double precision", nullable: true),
                    testrmseunits = table.Column<double>(type: "double precision", nullable: true),
                    testrmsestd = table.Column<double>(type: "double precision", nullable: true),
                    skill = table.Column<double>(type: "double precision", nullable: true),
                    skilllow = table.Column<double>(type: "double precision", nullable: true),
                    skillhigh = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_configurationresults", x => new { x.sweepid, x.configurationnumber, x.conditionindex });
                });

            migrationBuilder.CreateTable(
                name: "incumbents",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    conditionindex = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    metric = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incumbents", x => new { x.sweepid, x.conditionindex, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "losspoints",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    trainmse = table.Column<double>(type: "double precision", nullable: true),
                    validationmse = table.Column<double>(type: "double precision", nullable: true),
                    seconds = table.Column<double>(type: "double precision", nullable: false),
                    superseded = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_losspoints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "segments",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    speed = table.Column<double>(type: "double precision", nullable: false),
                    load = table.Column<double>(type: "double precision", nullable: false),
                    channels = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    piecestarts = table.Column<byte[]>(type: "bytea", nullable: true),
                    values = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segments", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "sweeps",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    yaml = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dataset = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    metric = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    trials = table.Column<int>(type: "integer", nullable: false),
                    estimatedseconds = table.Column<double>(type: "double precision", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    ended = table.Column<long>(type: "bigint", nullable: true),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    weight = table.Column<double>(type: "double precision", nullable: false),
                    maxrunning = table.Column<int>(type: "integer", nullable: true),
                    channels = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    variedparameters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    estimateddone = table.Column<double>(type: "double precision", nullable: false),
                    seconds = table.Column<double>(type: "double precision", nullable: false),
                    completedestimated = table.Column<double>(type: "double precision", nullable: false),
                    completedseconds = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sweeps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "writers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction = table.Column<long>(type: "bigint", nullable: false),
                    written = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_writers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sweepconditions",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    conditionindex = table.Column<int>(type: "integer", nullable: false),
                    speed = table.Column<double>(type: "double precision", nullable: false),
                    load = table.Column<double>(type: "double precision", nullable: false),
                    segmenthash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    trainrows = table.Column<int>(type: "integer", nullable: false),
                    validationrows = table.Column<int>(type: "integer", nullable: false),
                    testrows = table.Column<int>(type: "integer", nullable: false),
                    hasconstanttarget = table.Column<bool>(type: "boolean", nullable: false),
                    trials = table.Column<int>(type: "integer", nullable: false),
                    running = table.Column<int>(type: "integer", nullable: false),
                    completed = table.Column<int>(type: "integer", nullable: false),
                    pruned = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    cancelled = table.Column<int>(type: "integer", nullable: false),
                    leastmetric = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sweepconditions", x => new { x.sweepid, x.conditionindex });
                    table.ForeignKey(
                        name: "fk_sweepconditions_segments_segmenthash",
                        column: x => x.segmenthash,
                        principalTable: "segments",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sweepconditions_sweeps_sweepid",
                        column: x => x.sweepid,
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    untilepoch = table.Column<int>(type: "integer", nullable: false),
                    seenupto = table.Column<long>(type: "bigint", nullable: false),
                    busy = table.Column<bool>(type: "boolean", nullable: false),
                    rung = table.Column<int>(type: "integer", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    rungtrials = table.Column<int>(type: "integer", nullable: false),
                    cutoff = table.Column<double>(type: "double precision", nullable: true),
                    made = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => new { x.sweepid, x.number });
                    table.ForeignKey(
                        name: "fk_decisions_sweeps_sweepid",
                        column: x => x.sweepid,
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "baselines",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    conditionindex = table.Column<int>(type: "integer", nullable: false),
                    sequencelength = table.Column<int>(type: "integer", nullable: false),
                    arstarorder = table.Column<int>(type: "integer", nullable: false),
                    ridgeorder = table.Column<int>(type: "integer", nullable: false),
                    ridgepenalty = table.Column<double>(type: "double precision", nullable: false),
                    validationerrors = table.Column<byte[]>(type: "bytea", nullable: false),
                    ridge_mae = table.Column<double>(type: "double precision", nullable: true),
                    ridge_maeunits = table.Column<double>(type: "double precision", nullable: true),
                    ridge_r2 = table.Column<double>(type: "double precision", nullable: true),
                    ridge_rmse = table.Column<double>(type: "double precision", nullable: true),
                    ridge_rmseunits = table.Column<double>(type: "double precision", nullable: true),
                    arstar_mae = table.Column<double>(type: "double precision", nullable: true),
                    arstar_maeunits = table.Column<double>(type: "double precision", nullable: true),
                    arstar_r2 = table.Column<double>(type: "double precision", nullable: true),
                    arstar_rmse = table.Column<double>(type: "double precision", nullable: true),
                    arstar_rmseunits = table.Column<double>(type: "double precision", nullable: true),
                    autoregressive_mae = table.Column<double>(type: "double precision", nullable: true),
                    autoregressive_maeunits = table.Column<double>(type: "double precision", nullable: true),
                    autoregressive_r2 = table.Column<double>(type: "double precision", nullable: true),
                    autoregressive_rmse = table.Column<double>(type: "double precision", nullable: true),
                    autoregressive_rmseunits = table.Column<double>(type: "double precision", nullable: true),
                    mean_mae = table.Column<double>(type: "double precision", nullable: true),
                    mean_maeunits = table.Column<double>(type: "double precision", nullable: true),
                    mean_r2 = table.Column<double>(type: "double precision", nullable: true),
                    mean_rmse = table.Column<double>(type: "double precision", nullable: true),
                    mean_rmseunits = table.Column<double>(type: "double precision", nullable: true),
                    persistence_mae = table.Column<double>(type: "double precision", nullable: true),
                    persistence_maeunits = table.Column<double>(type: "double precision", nullable: true),
                    persistence_r2 = table.Column<double>(type: "double precision", nullable: true),
                    persistence_rmse = table.Column<double>(type: "double precision", nullable: true),
                    persistence_rmseunits = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_baselines", x => new { x.sweepid, x.conditionindex, x.sequencelength });
                    table.ForeignKey(
                        name: "fk_baselines_sweepconditions_sweepid_conditionindex",
                        columns: x => new { x.sweepid, x.conditionindex },
                        principalTable: "sweepconditions",
                        principalColumns: new[] { "sweepid", "conditionindex" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trials",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    configurationnumber = table.Column<int>(type: "integer", nullable: false),
                    conditionindex = table.Column<int>(type: "integer", nullable: false),
                    speed = table.Column<double>(type: "double precision", nullable: false),
                    load = table.Column<double>(type: "double precision", nullable: false),
                    repeat = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    parameters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lostattempts = table.Column<int>(type: "integer", nullable: false),
                    epochs = table.Column<int>(type: "integer", nullable: false),
                    maxepochs = table.Column<int>(type: "integer", nullable: false),
                    untilepoch = table.Column<int>(type: "integer", nullable: true),
                    estimatedseconds = table.Column<double>(type: "double precision", nullable: false),
                    trainmse = table.Column<double>(type: "double precision", nullable: true),
                    validationrmse = table.Column<double>(type: "double precision", nullable: true),
                    metric = table.Column<double>(type: "double precision", nullable: true),
                    bestepoch = table.Column<int>(type: "integer", nullable: true),
                    testrmse = table.Column<double>(type: "double precision", nullable: true),
                    testmae = table.Column<double>(type: "double precision", nullable: true),
                    testr2 = table.Column<double>(type: "double precision", nullable: true),
                    testrmseunits = table.Column<double>(type: "double precision", nullable: true),
                    testmaeunits = table.Column<double>(type: "double precision", nullable: true),
                    skill = table.Column<double>(type: "double precision", nullable: true),
                    seconds = table.Column<double>(type: "double precision", nullable: false),
                    engine = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    silo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ended = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trials", x => new { x.sweepid, x.number });
                    table.ForeignKey(
                        name: "fk_trials_sweepconditions_sweepid_conditionindex",
                        columns: x => new { x.sweepid, x.conditionindex },
                        principalTable: "sweepconditions",
                        principalColumns: new[] { "sweepid", "conditionindex" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    silo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    firstepoch = table.Column<int>(type: "integer", nullable: false),
                    started = table.Column<long>(type: "bigint", nullable: false),
                    ended = table.Column<long>(type: "bigint", nullable: true),
                    end = table.Column<int>(type: "integer", nullable: true),
                    seconds = table.Column<double>(type: "double precision", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempts", x => new { x.sweepid, x.trial, x.number });
                    table.ForeignKey(
                        name: "fk_attempts_trials_sweepid_trial",
                        columns: x => new { x.sweepid, x.trial },
                        principalTable: "trials",
                        principalColumns: new[] { "sweepid", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    checksum = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkpoints", x => new { x.sweepid, x.trial });
                    table.ForeignKey(
                        name: "fk_checkpoints_trials_sweepid_trial",
                        columns: x => new { x.sweepid, x.trial },
                        principalTable: "trials",
                        principalColumns: new[] { "sweepid", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "models",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    checksum = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_models", x => new { x.sweepid, x.trial });
                    table.ForeignKey(
                        name: "fk_models_trials_sweepid_trial",
                        columns: x => new { x.sweepid, x.trial },
                        principalTable: "trials",
                        principalColumns: new[] { "sweepid", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "predictions",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    truth = table.Column<byte[]>(type: "bytea", nullable: false),
                    model = table.Column<byte[]>(type: "bytea", nullable: false),
                    arstar = table.Column<byte[]>(type: "bytea", nullable: false),
                    checksum = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_predictions", x => new { x.sweepid, x.trial });
                    table.ForeignKey(
                        name: "fk_predictions_trials_sweepid_trial",
                        columns: x => new { x.sweepid, x.trial },
                        principalTable: "trials",
                        principalColumns: new[] { "sweepid", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "testerrors",
                columns: table => new
                {
                    sweepid = table.Column<int>(type: "integer", nullable: false),
                    trial = table.Column<int>(type: "integer", nullable: false),
                    blockrows = table.Column<int>(type: "integer", nullable: false),
                    correlationrows = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<byte[]>(type: "bytea", nullable: false),
                    arstar = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_testerrors", x => new { x.sweepid, x.trial });
                    table.ForeignKey(
                        name: "fk_testerrors_trials_sweepid_trial",
                        columns: x => new { x.sweepid, x.trial },
                        principalTable: "trials",
                        principalColumns: new[] { "sweepid", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_decisions_sweepid_trial",
                table: "decisions",
                columns: new[] { "sweepid", "trial" });

            migrationBuilder.CreateIndex(
                name: "ix_configurationresults_sweepid_conditionindex_metric_configur~",
                table: "configurationresults",
                columns: new[] { "sweepid", "conditionindex", "metric", "configurationnumber" });

            migrationBuilder.CreateIndex(
                name: "ix_losspoints_sweepid_id",
                table: "losspoints",
                columns: new[] { "sweepid", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_losspoints_sweepid_trial_attempt_epoch",
                table: "losspoints",
                columns: new[] { "sweepid", "trial", "attempt", "epoch" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sweepconditions_segmenthash",
                table: "sweepconditions",
                column: "segmenthash");

            migrationBuilder.CreateIndex(
                name: "ix_sweeps_name",
                table: "sweeps",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_sweeps_state",
                table: "sweeps",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_trials_sweepid_configurationnumber_conditionindex_repeat",
                table: "trials",
                columns: new[] { "sweepid", "configurationnumber", "conditionindex", "repeat" });

            migrationBuilder.CreateIndex(
                name: "ix_trials_sweepid_conditionindex",
                table: "trials",
                columns: new[] { "sweepid", "conditionindex" });

            migrationBuilder.CreateIndex(
                name: "ix_trials_sweepid_state_number",
                table: "trials",
                columns: new[] { "sweepid", "state", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION holds_text");

            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropTable(
                name: "baselines");

            migrationBuilder.DropTable(
                name: "configurationresults");

            migrationBuilder.DropTable(
                name: "checkpoints");

            migrationBuilder.DropTable(
                name: "incumbents");

            migrationBuilder.DropTable(
                name: "losspoints");

            migrationBuilder.DropTable(
                name: "models");

            migrationBuilder.DropTable(
                name: "predictions");

            migrationBuilder.DropTable(
                name: "testerrors");

            migrationBuilder.DropTable(
                name: "writers");

            migrationBuilder.DropTable(
                name: "trials");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "sweepconditions");

            migrationBuilder.DropTable(
                name: "segments");

            migrationBuilder.DropTable(
                name: "sweeps");
        }
    }
}
