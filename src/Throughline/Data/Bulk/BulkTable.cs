using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Throughline.Data.Bulk;

/// <summary>A table as rows are poured into it: its columns as the model maps them, and how to read each off an entity.</summary>
sealed class BulkTable
{
    static readonly ConcurrentDictionary<(IModel, Type, string?), BulkTable> Known = new();

    readonly Func<BulkRow, object?>[] values;

    /// <summary>The same, made once for a model.</summary>
    public static BulkTable Of(IModel model, Type type, string? parent) => Known.GetOrAdd((model, type, parent), k => new BulkTable(k.Item1, k.Item2, k.Item3));

    /// <param name="parent">Name of the column that holds the key of the whole which a part belongs to; null for a whole.</param>
    public BulkTable(IModel model, Type type, string? parent = null)
    {
        var entity = model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        Name = entity.GetTableName()!;
        // what the database numbers itself is left to it
        var properties = entity.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.Name == parent).ToList();
        Columns = [.. properties.Select(p => p.GetColumnName())];
        Mappings = [.. properties.Select(p => p.GetRelationalTypeMapping())];
        values = [.. properties.Select(p => Value(p, parent))];
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<RelationalTypeMapping> Mappings { get; }

    /// <summary>The statement that adds one row.</summary>
    /// <param name="marker">What stands for the value of a column, by its number from 1.</param>
    public string Insert(Func<int, string> marker) =>
        $"INSERT INTO \"{Name}\" ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Columns.Select((_, i) => marker(i + 1)))})";

    /// <summary>The row of an entity as the provider takes it, null for nothing.</summary>
    public void Read(BulkRow row, object?[] into)
    {
        for (var i = 0; i < values.Length; i++) into[i] = values[i](row);
    }

    static Func<BulkRow, object?> Value(IProperty property, string? parent)
    {
        if (property.Name == parent) return row => row.Parent;
        var read = Getter(property);
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return convert is null ? row => read(row.Entity) : row => read(row.Entity) is { } value ? convert(value) : null;
    }

    static Func<object, object?> Getter(IProperty property)
    {
        var entity = Expression.Parameter(typeof(object));
        var member = Expression.MakeMemberAccess(Expression.Convert(entity, property.DeclaringType.ClrType), property.PropertyInfo ?? (System.Reflection.MemberInfo)property.FieldInfo!);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(member, typeof(object)), entity).Compile();
    }
}
