using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TransferSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Not DropColumn: on Sqlite that makes the table anew, outside of a transaction.
            foreach (var column in new[] { "Answer", "AskedOn", "ClosedOn", "DocumentNumber", "OfferedOn", "Places", "Reason" })
            {
                migrationBuilder.Sql($"""ALTER TABLE "TransferRequests" DROP COLUMN "{column}";""");
            }

            migrationBuilder.AddColumn<DateOnly>(
                name: "RemovedOn",
                table: "InternalDeadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TransferSteps",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Move = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    GiverCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: true),
                    Places = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TransferSteps", x => new { x.RequestId, x.Number });
                    table.ForeignKey(
                        name: "FK_TransferSteps_Provinces_GiverCode",
                        column: x => x.GiverCode,
                        principalTable: "Provinces",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TransferSteps_TransferRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "TransferRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TransferSteps_GiverCode",
                table: "TransferSteps",
                column: "GiverCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TransferSteps");

            migrationBuilder.DropColumn(
                name: "RemovedOn",
                table: "InternalDeadlines");

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "TransferRequests",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "TransferRequests",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "TransferRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentNumber",
                table: "TransferRequests",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OfferedOn",
                table: "TransferRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Places",
                table: "TransferRequests",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "TransferRequests",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");
        }
    }
}
