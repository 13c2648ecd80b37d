using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Lets EF Core believe that the connection opened.</summary>
public sealed class NoConnection : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());
}

/// <summary>
/// Writes statements down instead of sending them and answers each with one row, so that a query which goes on after it has
/// found its first row shows its further statements too.
/// </summary>
public sealed class OneRowAnswers : CommandRecorder
{
    /// <summary>The answer to every question of yes or no.</summary>
    public bool IsTrue { get; init; } = true;

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        base.ReaderExecuting(command, eventData, result);
        return InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow(IsTrue));
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        return InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow(IsTrue));
    }

    /// <summary>One row that answers every question for a cell: 1, true, the day of the 2022 notice, or the text "1", which is a value of every enum.</summary>
    private sealed class OneRow(bool isTrue) : DbDataReader
    {
        private bool _read;

        public override int FieldCount => 64;

        public override int RecordsAffected => -1;

        public override bool HasRows => true;

        public override bool IsClosed => false;

        public override int Depth => 0;

        public override object this[int ordinal] => GetValue(ordinal);

        public override object this[string name] => GetValue(0);

        public override bool Read() => !_read && (_read = true);

        public override bool NextResult() => false;

        public override bool IsDBNull(int ordinal) => false;

        public override string GetString(int ordinal) => "1";

        public override int GetInt32(int ordinal) => 1;

        public override short GetInt16(int ordinal) => 1;

        public override long GetInt64(int ordinal) => 1;

        public override byte GetByte(int ordinal) => 1;

        public override bool GetBoolean(int ordinal) => isTrue;

        public override decimal GetDecimal(int ordinal) => 1;

        public override double GetDouble(int ordinal) => 1;

        public override float GetFloat(int ordinal) => 1;

        public override Guid GetGuid(int ordinal) => Guid.Empty;

        public override DateTime GetDateTime(int ordinal) => new(2022, 8, 4, 0, 0, 0, DateTimeKind.Utc);

        public override T GetFieldValue<T>(int ordinal) =>
            typeof(T) == typeof(DateOnly) ? (T)(object)new DateOnly(2022, 8, 4)
            : typeof(T) == typeof(DateTimeOffset) ? (T)(object)new DateTimeOffset(2022, 8, 4, 0, 0, 0, TimeSpan.Zero)
            : typeof(T) == typeof(byte[]) ? (T)(object)new byte[] { 1 }
            : throw new NotSupportedException($"What is a {typeof(T)} of one row?");

        public override object GetValue(int ordinal) => "1";

        public override int GetValues(object[] values) => throw new NotSupportedException();

        public override char GetChar(int ordinal) => '1';

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

        public override string GetName(int ordinal) => $"c{ordinal}";

        public override int GetOrdinal(string name) => 0;

        public override string GetDataTypeName(int ordinal) => "nvarchar";

        public override Type GetFieldType(int ordinal) => typeof(string);

        public override IEnumerator GetEnumerator() => throw new NotSupportedException();
    }
}
