using Microsoft.EntityFrameworkCore;
using Throughline.Modules.Networks.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Network> Networks => Set<Network>();
    public DbSet<AccountabilityTerm> AccountabilityTerms => Set<AccountabilityTerm>();
    public DbSet<Grant> Grants => Set<Grant>();
}
