namespace Throughline.Web;

/// <summary>What a verb answers: where a person goes next, and what a program gets.</summary>
/// <param name="To">Address of the page that shows the outcome.</param>
/// <param name="Body">What the API answers; null for nothing but the address.</param>
/// <param name="Said">What happened, said once on the next page: “Kit list version 2 signed”.</param>
public sealed record Answer(string To, object? Body = null, string? Said = null, bool IsNew = false)
{
    public static Answer New(string to, object body, string? said = null) => new(to, body, said, IsNew: true);
}

/// <summary>A model that says which version of the thing it shows; the API sends it as ETag.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A file: a document, an export.</summary>
public sealed record Download(string FileName, string ContentType, byte[] Bytes)
{
    /// <summary>True for a page that the browser shows instead of saving it.</summary>
    public bool IsShown { get; init; }

    /// <summary>A document as the page it was written as.</summary>
    public static Download Page(string name, string html) => new($"{name}.html", "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(html)) { IsShown = true };
}

/// <summary>The version that the asker read, from If-Match or the form; a verb checks it on the thing it changes.</summary>
public sealed class ExpectedVersion
{
    public int? Version { get; set; }

    /// <summary>Says no if the thing changed since it was read.</summary>
    public void Check(Root thing)
    {
        if (Version is { } expected && expected != thing.Version)
            throw new StaleException($"This was version {expected} when you read it and is version {thing.Version} now. Reload to see the change, then try again.");
    }
}

/// <summary>The input of a route that takes none.</summary>
public sealed record Nothing;
