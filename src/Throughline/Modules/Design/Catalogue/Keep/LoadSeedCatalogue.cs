using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.Catalogue.Keep;

/// <summary>Gives an empty catalogue our own optics, cables, cords and sundries, so that a first kit list can be made at once.</summary>
public sealed class LoadSeedCatalogue(ThroughlineDb db, SaveCatalogue save)
{
    /// <summary>Does nothing when there is a part already.</summary>
    public async Task IfEmpty()
    {
        if (await db.Parts.AnyAsync()) return;
        db.Parts.AddRange(SeedCatalogue.Parts());
        await db.SaveChangesAsync();
        await save.Run([.. await SeedCatalogue.Types()], "the list that comes with the program");
    }

    public static async Task Into(IServiceProvider services)
    {
        await using var scope = services.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<LoadSeedCatalogue>().IfEmpty();
    }
}
