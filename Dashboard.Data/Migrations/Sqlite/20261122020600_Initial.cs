using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DataVersion",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataVersion", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DocumentNumberInferred = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DocumentNumberGroundZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DocumentNumberGroundEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TitleZh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ShortTitleZh = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ShortTitleEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    IssuerZh = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    IssuerEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IssuedOnNoteZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    IssuedOnNoteEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SummaryZh = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SummaryEn = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SourceNote = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Provinces",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ShortZh = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    AbbreviationZh = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ShortEn = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LetterCode = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Pinyin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Region = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    TakesPart = table.Column<bool>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    TileColumn = table.Column<int>(type: "INTEGER", nullable: false),
                    TileRow = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Provinces", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "NoticeAnnexes",
                columns: table => new
                {
                    NoticeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    PrintedNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    InferredNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    TitleZh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: true),
                    Held = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeAnnexes", x => new { x.NoticeId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_NoticeAnnexes_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticeGaps",
                columns: table => new
                {
                    NoticeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    PlaceZh = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PlaceEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    TextAsItStands = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LikelyReading = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    GroundZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    GroundEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeGaps", x => new { x.NoticeId, x.Code });
                    table.ForeignKey(
                        name: "FK_NoticeGaps_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticeItems",
                columns: table => new
                {
                    NoticeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Section = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorZh = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ActorEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    TextZh = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    TextEn = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    DueZh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DueEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Inferred = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoteZh = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: true),
                    NoteEn = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeItems", x => new { x.NoticeId, x.Code });
                    table.ForeignKey(
                        name: "FK_NoticeItems_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EvaluationNoticeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    DesignationNoticeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    RecommendationDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LiaisonReceiptDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermStartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermEndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NoteZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    NoteEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Rounds_Notices_DesignationNoticeId",
                        column: x => x.DesignationNoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rounds_Notices_EvaluationNoticeId",
                        column: x => x.EvaluationNoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DivisionCounts",
                columns: table => new
                {
                    ProvinceCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    CountedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PrefectureLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    PrefectureCities = table.Column<int>(type: "INTEGER", nullable: false),
                    Prefectures = table.Column<int>(type: "INTEGER", nullable: false),
                    AutonomousPrefectures = table.Column<int>(type: "INTEGER", nullable: false),
                    Leagues = table.Column<int>(type: "INTEGER", nullable: false),
                    CountyLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    Districts = table.Column<int>(type: "INTEGER", nullable: false),
                    CountyLevelCities = table.Column<int>(type: "INTEGER", nullable: false),
                    Counties = table.Column<int>(type: "INTEGER", nullable: false),
                    AutonomousCounties = table.Column<int>(type: "INTEGER", nullable: false),
                    Banners = table.Column<int>(type: "INTEGER", nullable: false),
                    AutonomousBanners = table.Column<int>(type: "INTEGER", nullable: false),
                    SpecialDistricts = table.Column<int>(type: "INTEGER", nullable: false),
                    ForestryDistricts = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DivisionCounts", x => new { x.ProvinceCode, x.Year });
                    table.ForeignKey(
                        name: "FK_DivisionCounts_Provinces_ProvinceCode",
                        column: x => x.ProvinceCode,
                        principalTable: "Provinces",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Places",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    ProvinceCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FullNameZh = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Pinyin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Places", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Places_Provinces_ProvinceCode",
                        column: x => x.ProvinceCode,
                        principalTable: "Provinces",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoundOutcomes",
                columns: table => new
                {
                    RoundCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Track = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Tier = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    KnownOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermZh = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    FirstNamedZh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundOutcomes", x => new { x.RoundCode, x.Track, x.Tier });
                    table.ForeignKey(
                        name: "FK_RoundOutcomes_Rounds_RoundCode",
                        column: x => x.RoundCode,
                        principalTable: "Rounds",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Designations",
                columns: table => new
                {
                    NoticeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Annex = table.Column<int>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    PlaceCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    Tier = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    DesignatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Designations", x => new { x.NoticeId, x.Annex, x.Row });
                    table.ForeignKey(
                        name: "FK_Designations_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Designations_Places_PlaceCode",
                        column: x => x.PlaceCode,
                        principalTable: "Places",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "DataVersion",
                columns: new[] { "Id", "Stamp" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000") });

            migrationBuilder.CreateIndex(
                name: "IX_Designations_PlaceCode_Tier_DesignatedOn",
                table: "Designations",
                columns: new[] { "PlaceCode", "Tier", "DesignatedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Places_ProvinceCode",
                table: "Places",
                column: "ProvinceCode");

            migrationBuilder.CreateIndex(
                name: "IX_Provinces_Order",
                table: "Provinces",
                column: "Order",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_DesignationNoticeId",
                table: "Rounds",
                column: "DesignationNoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_EvaluationNoticeId",
                table: "Rounds",
                column: "EvaluationNoticeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataVersion");

            migrationBuilder.DropTable(
                name: "Designations");

            migrationBuilder.DropTable(
                name: "DivisionCounts");

            migrationBuilder.DropTable(
                name: "NoticeAnnexes");

            migrationBuilder.DropTable(
                name: "NoticeGaps");

            migrationBuilder.DropTable(
                name: "NoticeItems");

            migrationBuilder.DropTable(
                name: "RoundOutcomes");

            migrationBuilder.DropTable(
                name: "Places");

            migrationBuilder.DropTable(
                name: "Rounds");

            migrationBuilder.DropTable(
                name: "Provinces");

            migrationBuilder.DropTable(
                name: "Notices");
        }
    }
}
