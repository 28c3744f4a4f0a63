using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ConfigurationResults",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfigurationNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ConditionIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    Repeats = table.Column<int>(type: "INTEGER", nullable: false),
                    Metric = table.Column<double>(type: "REAL", nullable: true),
                    TestRmse = table.Column<double>(type: "REAL", nullable: true),
                    TestRmseUnits = table.Column<double>(type: "REAL", nullable: true),
                    TestRmseStd = table.Column<double>(type: "REAL", nullable: true),
                    Skill = table.Column<double>(type: "REAL", nullable: true),
                    SkillLow = table.Column<double>(type: "REAL", nullable: true),
                    SkillHigh = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfigurationResults", x => new { x.SweepId, x.ConfigurationNumber, x.ConditionIndex });
                });

            migrationBuilder.CreateTable(
                name: "Incumbents",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConditionIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Metric = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incumbents", x => new { x.SweepId, x.ConditionIndex, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "LossPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    TrainMse = table.Column<double>(type: "REAL", nullable: true),
                    ValidationMse = table.Column<double>(type: "REAL", nullable: true),
                    Seconds = table.Column<double>(type: "REAL", nullable: false),
                    Superseded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LossPoints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Segments",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Speed = table.Column<double>(type: "REAL", nullable: false),
                    Load = table.Column<double>(type: "REAL", nullable: false),
                    Channels = table.Column<string>(type: "TEXT", nullable: true),
                    PieceStarts = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Values = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Segments", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Sweeps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Yaml = table.Column<string>(type: "TEXT", nullable: false),
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    Synthetic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Metric = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Trials = table.Column<int>(type: "INTEGER", nullable: false),
                    EstimatedSeconds = table.Column<double>(type: "REAL", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Ended = table.Column<long>(type: "INTEGER", nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: false),
                    MaxRunning = table.Column<int>(type: "INTEGER", nullable: true),
                    Channels = table.Column<string>(type: "TEXT", nullable: true),
                    VariedParameters = table.Column<string>(type: "TEXT", nullable: false),
                    EstimatedDone = table.Column<double>(type: "REAL", nullable: false),
                    Seconds = table.Column<double>(type: "REAL", nullable: false),
                    CompletedEstimated = table.Column<double>(type: "REAL", nullable: false),
                    CompletedSeconds = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sweeps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SweepConditions",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConditionIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    Speed = table.Column<double>(type: "REAL", nullable: false),
                    Load = table.Column<double>(type: "REAL", nullable: false),
                    SegmentHash = table.Column<string>(type: "TEXT", nullable: false),
                    TrainRows = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidationRows = table.Column<int>(type: "INTEGER", nullable: false),
                    TestRows = table.Column<int>(type: "INTEGER", nullable: false),
                    HasConstantTarget = table.Column<bool>(type: "INTEGER", nullable: false),
                    Trials = table.Column<int>(type: "INTEGER", nullable: false),
                    Running = table.Column<int>(type: "INTEGER", nullable: false),
                    Completed = table.Column<int>(type: "INTEGER", nullable: false),
                    Pruned = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Cancelled = table.Column<int>(type: "INTEGER", nullable: false),
                    LeastMetric = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SweepConditions", x => new { x.SweepId, x.ConditionIndex });
                    table.ForeignKey(
                        name: "FK_SweepConditions_Segments_SegmentHash",
                        column: x => x.SegmentHash,
                        principalTable: "Segments",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SweepConditions_Sweeps_SweepId",
                        column: x => x.SweepId,
                        principalTable: "Sweeps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    UntilEpoch = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenUpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    Busy = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rung = table.Column<int>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    RungTrials = table.Column<int>(type: "INTEGER", nullable: false),
                    Cutoff = table.Column<double>(type: "REAL", nullable: true),
                    Made = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => new { x.SweepId, x.Number });
                    table.ForeignKey(
                        name: "FK_Decisions_Sweeps_SweepId",
                        column: x => x.SweepId,
                        principalTable: "Sweeps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Baselines",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConditionIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    SequenceLength = table.Column<int>(type: "INTEGER", nullable: false),
                    ArStarOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    RidgeOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    RidgePenalty = table.Column<double>(type: "REAL", nullable: false),
                    ValidationErrors = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ridge_Mae = table.Column<double>(type: "REAL", nullable: true),
                    Ridge_MaeUnits = table.Column<double>(type: "REAL", nullable: true),
                    Ridge_R2 = table.Column<double>(type: "REAL", nullable: true),
                    Ridge_Rmse = table.Column<double>(type: "REAL", nullable: true),
                    Ridge_RmseUnits = table.Column<double>(type: "REAL", nullable: true),
                    ArStar_Mae = table.Column<double>(type: "REAL", nullable: true),
                    ArStar_MaeUnits = table.Column<double>(type: "REAL", nullable: true),
                    ArStar_R2 = table.Column<double>(type: "REAL", nullable: true),
                    ArStar_Rmse = table.Column<double>(type: "REAL", nullable: true),
                    ArStar_RmseUnits = table.Column<double>(type: "REAL", nullable: true),
                    Autoregressive_Mae = table.Column<double>(type: "REAL", nullable: true),
                    Autoregressive_MaeUnits = table.Column<double>(type: "REAL", nullable: true),
                    Autoregressive_R2 = table.Column<double>(type: "REAL", nullable: true),
                    Autoregressive_Rmse = table.Column<double>(type: "REAL", nullable: true),
                    Autoregressive_RmseUnits = table.Column<double>(type: "REAL", nullable: true),
                    Mean_Mae = table.Column<double>(type: "REAL", nullable: true),
                    Mean_MaeUnits = table.Column<double>(type: "REAL", nullable: true),
                    Mean_R2 = table.Column<double>(type: "REAL", nullable: true),
                    Mean_Rmse = table.Column<double>(type: "REAL", nullable: true),
                    Mean_RmseUnits = table.Column<double>(type: "REAL", nullable: true),
                    Persistence_Mae = table.Column<double>(type: "REAL", nullable: true),
                    Persistence_MaeUnits = table.Column<double>(type: "REAL", nullable: true),
                    Persistence_R2 = table.Column<double>(type: "REAL", nullable: true),
                    Persistence_Rmse = table.Column<double>(type: "REAL", nullable: true),
                    Persistence_RmseUnits = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Baselines", x => new { x.SweepId, x.ConditionIndex, x.SequenceLength });
                    table.ForeignKey(
                        name: "FK_Baselines_SweepConditions_SweepId_ConditionIndex",
                        columns: x => new { x.SweepId, x.ConditionIndex },
                        principalTable: "SweepConditions",
                        principalColumns: new[] { "SweepId", "ConditionIndex" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Trials",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfigurationNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ConditionIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    Speed = table.Column<double>(type: "REAL", nullable: false),
                    Load = table.Column<double>(type: "REAL", nullable: false),
                    Repeat = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LostAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Epochs = table.Column<int>(type: "INTEGER", nullable: false),
                    MaxEpochs = table.Column<int>(type: "INTEGER", nullable: false),
                    UntilEpoch = table.Column<int>(type: "INTEGER", nullable: true),
                    EstimatedSeconds = table.Column<double>(type: "REAL", nullable: false),
                    TrainMse = table.Column<double>(type: "REAL", nullable: true),
                    ValidationRmse = table.Column<double>(type: "REAL", nullable: true),
                    Metric = table.Column<double>(type: "REAL", nullable: true),
                    BestEpoch = table.Column<int>(type: "INTEGER", nullable: true),
                    TestRmse = table.Column<double>(type: "REAL", nullable: true),
                    TestMae = table.Column<double>(type: "REAL", nullable: true),
                    TestR2 = table.Column<double>(type: "REAL", nullable: true),
                    TestRmseUnits = table.Column<double>(type: "REAL", nullable: true),
                    TestMaeUnits = table.Column<double>(type: "REAL", nullable: true),
                    Skill = table.Column<double>(type: "REAL", nullable: true),
                    Seconds = table.Column<double>(type: "REAL", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", nullable: true),
                    Silo = table.Column<string>(type: "TEXT", nullable: true),
                    Message = table.Column<string>(type: "TEXT", nullable: true),
                    Ended = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trials", x => new { x.SweepId, x.Number });
                    table.ForeignKey(
                        name: "FK_Trials_SweepConditions_SweepId_ConditionIndex",
                        columns: x => new { x.SweepId, x.ConditionIndex },
                        principalTable: "SweepConditions",
                        principalColumns: new[] { "SweepId", "ConditionIndex" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attempts",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Silo = table.Column<string>(type: "TEXT", nullable: false),
                    FirstEpoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Started = table.Column<long>(type: "INTEGER", nullable: false),
                    Ended = table.Column<long>(type: "INTEGER", nullable: true),
                    End = table.Column<int>(type: "INTEGER", nullable: true),
                    Seconds = table.Column<double>(type: "REAL", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attempts", x => new { x.SweepId, x.Trial, x.Number });
                    table.ForeignKey(
                        name: "FK_Attempts_Trials_SweepId_Trial",
                        columns: x => new { x.SweepId, x.Trial },
                        principalTable: "Trials",
                        principalColumns: new[] { "SweepId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Checksum = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => new { x.SweepId, x.Trial });
                    table.ForeignKey(
                        name: "FK_Checkpoints_Trials_SweepId_Trial",
                        columns: x => new { x.SweepId, x.Trial },
                        principalTable: "Trials",
                        principalColumns: new[] { "SweepId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Models",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Checksum = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Models", x => new { x.SweepId, x.Trial });
                    table.ForeignKey(
                        name: "FK_Models_Trials_SweepId_Trial",
                        columns: x => new { x.SweepId, x.Trial },
                        principalTable: "Trials",
                        principalColumns: new[] { "SweepId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Predictions",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    Truth = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Model = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArStar = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Checksum = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Predictions", x => new { x.SweepId, x.Trial });
                    table.ForeignKey(
                        name: "FK_Predictions_Trials_SweepId_Trial",
                        columns: x => new { x.SweepId, x.Trial },
                        principalTable: "Trials",
                        principalColumns: new[] { "SweepId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TestErrors",
                columns: table => new
                {
                    SweepId = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<int>(type: "INTEGER", nullable: false),
                    BlockRows = table.Column<int>(type: "INTEGER", nullable: false),
                    CorrelationRows = table.Column<int>(type: "INTEGER", nullable: false),
                    Model = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArStar = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TestErrors", x => new { x.SweepId, x.Trial });
                    table.ForeignKey(
                        name: "FK_TestErrors_Trials_SweepId_Trial",
                        columns: x => new { x.SweepId, x.Trial },
                        principalTable: "Trials",
                        principalColumns: new[] { "SweepId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SweepId_Trial",
                table: "Decisions",
                columns: new[] { "SweepId", "Trial" });

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationResults_SweepId_ConditionIndex_Metric_ConfigurationNumber",
                table: "ConfigurationResults",
                columns: new[] { "SweepId", "ConditionIndex", "Metric", "ConfigurationNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_LossPoints_SweepId",
                table: "LossPoints",
                column: "SweepId");

            migrationBuilder.CreateIndex(
                name: "IX_LossPoints_SweepId_Trial_Attempt_Epoch",
                table: "LossPoints",
                columns: new[] { "SweepId", "Trial", "Attempt", "Epoch" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SweepConditions_SegmentHash",
                table: "SweepConditions",
                column: "SegmentHash");

            migrationBuilder.CreateIndex(
                name: "IX_Sweeps_Name",
                table: "Sweeps",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Sweeps_State",
                table: "Sweeps",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Trials_SweepId_ConfigurationNumber_ConditionIndex_Repeat",
                table: "Trials",
                columns: new[] { "SweepId", "ConfigurationNumber", "ConditionIndex", "Repeat" });

            migrationBuilder.CreateIndex(
                name: "IX_Trials_SweepId_ConditionIndex",
                table: "Trials",
                columns: new[] { "SweepId", "ConditionIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_Trials_SweepId_State_Number",
                table: "Trials",
                columns: new[] { "SweepId", "State", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Attempts");

            migrationBuilder.DropTable(
                name: "Baselines");

            migrationBuilder.DropTable(
                name: "ConfigurationResults");

            migrationBuilder.DropTable(
                name: "Checkpoints");

            migrationBuilder.DropTable(
                name: "Incumbents");

            migrationBuilder.DropTable(
                name: "LossPoints");

            migrationBuilder.DropTable(
                name: "Models");

            migrationBuilder.DropTable(
                name: "Predictions");

            migrationBuilder.DropTable(
                name: "TestErrors");

            migrationBuilder.DropTable(
                name: "Trials");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "SweepConditions");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropTable(
                name: "Sweeps");
        }
    }
}
