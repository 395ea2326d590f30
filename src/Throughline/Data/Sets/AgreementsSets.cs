using Throughline.Modules.Agreements.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Agreement> Agreements => Set<Agreement>();
}
