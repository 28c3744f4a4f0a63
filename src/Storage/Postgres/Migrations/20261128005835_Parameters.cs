using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GearSweep.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Parameters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "batchsize",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "dropout",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "hiddensize",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "learningrate",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "numlayers",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "sequencelength",
                table: "trials");

            migrationBuilder.RenameColumn(
                name: "cell",
                table: "trials",
                newName: "parameters");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "parameters",
                table: "trials",
                newName: "cell");

            migrationBuilder.AddColumn<int>(
                name: "batchsize",
                table: "trials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "dropout",
                table: "trials",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "hiddensize",
                table: "trials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "learningrate",
                table: "trials",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "numlayers",
                table: "trials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "sequencelength",
                table: "trials",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }
    }
}
