using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Throughline.Kernel;

/// <summary>What happened, as a sentence for people and as data for programs. One record type per kind of happening.</summary>
public abstract record Happening
{
    /// <summary>The sentence in the journal.</summary>
    [JsonIgnore] public abstract string Sentence { get; }

    /// <summary>The thing it happened to.</summary>
    [JsonIgnore] public virtual Guid? Subject => null;

    /// <summary>Who may read it; our own people unless the happening says otherwise.</summary>
    [JsonIgnore] public virtual Readers Readers => Readers.Us;

    /// <summary>A turning point of the network: drawn filled on the thread.</summary>
    [JsonIgnore] public virtual bool IsKey => false;
}

/// <summary>One thing that happened: timeline, audit and outbox in one, written in the same transaction as the change itself.</summary>
public sealed partial class Fact : IHasReaders
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    Fact() { }

    /// <summary>Position among all facts; readers follow it with a cursor.</summary>
    public long Sequence { get; private set; }
    public Instant At { get; private set; }
    public Guid? By { get; private set; }
    public Guid? NetworkId { get; private set; }
    public Guid? Subject { get; private set; }
    public string Kind { get; private set; } = "";
    public string Sentence { get; private set; } = "";
    public string Data { get; private set; } = "{}";
    public Readers Readers { get; private set; }
    public bool IsKey { get; private set; }

    /// <summary>Place in the journal of its network, from 1 without a hole; null for a fact of no network.</summary>
    public long? Entry { get; private set; }
    public string? PreviousHash { get; private set; }
    public string? Hash { get; private set; }

    /// <summary>Of its sentence and data as they were written; only where these were erased since. The chain goes over this digest, so it holds without the words.</summary>
    public string? Digest { get; private set; }

    /// <summary>The fact that says who erased its words, and why.</summary>
    public long? ErasedBy { get; private set; }

    public static Fact Of(Happening what, Guid? networkId, Guid? by, Instant at) => new()
    {
        At = at.ToMicroseconds(),
        By = by,
        NetworkId = networkId,
        Subject = what.Subject,
        Kind = KindOf(what.GetType()),
        Sentence = what.Sentence,
        Data = JsonSerializer.Serialize(what, what.GetType(), Json),
        Readers = what.Readers,
        IsKey = what.IsKey,
    };

    /// <summary>Kebab-case name of a happening: <c>KitListSignedOff</c> is <c>kit-list-signed-off</c>.</summary>
    public static string KindOf(Type happening) => Kinds.GetOrAdd(happening, type => Words().Replace(type.Name, "-$1").TrimStart('-').ToLowerInvariant());

    static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, string> Kinds = new();

    /// <summary>Joins the fact to the journal of its network.</summary>
    internal void Chain(long entry, string? previousHash)
    {
        Entry = entry;
        PreviousHash = previousHash;
        Hash = ComputeHash();
    }

    /// <summary>SHA-256 over every field that a reader relies on and the hash of the entry before, in hexadecimal; the words stand in it by their digest.</summary>
    public string ComputeHash() => Sha256(string.Join('\u001f',
        Entry, PreviousHash, At.ToUnixTimeTicks() / 10, By, NetworkId, Subject, Kind, Digest ?? DigestOfWords(), Readers, IsKey));

    /// <summary>SHA-256 of its sentence and data as they stand, in hexadecimal.</summary>
    public string DigestOfWords() => Sha256($"{Sentence}\u001f{Data}");

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What stands in place of erased words.</summary>
    public string ErasedSentence => $"Erased: {Kind.Replace('-', ' ')}";

    /// <summary>Takes its words out; that it happened, when and by whom stays, and the chain holds.</summary>
    /// <param name="by">The fact that tells of the erasing and carries the digests of what was erased.</param>
    public void Erase(Fact by)
    {
        if (Digest is not null) return;
        (Digest, ErasedBy) = (DigestOfWords(), by.Sequence);
        (Sentence, Data) = (ErasedSentence, "{}");
    }

    /// <summary>Whether its words were erased and nothing else was put in their place, and <paramref name="by"/> tells of it.</summary>
    public bool IsErasedBy(Fact? by) => Digest is { } digest && Sentence == ErasedSentence && Data == "{}" && by is not null && by.Sequence == ErasedBy && by.Digest is null && by.Kind == Erasing && by.Data.Contains(digest, StringComparison.Ordinal);

    /// <summary>The kind of fact that tells of an erasing.</summary>
    public const string Erasing = "ticket-erased";

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Words();
}

/// <summary>The last entry of a network's journal: where the next one joins.</summary>
public sealed class JournalHead
{
    public Guid NetworkId { get; init; }
    public long Entries { get; set; }
    public string? Hash { get; set; }
}
