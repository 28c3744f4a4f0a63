using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Sharing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MaxRunning",
                table: "Sweeps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "Sweeps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Weight",
                table: "Sweeps",
                type: "REAL",
                nullable: false,
                defaultValue: 1.0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MaxRunning",
                table: "Sweeps");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Sweeps");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Sweeps");
        }
    }
}
