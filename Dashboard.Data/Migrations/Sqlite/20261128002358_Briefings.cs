using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Briefings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Briefings",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RoundCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Slides = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2000, nullable: false),
                    FreeText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Visibility = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    DataVersion = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    CreatedById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Briefings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Briefings_Rounds_RoundCode",
                        column: x => x.RoundCode,
                        principalTable: "Rounds",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Briefings_AsOf_CreatedAt",
                table: "Briefings",
                columns: new[] { "AsOf", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Briefings_RoundCode",
                table: "Briefings",
                column: "RoundCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Briefings");
        }
    }
}
