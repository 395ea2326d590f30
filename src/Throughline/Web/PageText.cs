using System.Buffers;
using System.Text;

namespace Throughline.Web;

/// <summary>The text of a page while it is drawn, in room that is lent.</summary>
sealed class PageText() : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    char[] room = ArrayPool<char>.Shared.Rent(1 << 16);
    int used;

    public ReadOnlySpan<char> Written => room.AsSpan(0, used);
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (used == room.Length) Grow(1);
        room[used++] = value;
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (room.Length - used < buffer.Length) Grow(buffer.Length);
        buffer.CopyTo(room.AsSpan(used));
        used += buffer.Length;
    }

    public override void Write(string? value) => Write(value.AsSpan());
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    void Grow(int by)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(room.Length * 2, used + by));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(room);
        room = larger;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && room.Length > 0)
        {
            ArrayPool<char>.Shared.Return(room);
            (room, used) = ([], 0);
        }
        base.Dispose(disposing);
    }
}
