using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ApplicationStanding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LastFrom",
                table: "Applications",
                type: "TEXT",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastNoticeEndsOn",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastOn",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastRecordedAt",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastTo",
                table: "Applications",
                type: "TEXT",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecommendedOn",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReturnedOn",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StandingStamp",
                table: "Applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StartedOn",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_RoundCode_StandingStamp",
                table: "Applications",
                columns: new[] { "RoundCode", "StandingStamp" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_RoundCode_StandingStamp",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LastFrom",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LastNoticeEndsOn",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LastOn",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LastRecordedAt",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LastTo",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "RecommendedOn",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "ReturnedOn",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "StandingStamp",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "StartedOn",
                table: "Applications");
        }
    }
}
