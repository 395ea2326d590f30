using Throughline.Host;
using Throughline.Kernel;

namespace Throughline.Tests.Host;

/// <summary>A command on a database that is not there: told in words, never by a fault.</summary>
[Trait("needs", "database")]
public sealed class SchemaTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("throughline-schema-").FullName;

    [Theory]
    [InlineData("verify")]
    [InlineData("token", "add", "--email", "maja@example.org")]
    [InlineData("dossier", "N-1", "--out", "/nowhere.html")]
    public async Task A_command_that_reads_says_that_there_is_no_database_yet(params string[] call)
    {
        var before = Console.Error;
        var words = new StringWriter();
        Console.SetError(TextWriter.Synchronized(words));
        try
        {
            Assert.Equal(ExitCode.No, await Program.Main([.. call, "--database", $"sqlite:{folder}/none.db"]));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("There is no database yet", words.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", words.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_person_can_be_added_before_anything_was_ever_served()
    {
        await using var services = CommandServices.For($"sqlite:{folder}/new.db");
        await using var other = CommandServices.For($"sqlite:{folder}/other.db");

        Assert.True(await Schema.IsReady(services, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.False(await Schema.IsReady(other, TextWriter.Null, TestContext.Current.CancellationToken, make: false));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
