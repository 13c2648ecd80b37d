using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Data.Seeding;

/// <summary>Writes thousands of rows in one statement: the rows travel as one JSON parameter, which both databases read as a table.</summary>
internal static class BulkInsert
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Puts rows in place of all that the table holds, past the change tracker: the caller stamps the data version.</summary>
    public static async Task ReplaceAsync<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        await db.Set<T>().ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(StatementFor(db, entity), [JsonOf(entity, rows)], cancellationToken);
    }

    /// <summary>The statement; its one parameter is an array of arrays, in the order of the properties.</summary>
    internal static string StatementFor(DbContext db, IEntityType entity)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var (rows, cell) = db.Database.IsSqlite() ? ("json_each", "json_extract") : ("OPENJSON", "JSON_VALUE");
        var properties = entity.GetProperties().ToList();
        var columns = string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(table)!)));
        var cells = string.Join(", ", properties.Select((_, i) => $"{cell}(value, '$[{i}]')"));
        return $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({columns}) SELECT {cells} FROM {rows}({{0}})";
    }

    private static string JsonOf<T>(IEntityType entity, IReadOnlyList<T> rows)
    {
        var readers = entity.GetProperties()
            .Select(p => (Get: p.GetGetter(), Convert: p.GetTypeMapping().Converter?.ConvertToProvider))
            .ToList();
        return JsonSerializer.Serialize(
            rows.Select(row => readers.ConvertAll(r => r.Get.GetClrValue(row!) is { } value && r.Convert is { } convert ? convert(value) : r.Get.GetClrValue(row!))), Json);
    }
}
