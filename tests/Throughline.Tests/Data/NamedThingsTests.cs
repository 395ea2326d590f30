using Microsoft.EntityFrameworkCore;
using Throughline.Data;
using Throughline.Data.Names;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Data;

[Trait("needs", "server")]
public class NamedThingsTests
{
    [Fact]
    public async Task What_is_watched_of_a_named_thing_is_kept_in_the_database()
    {
        await using var site = await TestSite.Start();
        var named = await site.Do((_, db) => Task.FromResult(db.Model.GetEntityTypes().Where(t => NamedThings.Has(t.ClrType))
            .SelectMany(t => NamedThings.FieldsOf(t.ClrType).Select(f => (Thing: t.ClrType.Name, Field: f, IsKept: t.FindProperty(f) is not null))).ToList()));
        Assert.Equal(7, named.Select(n => n.Thing).Distinct().Count());
        Assert.DoesNotContain(named, n => !n.IsKept);
    }
}
