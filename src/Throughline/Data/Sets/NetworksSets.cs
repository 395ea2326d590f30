using Microsoft.EntityFrameworkCore;
using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Networks;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Network> Networks => Set<Network>();
    public DbSet<AccountabilityTerm> AccountabilityTerms => Set<AccountabilityTerm>();
    public DbSet<Grant> Grants => Set<Grant>();
}
