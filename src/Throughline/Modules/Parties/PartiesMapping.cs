using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Modules.Parties;

sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Name).HasMaxLength(200);
        organisation.HasIndex(o => o.Name);
        // lists offer the companies of one side by name
        organisation.HasIndex(o => new { o.Side, o.Name });
    }
}

sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.Email).HasMaxLength(254);
        person.HasIndex(p => p.Email);
        person.HasIndex(p => p.OrganisationId);
        person.HasMany(p => p.Skills).WithOne().HasForeignKey("PersonId").OnDelete(DeleteBehavior.Cascade);
        person.HasMany(p => p.Leave).WithOne().HasForeignKey("PersonId").OnDelete(DeleteBehavior.Cascade);
        person.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team) => team.Property(t => t.Name).HasMaxLength(120);
}

sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.HasIndex(a => a.PersonId).IsUnique();
        account.HasIndex(a => a.IsFirst).IsUnique();
    }
}

sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.PersonId);
    }
}
