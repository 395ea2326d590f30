using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>A table as rows are poured into it: its columns as the model maps them, and how to read each off an entity.</summary>
sealed class BulkTable
{
    readonly Func<BulkRow, object?>[] values;

    /// <param name="parent">Name of the column that holds the key of the whole which a part belongs to; null for a whole.</param>
    public BulkTable(IModel model, Type type, string? parent = null)
    {
        var entity = model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        Name = entity.GetTableName()!;
        // what the database numbers itself is left to it
        var properties = entity.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.Name == parent).ToList();
        Columns = [.. properties.Select(p => p.GetColumnName())];
        values = [.. properties.Select(p => Value(p, parent))];
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

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

/// <summary>An entity to be written, and the key of the whole it is a part of.</summary>
readonly record struct BulkRow(object Entity, Guid Parent = default);
