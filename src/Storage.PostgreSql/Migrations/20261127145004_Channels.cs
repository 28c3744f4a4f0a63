using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.PostgreSql.Migrations
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

            migrationBuilder.AddColumn<string>(
                name: "channels",
                table: "sweeps",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "hasconstanttarget",
                table: "sweepconditions",
                type: "boolean",
                nullable: false,
                defaultValue: false);
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

            migrationBuilder.DropColumn(
                name: "channels",
                table: "sweeps");

            migrationBuilder.DropColumn(
                name: "hasconstanttarget",
                table: "sweepconditions");
        }
    }
}
