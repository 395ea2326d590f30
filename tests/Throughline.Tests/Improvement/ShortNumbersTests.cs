using Throughline.Modules.Improvement;

namespace Throughline.Tests.Improvement;

public class ShortNumbersTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(127, 1)]
    [InlineData(128, 2)]
    [InlineData(16_383, 2)]
    [InlineData(16_384, 3)]
    [InlineData(uint.MaxValue, 5)]
    public void A_number_is_read_as_it_was_written_in_as_few_bytes_as_hold_it(uint number, int bytes)
    {
        var (list, slab, at) = (new List<byte>(), new byte[8], 0);
        ShortNumbers.Add(list, number);
        Assert.Equal((bytes, bytes), (list.Count, ShortNumbers.Write(slab, 0, number)));
        Assert.Equal(list, slab[..bytes]);
        Assert.Equal((number, bytes), (ShortNumbers.Read(slab, ref at), at));
    }
}
