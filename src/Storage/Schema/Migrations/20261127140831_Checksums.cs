using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Checksums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Checksum",
                table: "Predictions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Checksum",
                table: "Models",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Checksum",
                table: "Checkpoints",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Checksum",
                table: "Predictions");

            migrationBuilder.DropColumn(
                name: "Checksum",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "Checksum",
                table: "Checkpoints");
        }
    }
}
