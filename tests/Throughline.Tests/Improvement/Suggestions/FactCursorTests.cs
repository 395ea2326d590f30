using Throughline.Modules.Improvement.Suggestions;

namespace Throughline.Tests.Improvement.Suggestions;

public class FactCursorTests
{
    [Fact]
    public void A_number_that_was_passed_over_is_asked_for_until_it_comes()
    {
        var cursor = new FactCursor();
        cursor.StartAfter(10);
        cursor.Came([11, 14], TimeSpan.Zero);
        Assert.Equal(14, cursor.After);
        Assert.Equal([12, 13], cursor.Missing.Order());

        cursor.Came([13, 15], TimeSpan.FromSeconds(1));
        Assert.Equal([12], cursor.Missing);

        // its transaction was undone: nobody waits for it for ever
        cursor.Came([], FactCursor.Patience + TimeSpan.FromSeconds(1));
        Assert.Empty(cursor.Missing);
        Assert.Equal(15, cursor.After);
    }

    [Fact]
    public void A_beginning_in_the_middle_asks_for_nothing_before_it()
    {
        var cursor = new FactCursor();
        cursor.StartAfter(1000);
        cursor.Came([990, 1001], TimeSpan.Zero);
        Assert.Equal((1001, 0), (cursor.After, cursor.Missing.Count));
    }
}
