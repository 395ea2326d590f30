using System.Collections;
using System.Data.Common;

namespace Throughline.Data;

/// <summary>Rows that were read before anybody asked for them, to be read like those that come from the database.</summary>
sealed class KeptRows : DbDataReader
{
    readonly List<object[]> rows = [];
    string[] names = [];
    Type[] types = [];
    int at = -1;

    /// <summary>Reads what is left of the result at which the reader stands.</summary>
    public static async Task<KeptRows> Of(DbDataReader reader, CancellationToken stop)
    {
        var kept = new KeptRows { names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)] };
        while (await reader.ReadAsync(stop))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            kept.rows.Add(row);
        }
        return kept;
    }

    public override bool Read() => ++at < rows.Count;
    public override bool NextResult() => false;
    public override object GetValue(int ordinal) => rows[at][ordinal];
    public override bool IsDBNull(int ordinal) => rows[at][ordinal] is DBNull;

    // a column of days is read as instants at midnight by whoever does not say what they want
    public override T GetFieldValue<T>(int ordinal) => rows[at][ordinal] switch
    {
        T value => value,
        DateTime day when typeof(T) == typeof(DateOnly) => (T)(object)DateOnly.FromDateTime(day),
        TimeSpan time when typeof(T) == typeof(TimeOnly) => (T)(object)TimeOnly.FromTimeSpan(time),
        var other => throw new InvalidCastException($"Column {names[ordinal]} holds a {other.GetType().Name} and was asked for as {typeof(T).Name}."),
    };

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, names.Length);
        Array.Copy(rows[at], values, count);
        return count;
    }

    public override int FieldCount => names.Length;
    public override bool HasRows => rows.Count > 0;
    public override bool IsClosed => false;
    public override int RecordsAffected => -1;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));
    public override string GetName(int ordinal) => names[ordinal];
    public override int GetOrdinal(string name) => Array.IndexOf(names, name);
    public override Type GetFieldType(int ordinal) => types[ordinal];
    public override string GetDataTypeName(int ordinal) => types[ordinal].Name;
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);
    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException("Bytes are read as a whole.");
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException("Words are read as a whole.");
}
