namespace Throughline.Ground;

/// <summary>Skips a test that needs what this machine lacks, saying how to get it; on a build machine it fails instead.</summary>
public static class Need
{
    public static void Postgres() => Or(PostgresServer.Unavailable);

    /// <param name="unavailable">Why the part is not to be had, with the way out; null when it is there.</param>
    public static void Or(string? unavailable)
    {
        if (unavailable is null) return;
        // a skip on the project's own machines would hide that a whole layer was never tested
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1") Assert.Fail(unavailable);
        Assert.Skip(unavailable);
    }
}
