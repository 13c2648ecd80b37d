using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Divisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DivisionChanges",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FromList = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToList = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OldCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: true),
                    OldNameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NewCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    NewNameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ChangeZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AnnouncedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DivisionChanges", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Divisions",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Pinyin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    OtherPinyin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: true),
                    SpelledBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ProvinceCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    PrefectureCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: true),
                    FirstList = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastList = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SuccessorCodes = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: true),
                    Source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Divisions", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Divisions_Provinces_ProvinceCode",
                        column: x => x.ProvinceCode,
                        principalTable: "Provinces",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormerNames",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LastRevision = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: false),
                    NowCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerNames", x => new { x.Code, x.NameZh });
                });

            migrationBuilder.CreateTable(
                name: "SeededFiles",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeededFiles", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Divisions_ProvinceCode",
                table: "Divisions",
                column: "ProvinceCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DivisionChanges");

            migrationBuilder.DropTable(
                name: "Divisions");

            migrationBuilder.DropTable(
                name: "FormerNames");

            migrationBuilder.DropTable(
                name: "SeededFiles");
        }
    }
}
