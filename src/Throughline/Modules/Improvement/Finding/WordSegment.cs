using System.Numerics;
using System.Text;

namespace Throughline.Modules.Improvement.Finding;

/// <summary>A ticket as it is looked for: all that may be found of it, and whose it is.</summary>
/// <param name="Mark">Differs when any of it differs.</param>
public sealed record IndexedTicket(long Number, ulong Mark, IReadOnlyList<string> Texts, IReadOnlyList<string> Keys);

/// <summary>
/// Some tickets in the order of their numbers, and for each of their words which of them hold it: words sorted, so that a
/// beginning is a stretch of them, places as gaps of variable length. It never changes; one that lost tickets is a copy that shares the rest.
/// </summary>
sealed class WordSegment
{
    readonly long[] numbers;
    readonly ulong[] marks;
    readonly byte[] letters;
    readonly int[] lettersAt;
    readonly byte[] places;
    readonly int[] placesAt;
    readonly ulong[] gone;

    WordSegment(long[] numbers, ulong[] marks, byte[] letters, int[] lettersAt, byte[] places, int[] placesAt, ulong[] gone)
    {
        (this.numbers, this.marks, this.letters, this.lettersAt, this.places, this.placesAt, this.gone) = (numbers, marks, letters, lettersAt, places, placesAt, gone);
        Gone = gone.Sum(BitOperations.PopCount);
    }

    public int Count => numbers.Length;
    /// <summary>How many were taken out or replaced since.</summary>
    public int Gone { get; }
    public int Live => Count - Gone;
    int Blocks => (Count + 63) / 64;

    /// <summary>The place of a ticket that is in it and not gone; negative if there is none.</summary>
    public int PlaceOf(long number)
    {
        if (number < numbers[0] || number > numbers[^1]) return -1;
        var place = Array.BinarySearch(numbers, number);
        return place >= 0 && IsIn(gone, place) ? -1 : place;
    }

    public long NumberAt(int place) => numbers[place];
    public ulong MarkAt(int place) => marks[place];

    public WordSegment Without(int place)
    {
        var less = (ulong[])gone.Clone();
        less[place >> 6] |= 1UL << place;
        return new(numbers, marks, letters, lettersAt, places, placesAt, less);
    }

    public static bool IsIn(ReadOnlySpan<ulong> set, int place) => (set[place >> 6] >> place & 1) != 0;

    /// <summary>Those that hold every one of the words, and one of the keys where any are given; a bit for each.</summary>
    public ulong[] Holding(IReadOnlyList<WantedWord> words, IReadOnlyCollection<string>? keys)
    {
        var found = new ulong[Blocks];
        for (var i = 0; i < found.Length; i++) found[i] = ~gone[i];
        if (Count % 64 != 0) found[^1] &= (1UL << Count) - 1;
        var some = new ulong[found.Length];
        if (keys is not null)
        {
            foreach (var key in keys) Exactly(Encoding.UTF8.GetBytes(key), some);
            Keep();
        }
        foreach (var word in words)
        {
            Exactly(Encoding.UTF8.GetBytes(word.Key), some);
            if (word.IsBeginning) Beginning(Encoding.UTF8.GetBytes(word.Word), some);
            Keep();
        }
        return found;

        void Keep()
        {
            for (var i = 0; i < found.Length; i++) found[i] &= some[i];
            Array.Clear(some);
        }
    }

    void Exactly(ReadOnlySpan<byte> word, ulong[] into)
    {
        var at = FirstFrom(word);
        if (at < lettersAt.Length - 1 && Word(at).SequenceEqual(word)) Read(at, into);
    }

    void Beginning(ReadOnlySpan<byte> word, ulong[] into)
    {
        for (var at = FirstFrom(word); at < lettersAt.Length - 1 && Word(at).StartsWith(word); at++) Read(at, into);
    }

    int FirstFrom(ReadOnlySpan<byte> word)
    {
        var (low, high) = (0, lettersAt.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Word(middle).SequenceCompareTo(word) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    ReadOnlySpan<byte> Word(int at) => letters.AsSpan(lettersAt[at], lettersAt[at + 1] - lettersAt[at]);

    void Read(int word, ulong[] into)
    {
        var place = -1;
        for (var at = placesAt[word]; at < placesAt[word + 1];)
        {
            place += (int)ShortNumbers.Read(places, ref at);
            into[place >> 6] |= 1UL << place;
        }
    }

    /// <summary>Of tickets in the order of their numbers, each number once.</summary>
    public static WordSegment Of(IReadOnlyList<IndexedTicket> tickets)
    {
        var words = new Dictionary<string, List<int>>();
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var place = 0; place < tickets.Count; place++)
        {
            var here = place;
            void Note(ReadOnlySpan<char> word)
            {
                if (!known.TryGetValue(word, out var holders)) known[word] = holders = [];
                if (holders is [] || holders[^1] != here) holders.Add(here);
            }
            foreach (var text in tickets[place].Texts) TextWords.Read(text, Note);
            foreach (var key in tickets[place].Keys) Note(key);
        }
        var sorted = words.Select(w => (Word: Encoding.UTF8.GetBytes(w.Key), Holders: w.Value)).ToArray();
        Array.Sort(sorted, (a, b) => a.Word.AsSpan().SequenceCompareTo(b.Word));
        var writer = new Writer(sorted.Length + 1, sorted.Length * 8, sorted.Length * 8);
        foreach (var (word, holders) in sorted) writer.Add(word, holders);
        return writer.Close([.. tickets.Select(t => t.Number)], [.. tickets.Select(t => t.Mark)]);
    }

    /// <summary>One of several, without what is gone from them.</summary>
    public static WordSegment Of(IReadOnlyList<WordSegment> several)
    {
        // mostly each begins where another ends, and nothing has to be sorted
        var parts = several.OrderBy(s => s.numbers[0]).ToArray();
        var (numbers, marks, moved) = Left(parts);
        var writer = new Writer(parts.Sum(p => p.lettersAt.Length), parts.Sum(p => p.letters.Length), parts.Sum(p => p.places.Length));
        var at = new int[parts.Length];
        var holders = new List<int>();
        while (true)
        {
            var least = -1;
            for (var p = 0; p < parts.Length; p++)
                if (at[p] < parts[p].lettersAt.Length - 1 && (least < 0 || parts[p].Word(at[p]).SequenceCompareTo(parts[least].Word(at[least])) < 0)) least = p;
            if (least < 0) break;
            var word = parts[least].Word(at[least]);
            holders.Clear();
            var ascending = true;
            for (var p = least; p < parts.Length; p++)
                if (at[p] < parts[p].lettersAt.Length - 1 && parts[p].Word(at[p]).SequenceEqual(word)) ascending &= parts[p].Move(at[p]++, moved[p], holders);
            if (holders.Count == 0) continue;
            if (!ascending) holders.Sort();
            writer.Add(word, holders);
        }
        return writer.Close(numbers, marks);
    }

    /// <summary>What is left of several, in the order of the numbers, and where each of them stands then; −1 for what is gone.</summary>
    static (long[] Numbers, ulong[] Marks, int[][] Moved) Left(WordSegment[] parts)
    {
        var (numbers, marks, from) = (new List<long>(), new List<ulong>(), new List<(int Part, int Place)>());
        var moved = Array.ConvertAll(parts, part => new int[part.Count]);
        for (var p = 0; p < parts.Length; p++)
        {
            Array.Fill(moved[p], -1);
            for (var i = 0; i < parts[p].Count; i++)
            {
                if (IsIn(parts[p].gone, i)) continue;
                numbers.Add(parts[p].numbers[i]);
                from.Add((p, i));
            }
        }
        var (sorted, order) = (numbers.ToArray(), from.ToArray());
        Array.Sort(sorted, order);
        for (var i = 0; i < order.Length; i++)
        {
            moved[order[i].Part][order[i].Place] = i;
            marks.Add(parts[order[i].Part].marks[order[i].Place]);
        }
        return (sorted, [.. marks], moved);
    }

    /// <summary>Adds where the holders of a word stand then; false when they no longer ascend.</summary>
    bool Move(int word, int[] to, List<int> into)
    {
        var (place, ascending) = (-1, true);
        for (var at = placesAt[word]; at < placesAt[word + 1];)
        {
            place += (int)ShortNumbers.Read(places, ref at);
            if (to[place] < 0) continue;
            ascending &= into.Count == 0 || into[^1] < to[place];
            into.Add(to[place]);
        }
        return ascending;
    }

    sealed class Writer(int words, int lettersLength, int placesLength)
    {
        readonly List<byte> letters = new(lettersLength), places = new(placesLength);
        readonly List<int> lettersAt = new(words) { 0 }, placesAt = new(words) { 0 };

        public void Add(ReadOnlySpan<byte> word, List<int> holders)
        {
            letters.AddRange(word);
            lettersAt.Add(letters.Count);
            var last = -1;
            foreach (var holder in holders)
            {
                ShortNumbers.Add(places, (uint)(holder - last));
                last = holder;
            }
            placesAt.Add(places.Count);
        }

        public WordSegment Close(long[] numbers, ulong[] marks) => new(numbers, marks, [.. letters], [.. lettersAt], [.. places], [.. placesAt], new ulong[(numbers.Length + 63) / 64]);
    }
}
