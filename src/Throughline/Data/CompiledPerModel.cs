using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Throughline.Data;

/// <summary>A query worked out once for each database that is asked, and apart for those who see all: it holds to what it was first asked with.</summary>
public sealed class CompiledPerModel<TQuery>(Func<TQuery> compile)
{
    readonly ConcurrentDictionary<(IModel, bool), TQuery> known = new();

    public TQuery For(ThroughlineDb db) => known.GetOrAdd((db.Model, db.SeesAll), _ => compile());
}
