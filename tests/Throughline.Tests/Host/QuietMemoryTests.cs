using Throughline.Host;

namespace Throughline.Tests.Host;

public class QuietMemoryTests
{
    const long Mega = 1 << 20;

    [Theory]
    [InlineData(0, 500, 60, true)]
    [InlineData(40, 500, 60, false)]
    [InlineData(0, 20, 60, false)]
    [InlineData(0, 500, 900, false)]
    public void Memory_is_given_back_when_nobody_asks_and_much_was_made_and_no_large_index_would_hold_up_the_next_reader(int lastSecond, int since, int held, bool time) =>
        Assert.Equal(time, QuietMemory.IsTime(lastSecond * Mega, since * Mega, held * Mega));
}
