using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Parameters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BatchSize",
                table: "Trials");

            migrationBuilder.DropColumn(
                name: "Dropout",
                table: "Trials");

            migrationBuilder.DropColumn(
                name: "HiddenSize",
                table: "Trials");

            migrationBuilder.DropColumn(
                name: "LearningRate",
                table: "Trials");

            migrationBuilder.DropColumn(
                name: "NumLayers",
                table: "Trials");

            migrationBuilder.DropColumn(
                name: "SequenceLength",
                table: "Trials");

            migrationBuilder.RenameColumn(
                name: "Cell",
                table: "Trials",
                newName: "Parameters");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Parameters",
                table: "Trials",
                newName: "Cell");

            migrationBuilder.AddColumn<int>(
                name: "BatchSize",
                table: "Trials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Dropout",
                table: "Trials",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "HiddenSize",
                table: "Trials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "LearningRate",
                table: "Trials",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "NumLayers",
                table: "Trials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SequenceLength",
                table: "Trials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }
    }
}
