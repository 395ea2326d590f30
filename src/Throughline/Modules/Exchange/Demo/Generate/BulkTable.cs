using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>A table as rows are poured into it: its columns as the model maps them, and how to read each off an entity.</summary>
sealed class BulkTable
{
    readonly Func<object, object?>[] values;

    /// <param name="shadow">Columns without a property, by name: the key of the whole that a part belongs to.</param>
    public BulkTable(IModel model, Type type, IReadOnlyDictionary<string, Func<object, object?>>? shadow = null)
    {
        var entity = model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        Name = entity.GetTableName()!;
        // what the database numbers itself is left to it
        var properties = entity.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never && (!p.IsShadowProperty() || shadow?.ContainsKey(p.Name) == true)).ToList();
        Columns = [.. properties.Select(p => p.GetColumnName())];
        values = [.. properties.Select(p => Value(p, shadow))];
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The row of an entity as the provider takes it, null for nothing.</summary>
    public void Read(object entity, object?[] row)
    {
        for (var i = 0; i < values.Length; i++) row[i] = values[i](entity);
    }

    static Func<object, object?> Value(IProperty property, IReadOnlyDictionary<string, Func<object, object?>>? shadow)
    {
        var read = property.IsShadowProperty() ? shadow![property.Name] : Getter(property);
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return convert is null ? read : entity => read(entity) is { } value ? convert(value) : null;
    }

    static Func<object, object?> Getter(IProperty property)
    {
        var entity = Expression.Parameter(typeof(object));
        var member = Expression.MakeMemberAccess(Expression.Convert(entity, property.DeclaringType.ClrType), property.PropertyInfo ?? (System.Reflection.MemberInfo)property.FieldInfo!);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(member, typeof(object)), entity).Compile();
    }
}
