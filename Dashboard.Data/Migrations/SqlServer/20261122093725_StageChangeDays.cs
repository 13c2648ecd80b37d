using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class StageChangeDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StageChanges_ApplicationId_EffectiveOn",
                table: "StageChanges");

            migrationBuilder.CreateIndex(
                name: "IX_StageChanges_ApplicationId_EffectiveOn_Number",
                table: "StageChanges",
                columns: new[] { "ApplicationId", "EffectiveOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_StageChanges_EffectiveOn_RecordedAt",
                table: "StageChanges",
                columns: new[] { "EffectiveOn", "RecordedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StageChanges_ApplicationId_EffectiveOn_Number",
                table: "StageChanges");

            migrationBuilder.DropIndex(
                name: "IX_StageChanges_EffectiveOn_RecordedAt",
                table: "StageChanges");

            migrationBuilder.CreateIndex(
                name: "IX_StageChanges_ApplicationId_EffectiveOn",
                table: "StageChanges",
                columns: new[] { "ApplicationId", "EffectiveOn" });
        }
    }
}
