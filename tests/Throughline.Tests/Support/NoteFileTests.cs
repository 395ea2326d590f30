using System.Text;
using System.Text.Json;
using Throughline.Kernel;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;
using Throughline.Web;

namespace Throughline.Tests.Support;

public class NoteFileRules
{
    static Upload File(string name, int bytes = 10) => new(name, new byte[bytes]);

    [Fact]
    public void All_that_is_wrong_with_the_files_of_a_note_is_said_at_once()
    {
        var said = NoteFile.ObstaclesToKeep([File("a.txt"), File("empty.log", 0), File("core.dump", NoteFile.MostBytes + 1), File("C:\\tools\\fix.EXE"), File("e"), File("f")]);
        Assert.Equal(["too-many-files", "empty-file", "file-too-large", "program"], said.Select(o => o.Code));
        Assert.Equal(["/files", "/files/1", "/files/2", "/files/3"], said.Select(o => o.Pointer));
        Assert.Contains("10.0 MB; at most 10 MB", said[2].Message, StringComparison.Ordinal);
        Assert.StartsWith("fix.EXE is a program", said[3].Message, StringComparison.Ordinal);
        Assert.Empty(NoteFile.ObstaclesToKeep([File("photo.jpg", NoteFile.MostBytes)]));
    }

    public static TheoryData<string, byte[], string> Kinds => new()
    {
        { "png", [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 0], "image/png" },
        { "jpeg", [0xff, 0xd8, 0xff, 0xe0, 0], "image/jpeg" },
        { "gif", [.. "GIF89a"u8, 0], "image/gif" },
        { "webp", [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8], "image/webp" },
        { "a page with script", [.. "<html><script>alert(1)</script>"u8], NoteFile.PlainText },
        { "a drawing with script", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8], NoteFile.PlainText },
        { "a log", Encoding.UTF8.GetBytes("%LINK-3-UPDOWN: Gi1/0/24 šel dol"), NoteFile.PlainText },
        { "an old log", [(byte)'a', 0xe9, (byte)'b'], NoteFile.Unknown },
        { "a capture", [0xd4, 0xc3, 0xb2, 0xa1, 0, 0], NoteFile.Unknown },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void What_a_file_is_is_told_by_its_bytes_and_never_by_its_name(string what, byte[] bytes, string type)
    {
        var note = new TicketNote(Guid.NewGuid(), Guid.NewGuid(), "", Readers.Us, default);
        Assert.True(type == new NoteFile(note, new Upload("photo.png", bytes)).Type, what);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\fotos\\omara\u0000 1.jpg", "omara 1.jpg")]
    [InlineData("", "file")]
    public void A_name_is_kept_without_its_folder_and_what_cannot_be_shown(string sent, string kept) =>
        Assert.Equal(kept, new NoteFile(new TicketNote(Guid.NewGuid(), Guid.NewGuid(), "", Readers.Us, default), new Upload(sent, [1])).Name);

    [Fact]
    public void A_name_that_is_too_long_keeps_its_ending()
    {
        var name = new NoteFile(new TicketNote(Guid.NewGuid(), Guid.NewGuid(), "", Readers.Us, default), new Upload(new string('š', 300) + ".log", [1])).Name;
        Assert.Equal(120, name.Length);
        Assert.EndsWith("š.log", name, StringComparison.Ordinal);
    }
}

[Trait("needs", "server")]
public class NoteFileTests
{
    static readonly byte[] Photo = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];

    static object File(string name, byte[] bytes) => new { fileName = name, base64 = Convert.ToBase64String(bytes) };

    static JsonElement NoteOf(JsonElement ticket, string text) => ticket.GetProperty("journal").EnumerateArray().First(e => e.GetProperty("isNote").GetBoolean() && e.GetProperty("text").GetString() == text);

    [Fact]
    public async Task A_file_is_read_by_whoever_reads_its_note_and_by_nobody_else()
    {
        await using var village = await Village.Start();
        var (tomas, sam, grace) = (village.Site.As("Tomás Reyes"), village.Site.As("Sam Okoro"), village.Site.As("Grace Bell"));
        var ticket = await village.Open("Sam Okoro", new { title = "No light at Harbour Street", network = village.Network });

        Assert.Equal(201, (await tomas.Send($"/tickets/{ticket}/notes", new { text = "ours", files = new[] { File("uplink.cfg", "hostname hs-sw-01\n"u8.ToArray()) } })).Status);
        Assert.Equal(201, (await tomas.Send($"/tickets/{ticket}/notes", new { text = "for all", shared = true, files = new[] { File("rack.png", Photo), File("<b>.txt", "x"u8.ToArray()) } })).Status);

        var read = (await tomas.Read($"/tickets/{ticket}")).Body;
        var (own, rack) = (NoteOf(read, "ours").GetProperty("files")[0], NoteOf(read, "for all").GetProperty("files").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "rack.png"));
        Assert.Equal("image/png", rack.GetProperty("type").GetString());
        string Href(JsonElement file) => file.GetProperty("href").GetString()!;

        using (var answer = await sam.GetAsync(Href(rack), TestContext.Current.CancellationToken))
        {
            Assert.Equal(Photo, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
        Assert.Equal(200, (int)(await tomas.GetAsync("/api/v1" + Href(own), TestContext.Current.CancellationToken)).StatusCode);
        foreach (var (who, file) in new[] { (sam, own), (grace, own), (grace, rack) })
            Assert.Equal(404, (int)(await who.GetAsync(Href(file), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(404, (int)(await sam.GetAsync(Href(rack).Replace(ticket, "T-999999", StringComparison.Ordinal), TestContext.Current.CancellationToken)).StatusCode);

        var page = await sam.GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken);
        Assert.Contains("rack.png", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("uplink.cfg", page, StringComparison.Ordinal);

        // what was shared by mistake goes back with its note
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/notes/{NoteOf(read, "for all").GetProperty("note").GetGuid()}/withdraw", new { })).Status);
        Assert.Equal(404, (int)(await sam.GetAsync(Href(rack), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(200, (int)(await tomas.GetAsync(Href(rack), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_ticket_is_opened_with_its_files_or_not_at_all_and_erased_with_them()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Ida Admin", Role.Administrator);
        var (sam, tomas) = (village.Site.As("Sam Okoro"), village.Site.As("Tomás Reyes"));
        var before = (await tomas.Read("/tickets?show=All")).Body.GetProperty("tickets").GetArrayLength();
        var (status, refused) = await sam.Send("/tickets", new { title = "Dark", network = village.Network, files = new object[] { File("fix.exe", [1]), File("empty.log", []) } });
        Assert.Equal(422, status);
        Assert.Equal(["/files/0", "/files/1"], refused.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()));
        Assert.Equal(422, (await sam.Send("/tickets", new { title = "Dark", network = village.Network, files = new object[] { new { fileName = "x.log" } } })).Status);
        Assert.Equal(before, (await tomas.Read("/tickets?show=All")).Body.GetProperty("tickets").GetArrayLength());

        var ticket = await village.Open("Sam Okoro", new { title = "Dark", network = village.Network, files = new[] { File("rack.png", Photo) } });
        var file = NoteOf((await sam.Read($"/tickets/{ticket}")).Body, "Came with the report.").GetProperty("files")[0].GetProperty("href").GetString()!;
        Assert.Equal(200, (int)(await sam.GetAsync(file, TestContext.Current.CancellationToken)).StatusCode);

        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "kit", fix = "optic replaced" });
        Assert.Equal(200, (await village.Site.As("Ida Admin").Send($"/tickets/{ticket}/erase", new { why = "a face in the picture" })).Status);
        Assert.Equal(404, (int)(await tomas.GetAsync(file, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_note_says_something_or_brings_a_file()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var ticket = await village.Open("Sam Okoro", new { title = "Dark", network = village.Network });
        var (status, refused) = await tomas.Send($"/tickets/{ticket}/notes", new { text = "  " });
        Assert.Equal((422, "/text"), (status, refused.GetProperty("errors")[0].GetProperty("pointer").GetString()));
        Assert.Equal(201, (await tomas.Send($"/tickets/{ticket}/notes", new { files = new[] { File("rack.png", Photo) } })).Status);
    }
}
