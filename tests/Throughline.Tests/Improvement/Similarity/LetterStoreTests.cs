using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class LetterStoreTests
{
    [Fact]
    public void The_letters_of_a_title_are_wholly_its_own_and_not_those_of_another()
    {
        var (store, asked) = (new LetterStore(), new LetterStore.Title());
        var (link, fan) = (LetterStore.Of("Link flaps at night"), LetterStore.Of("Fan tray 2 broken"));
        store.Add(link);
        store.Add(fan);
        asked.Set(link, store);
        Assert.Equal(1, store.Overlap(asked, link), 5);
        Assert.Equal(0, store.Overlap(asked, fan));
    }

    [Fact]
    public void Nothing_is_left_of_the_title_asked_before()
    {
        var (store, asked) = (new LetterStore(), new LetterStore.Title());
        var (link, fan) = (LetterStore.Of("Link flaps at night"), LetterStore.Of("Fan tray 2 broken"));
        store.Add(link);
        store.Add(fan);
        asked.Set(link, store);
        asked.Set(fan, store);
        Assert.Equal(0, store.Overlap(asked, link));
        Assert.Equal(1, store.Overlap(asked, fan), 5);
    }

    [Fact]
    public void Two_titles_are_as_like_whichever_is_asked_first()
    {
        var (store, asked) = (new LetterStore(), new LetterStore.Title());
        var (one, other) = (LetterStore.Of("overscroll broken"), LetterStore.Of("overScrollMode is ignored"));
        store.Add(one);
        store.Add(other);
        asked.Set(one, store);
        var there = store.Overlap(asked, other);
        asked.Set(other, store);
        Assert.Equal(there, store.Overlap(asked, one), 5);
        Assert.InRange(there, .1f, .9f);
    }
}
