namespace Throughline.Data.Bulk;

/// <summary>Things that are written together, by kind.</summary>
class NewRows
{
    readonly Dictionary<Type, List<BulkRow>> rows = [];

    /// <param name="parent">Key of the whole that it is a part of.</param>
    public void Add<T>(T entity, Guid parent = default) where T : class
    {
        if (!rows.TryGetValue(typeof(T), out var list)) rows.Add(typeof(T), list = []);
        list.Add(new BulkRow(entity, parent));
    }

    public IReadOnlyList<BulkRow> Of(Type type) => rows.TryGetValue(type, out var list) ? list : [];
}

/// <summary>An entity to be written, and the key of the whole it is a part of.</summary>
readonly record struct BulkRow(object Entity, Guid Parent = default);
