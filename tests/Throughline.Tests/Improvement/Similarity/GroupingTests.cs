using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class GroupingTests
{
    private static Pair Like(int later, int earlier, float strength) => new(later, earlier, strength, strength, null);

    private static int[] Group(int tickets, IEnumerable<Pair> pairs, Action<Grouping>? people = null)
    {
        var grouping = new Grouping(tickets);
        people?.Invoke(grouping);
        grouping.Weigh(pairs);
        grouping.JoinDownTo(Grouping.IssueStrength);
        return grouping.Labels();
    }

    [Fact]
    public void Strong_likeness_joins_and_weak_does_not() => Assert.Equal([0, 0, 2], Group(3, [Like(1, 0, .5f), Like(2, 1, .05f)]));

    [Fact]
    public void What_people_linked_is_together_without_any_likeness() => Assert.Equal([0, 1, 0], Group(3, [], g => g.Confirm(0, 2)));

    [Fact]
    public void What_people_refused_is_never_joined_by_the_machine()
    {
        Assert.Equal([0, 1], Group(2, [Like(1, 0, .9f)], g => g.Refuse(0, 1)));
        Assert.Equal([0, 0, 2, 2], Group(4, [Like(1, 0, .9f), Like(3, 2, .9f), Like(2, 1, .8f)], g => g.Refuse(0, 3)));
    }

    [Fact]
    public void One_chance_likeness_does_not_chain_two_families()
    {
        var pairs = new List<Pair>();
        for (var i = 1; i < 6; i++) for (var j = 0; j < i; j++) { pairs.Add(Like(i, j, .6f)); pairs.Add(Like(6 + i, 6 + j, .6f)); }
        pairs.Add(Like(9, 3, .3f));
        Assert.Equal(2, Group(12, pairs).Distinct().Count());
    }
}
