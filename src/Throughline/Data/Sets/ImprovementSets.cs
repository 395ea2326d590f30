using Throughline.Modules.Improvement.Problems;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Problem> Problems => Set<Problem>();
}
