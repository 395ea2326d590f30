namespace Throughline.Modules.Improvement;

/// <summary>Whole numbers in variable length: seven bits to a byte, the low ones first; a byte below 128 is the last of its number.</summary>
static class ShortNumbers
{
    public static void Add(List<byte> to, uint value)
    {
        for (; value >= 128; value >>= 7) to.Add((byte)(value | 128));
        to.Add((byte)value);
    }

    /// <summary>Writes at a place and gives back the next; at most five bytes.</summary>
    public static int Write(byte[] to, int at, uint value)
    {
        for (; value >= 128; value >>= 7) to[at++] = (byte)(value | 128);
        to[at++] = (byte)value;
        return at;
    }

    public static uint Read(byte[] from, ref int at)
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            uint part = from[at++];
            value |= (part & 127) << shift;
            if (part < 128) return value;
        }
    }
}
