using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Finding;

namespace Throughline.Data.Names;

/// <summary>What is found by its name or number.</summary>
public enum NamedKind { Network, Site, Service, Device, Link, Person, Organisation }

/// <summary>A word of the name or number of something: written with the thing itself, so that it is found at once and on every node.</summary>
public sealed class NameWord : IMayBeOfNetwork
{
    NameWord() { }

    public NameWord(NamedKind kind, string word, Guid thingId, Guid? networkId, Guid? organisationId) =>
        (Kind, Word, ThingId, NetworkId, OrganisationId) = (kind, word, thingId, networkId, organisationId);

    public NamedKind Kind { get; private set; }
    public string Word { get; private set; } = "";
    public Guid ThingId { get; private set; }
    public Guid? NetworkId { get; private set; }

    /// <summary>The company that it is or belongs to, where it is of no network.</summary>
    public Guid? OrganisationId { get; private set; }
}

sealed class NameWordMapping : IEntityTypeConfiguration<NameWord>
{
    public void Configure(EntityTypeBuilder<NameWord> word)
    {
        word.HasKey(w => new { w.Kind, w.Word, w.ThingId });
        word.Property(w => w.Word).HasMaxLength(TextWords.Longest);
        word.HasIndex(w => new { w.ThingId, w.Word });
        word.HasIndex(w => new { w.NetworkId, w.Kind, w.Word });
    }
}
