using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "channels",
                table: "segments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<byte[]>(
                name: "piecestarts",
                table: "segments",
                type: "bytea",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "channels",
                table: "segments");

            migrationBuilder.DropColumn(
                name: "piecestarts",
                table: "segments");
        }
    }
}
