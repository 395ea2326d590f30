using Microsoft.EntityFrameworkCore;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
}
