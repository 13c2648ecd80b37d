using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class StepCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CorrectionDocument",
                table: "StageChanges",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CorrectionReason",
                table: "StageChanges",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatedOn",
                table: "StageChanges",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CorrectionDocument",
                table: "StageChanges");

            migrationBuilder.DropColumn(
                name: "CorrectionReason",
                table: "StageChanges");

            migrationBuilder.DropColumn(
                name: "StatedOn",
                table: "StageChanges");
        }
    }
}
