using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Checksums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "checksum",
                table: "predictions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "checksum",
                table: "models",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "checksum",
                table: "checkpoints",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "checksum",
                table: "predictions");

            migrationBuilder.DropColumn(
                name: "checksum",
                table: "models");

            migrationBuilder.DropColumn(
                name: "checksum",
                table: "checkpoints");
        }
    }
}
