using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Tests.Parties;

/// <summary>Reads a drawn QR code as a camera would (ISO/IEC 18004), without mending errors: versions 5 to 10, level M, bytes and capital letters.</summary>
static partial class QrReader
{
    static readonly Dictionary<int, (int[] Alignment, int[] DataOfBlocks)> Versions = new()
    {
        [5] = ([6, 30], [43, 43]), [6] = ([6, 34], [27, 27, 27, 27]), [7] = ([6, 22, 38], [31, 31, 31, 31]),
        [8] = ([6, 24, 42], [38, 38, 39, 39]), [9] = ([6, 26, 46], [36, 36, 36, 37, 37]), [10] = ([6, 28, 50], [43, 43, 43, 43, 44]),
    };

    /// <param name="page">Holds one drawing of class <c>qr</c>, with four empty squares around it.</param>
    public static string Read(string page)
    {
        var drawing = Drawing().Match(page);
        var size = int.Parse(drawing.Groups[1].Value, CultureInfo.InvariantCulture) - 8;
        var dark = new bool[size, size];
        foreach (Match run in Run().Matches(drawing.Groups[2].Value))
        {
            var (x, y, length) = (int.Parse(run.Groups[1].Value, CultureInfo.InvariantCulture) - 4, int.Parse(run.Groups[2].Value, CultureInfo.InvariantCulture) - 4, int.Parse(run.Groups[3].Value, CultureInfo.InvariantCulture));
            for (var i = 0; i < length; i++) dark[x + i, y] = true;
        }
        var version = (size - 17) / 4;
        var (alignment, blocks) = Versions[version];
        // five bits about level and mask stand along the upper left corner, under a mask of their own
        var format = 0;
        for (var i = 0; i < 5; i++) format = format << 1 | (dark[i, 8] ? 1 : 0);
        format ^= 0b10101;
        Assert.Equal(0, format >> 3);

        var bits = new List<bool>();
        for (var (right, up) = (size - 1, true); right > 0; right -= 2, up = !up)
        {
            if (right == 6) right--;
            for (var i = 0; i < size; i++)
                for (var x = right; x > right - 2; x--)
                    if ((up ? size - 1 - i : i) is var y && !IsFixed(x, y, size, version, alignment)) bits.Add(dark[x, y] ^ Mask(format & 7, y, x));
        }
        var words = bits.Chunk(8).Where(b => b.Length == 8).Select(b => b.Aggregate(0, (sum, bit) => sum << 1 | (bit ? 1 : 0))).ToList();
        // the first words of all blocks, the second of all blocks, ...: the longer blocks give one more at the end
        var data = blocks.Select(_ => new List<int>()).ToArray();
        var at = 0;
        for (var i = 0; i < blocks.Max(); i++)
            for (var b = 0; b < blocks.Length; b++)
                if (i < blocks[b]) data[b].Add(words[at++]);
        var stream = string.Concat(data.SelectMany(b => b).Select(w => Convert.ToString(w, 2).PadLeft(8, '0')));
        var text = new StringBuilder();
        for (var from = 0; from + 4 <= stream.Length;)
        {
            int Take(int length) => Convert.ToInt32(stream.Substring((from += length) - length, length), 2);
            var mode = Take(4);
            if (mode == 0) break;
            Assert.True(mode is 2 or 4, $"mode {mode}");
            var count = Take(mode == 2 ? version < 10 ? 9 : 11 : version < 10 ? 8 : 16);
            if (mode == 4) text.Append(Encoding.UTF8.GetString([.. Enumerable.Range(0, count).Select(_ => (byte)Take(8))]));
            for (; mode == 2 && count > 0; count -= 2)
            {
                var pair = Take(count > 1 ? 11 : 6);
                text.Append(count > 1 ? $"{Letters[pair / 45]}{Letters[pair % 45]}" : Letters[pair].ToString());
            }
        }
        return text.ToString();
    }

    const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    static bool IsFixed(int x, int y, int size, int version, int[] alignment) =>
        (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9) || x == 6 || y == 6
        || (version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11)))
        || alignment.SelectMany(a => alignment.Select(b => (X: a, Y: b))).Where(c => !((c.X == 6 && c.Y == 6) || (c.X == 6 && c.Y == size - 7) || (c.X == size - 7 && c.Y == 6))).Any(c => Math.Abs(c.X - x) <= 2 && Math.Abs(c.Y - y) <= 2);

    static bool Mask(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => (row / 2 + column / 3) % 2 == 0,
        5 => row * column % 2 + row * column % 3 == 0,
        6 => (row * column % 2 + row * column % 3) % 2 == 0,
        _ => ((row + column) % 2 + row * column % 3) % 2 == 0,
    };

    [GeneratedRegex("class=\"qr\"[^>]*viewBox=\"0 0 (\\d+) .*?<path d=\"([^\"]+)\"")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)")]
    private static partial Regex Run();
}
