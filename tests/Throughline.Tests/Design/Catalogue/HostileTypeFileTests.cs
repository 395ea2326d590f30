using System.Text;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Tests.Design.Catalogue;

public sealed class HostileTypeFileTests
{
    [Theory]
    [InlineData("manufacturer: Example\n", "", 2, 1, "manufacturer is missing")]
    [InlineData("manufacturer: Example", "manufacturer:", 2, 14, "manufacturer is empty")]
    [InlineData("manufacturer: Example", "manufacturer: '  '", 2, 15, "manufacturer is blank")]
    [InlineData("model: CPE-1", "model: [a, b]", 3, 8, "must be a text, not a list")]
    [InlineData("model: CPE-1", "model: {a: b}", 3, 8, "must be a text, not a group of keys")]
    [InlineData("model: CPE-1", "model: \"a\\0b\"", 3, 8, "control character U+0000")]
    [InlineData("slug: example-cpe-1", "slug: ../../etc/passwd", 4, 7, "letters, digits, - and _ are allowed")]
    [InlineData("slug: example-cpe-1", "slug: \"example-cpe\\n\"", 4, 7, "control character U+000A")]
    [InlineData("u_height: 1", "u_height: tall", 6, 11, "u_height is 'tall'")]
    [InlineData("u_height: 1", "u_height: -1", 6, 11, "-1 rack units")]
    [InlineData("u_height: 1", "u_height: 1000000000", 6, 11, "0 to 100 are possible")]
    [InlineData("u_height: 1", "u_height: .nan", 6, 11, "u_height is '.nan'")]
    [InlineData("u_height: 1", "u_height: 1.3", 6, 11, "steps of a half")]
    [InlineData("u_height: 1", "u_height: 99999999999999999999999999999999999", 6, 11, "give rack units as a plain number")]
    [InlineData("is_full_depth: false", "is_full_depth: maybe", 7, 16, "must be true or false")]
    [InlineData("maximum_draw: 60", "maximum_draw: 60W", 11, 19, "power-ports[0].maximum_draw is '60W'")]
    [InlineData("maximum_draw: 60", "maximum_draw: -60", 11, 19, "-60 watts")]
    [InlineData("maximum_draw: 60", "maximum_draw: [60]", 11, 19, "not a list")]
    [InlineData("name: Eth1", "label: Eth1", 16, 5, "interfaces[1].name is missing")]
    [InlineData("type: 1000base-x-sfp", "label: x", 16, 5, "interfaces[1].type is missing")]
    [InlineData("u_height: 1", "u_height: 1\nconsole-ports: 2", 7, 16, "console-ports must be a list")]
    [InlineData("u_height: 1", "u_height: 1\nconsole-ports: [con0]", 7, 17, "console-ports[0] must have keys")]
    [InlineData("u_height: 1", "u_height: 1\nu_height: 2", 7, 1, "given twice, here and on line 6")]
    [InlineData("u_height: 1", "u_height: !!python/object:os.system 1\n", 6, 11, "tag")]
    [InlineData("u_height: 1", "u_height: *height", 6, 11, "refers to nothing")]
    [InlineData("u_height: 1", "u_height: 1\nweight: 2\nweight_unit: stone", 8, 14, "kg, g, lb or oz")]
    [InlineData("  - name: Eth1", " - name: Eth1", 16, 2, "This is not YAML")]
    [InlineData("model: CPE-1", "model: \"CPE-1", 3, 8, "This is not YAML")]
    [InlineData("    mgmt_only: true", "\tmgmt_only: true", 15, 1, "This is not YAML")]
    public async Task A_fault_is_named_with_its_line_and_column(string line, string instead, int atLine, int atColumn, string says) =>
        (await TypeText.RouterWith(line, instead)).RefusedAt((atLine, atColumn, says));

    [Fact]
    public async Task Every_fault_of_a_file_is_named_at_once()
    {
        var file = await TypeText.Read("manufacturer:\nmodel: [x]\nslug: a b\nu_height: tall\npower-ports:\n  - name: P\n    maximum_draw: -1\n  - type: t\n");

        file.RefusedAt((1, 14, "manufacturer"), (2, 8, "model"), (3, 7, "slug"), (4, 11, "u_height"), (7, 19, "power-ports[0].maximum_draw"), (8, 5, "power-ports[1].name"));
        Assert.Equal(6, file.Reason.Split("Line ").Length - 1);
    }

    [Fact]
    public async Task Merge_markers_are_all_named()
    {
        var file = await TypeText.RouterWith("    mgmt_only: true\n", "<<<<<<< HEAD\n    mgmt_only: true\n=======\n    mgmt_only: false\n>>>>>>> 1234abcd\n");

        file.RefusedAt((15, 1, "'<<<<<<< HEAD'"), (17, 1, "'======='"), (19, 1, "'>>>>>>> 1234abcd'"));
    }

    [Fact]
    public async Task Merge_markers_are_found_with_windows_line_ends_too()
    {
        var file = await TypeText.Read("manufacturer: Example\r\n<<<<<<< HEAD\r\nmodel: A\r\n||||||| base\r\n=======\r\nmodel: B\r\n>>>>>>> other\r\n");

        Assert.Equal([2, 4, 5, 7], file.Faults.Select(f => f.Line));
    }

    [Fact]
    public async Task A_heading_underlined_with_equals_signs_is_no_merge_marker()
    {
        var file = await TypeText.RouterWith("u_height: 1", "u_height: 1\ncomments: 'Heading\n=======\ntext'");

        Assert.Contains("=======", file.Device().Comments!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    public async Task An_empty_file_is_refused(string text) => (await TypeText.Read(text)).RefusedAt((1, 1, "holds no type"));

    [Fact]
    public async Task A_file_that_is_no_group_of_keys_is_refused() => (await TypeText.Read("- a\n- b\n")).RefusedAt((1, 1, "is a list"));

    [Fact]
    public async Task A_second_document_is_refused() => (await TypeText.Read(TypeText.Router + "---\nmanufacturer: Other\n")).RefusedAt((18, 1, "second document"));

    [Fact]
    public async Task A_binary_file_is_refused_at_the_first_byte_that_is_no_text()
    {
        (await TypeText.Read([.. "manufacturer: Ex\nmodel: "u8, 0x00, 0x01])).RefusedAt((2, 8, "U+0000"));
        (await TypeText.Read([.. "manufacturer: Caf"u8, 0xE9, .. "\n"u8])).RefusedAt((1, 18, "0xE9 is not UTF-8"));
        (await TypeText.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(TypeText.Router)).ToArray())).RefusedAt((1, 1, "UTF-16"));
        (await TypeText.Read([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])).RefusedAt((1, 1, "not UTF-8"));
    }

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_by_its_size_without_being_read()
    {
        var huge = new EndlessStream(200L * 1024 * 1024);

        var file = await ReadTypeFile.Run("huge.yaml", huge, isModule: false, TestContext.Current.CancellationToken);

        file.RefusedAt((1, 1, "too large (200 MB)"));
        Assert.Equal(0, huge.BytesRead);
    }

    [Fact]
    public async Task A_stream_without_an_end_is_read_to_the_limit_only()
    {
        var endless = new EndlessStream(null);

        var file = await ReadTypeFile.Run("endless.yaml", endless, isModule: false, TestContext.Current.CancellationToken);

        file.RefusedAt((1, 1, "too large"));
        Assert.InRange(endless.BytesRead, 1, ReadCatalogueText.MostBytes + 1);
    }

    [Fact]
    public async Task An_alias_bomb_costs_no_memory_and_is_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 40; i++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        bomb.Append("interfaces: *a39\n");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = await TypeText.Read(TypeText.Router.Replace("interfaces:", bomb + "front-ports:", StringComparison.Ordinal));

        Assert.Null(file.Type);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public async Task Keys_merged_over_and_over_are_bounded()
    {
        var text = new StringBuilder("base: &b\n");
        for (var i = 0; i < 2000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  k{i}: v\n");
        text.Append("interfaces:\n");
        for (var i = 0; i < 2000; i++) text.Append("  - <<: *b\n");

        var file = await TypeText.Read(text.ToString());

        Assert.Contains("More than 200000 values", file.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("a:\n ", 20)]
    public async Task Deep_nesting_is_refused_and_does_not_end_the_program(string opening, int times) =>
        Assert.Null((await TypeText.Read("interfaces: " + string.Concat(Enumerable.Repeat(opening, times)))).Type);

    [Fact]
    public async Task A_name_that_fills_a_page_is_refused() =>
        (await TypeText.RouterWith("model: CPE-1", "model: " + new string('x', 5000))).RefusedAt((3, 8, "5000 characters; 200 are allowed"));

    [Fact]
    public async Task Whatever_is_done_to_a_file_it_is_taken_or_refused_at_a_line_of_it()
    {
        const string marks = ":-'\"[]{}#&*!|>%@`,?\t\n \0\u00e9";
        var random = new Random(4711);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder(TypeText.Router);
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0) text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                else text.Insert(at, marks[random.Next(marks.Length)]);
            }

            var file = await TypeText.Read(text.ToString());

            if (file.Accepted) continue;
            refused++;
            Assert.All(file.Faults, f => Assert.True(f.Line >= 1 && f.Column >= 1 && f.Line <= 2 + text.ToString().Count(c => c == '\n') && f.Message.Length > 10, $"{f}\n{text}"));
        }
        Assert.InRange(refused, 1000, 2999);
    }

    private sealed class EndlessStream(long? length) : Stream
    {
        public long BytesRead { get; private set; }
        public override bool CanSeek => length is not null;
        public override long Length => length!.Value;
        public override bool CanRead => true;
        public override bool CanWrite => false;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            BytesRead += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
