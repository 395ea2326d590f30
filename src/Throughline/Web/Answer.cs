namespace Throughline.Web;

/// <summary>What a verb answers: where a person goes next, and what a program gets. Of this kind it is nothing but the address.</summary>
/// <param name="To">Address of the page that shows the outcome.</param>
/// <param name="Said">What happened, said once on the next page: “Kit list version 2 signed”.</param>
public record Answer(string To, string? Said = null)
{
    /// <summary>What the API answers.</summary>
    public virtual object Sent => new Addressed(To);

    public virtual int Status => StatusCodes.Status200OK;

    /// <summary>Something was changed.</summary>
    public static Done<T> Done<T>(string to, T body, string? said = null) where T : notnull => new(to, body, said);

    /// <summary>Something is there now that was not.</summary>
    public static Made<T> New<T>(string to, T body, string? said = null) where T : notnull => new(to, body, said);
}

/// <summary>The answer of a verb that changed something, and what it tells programs.</summary>
public sealed record Done<T>(string To, T Body, string? Said) : Answer(To, Said) where T : notnull
{
    public override object Sent => Body;
}

/// <summary>The answer of a verb that made something; its address is told as Location.</summary>
public sealed record Made<T>(string To, T Body, string? Said) : Answer(To, Said) where T : notnull
{
    public override object Sent => Body;
    public override int Status => StatusCodes.Status201Created;
}

/// <summary>The address of the page that shows the outcome.</summary>
public sealed record Addressed(string Href);

/// <summary>What was made or changed, and its version now.</summary>
public sealed record Kept(Guid Id, int Version);

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
