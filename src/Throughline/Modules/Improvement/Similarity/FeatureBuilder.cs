namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Measures every candidate against the question; a row of <see cref="Features.Count"/> figures each.</summary>
/// <param name="index">The tickets.</param>
/// <param name="issueTitles">Whether a candidate also stands on the likest title of its issue: for suggestions. A pair to be grouped stands on its own likeness.</param>
internal sealed class FeatureBuilder(TicketIndex index, bool issueTitles = true)
{
    private const float Day = 86400;
    private int[] _slots = [];
    private readonly TermCount[] _vector = new TermCount[PreparedTicket.MostTerms];
    /// <summary>A bit for each term of the question, by the last sixteen bits of its number: nearly every other word is told apart by this alone.</summary>
    private readonly ulong[] _asked = new ulong[1024];
    private readonly int[] _slotOf = new int[PreparedTicket.MostTerms];
    private readonly float[] _rarityOf = new float[PreparedTicket.MostTerms];
    private readonly LetterStore.Title _title = new();
    // kept from one question to the next
    private Sums[] _sums = [];
    private double[] _keys = [];
    private int[] _order = [], _textRank = [], _titleRank = [];

    private struct Sums
    {
        // double, so that the order of the terms, which differs between indexes, does not show in the sums
        public double Match, Title, TitleShared, TitleInText, TextHasTitle, CandidateTitle, Dot, CandidateNorm, BodyDot, CandidateBodyNorm, Codes;
        public float First, Second, Third;
        public int Shared;
    }

    public float[][] Measure(Query query, IReadOnlyList<int> candidates, KnownLinks known)
    {
        var issues = known.Issues;
        FillSlots(query);
        _title.Set(query.Letters, index.Letters);
        double queryTitle = 0, queryNorm = 0, queryBodyNorm = 0, selfMatch = 0, selfTitle = 0;
        foreach (var word in query.Words)
        {
            if (word.Title > 0) { queryTitle += word.Rarity; selfTitle += word.Rarity; }
            var whole = Whole(word.Title, word.Body) * word.Rarity;
            queryNorm += whole * whole;
            var body = Log(word.Body) * word.Rarity;
            queryBodyNorm += body * body;
            selfMatch += word.Weight;
        }
        var rows = new float[candidates.Count][];
        if (_sums.Length < rows.Length) (_sums, _keys, _order, _textRank, _titleRank) = (new Sums[rows.Length], new double[rows.Length], new int[rows.Length], new int[rows.Length], new int[rows.Length]);
        var sums = _sums.AsSpan(0, rows.Length);
        float bestMatch = 1e-6f, bestTitle = 1e-6f, bestLikeness = 1e-6f;
        for (var i = 0; i < rows.Length; i++)
        {
            sums[i] = Compare(query, candidates[i]);
            bestMatch = Math.Max(bestMatch, (float)sums[i].Match);
            bestTitle = Math.Max(bestTitle, (float)sums[i].Title);
        }
        var logCount = MathF.Log(1 + index.Live);
        for (var i = 0; i < rows.Length; i++) _keys[i] = -sums[i].Match;
        Rank(rows.Length, _textRank);
        for (var i = 0; i < rows.Length; i++) _keys[i] = -sums[i].Title;
        Rank(rows.Length, _titleRank);
        for (var i = 0; i < rows.Length; i++)
        {
            ref var s = ref sums[i];
            var row = rows[i] = new float[Features.Count];
            var likeness = Ratio(s.Dot, Math.Sqrt(queryNorm * s.CandidateNorm));
            bestLikeness = Math.Max(bestLikeness, likeness);
            Set(row, Feature.TextMatch, MathF.Log(1 + (float)s.Match));
            Set(row, Feature.TextMatchShare, Ratio(s.Match, selfMatch));
            Set(row, Feature.TextMatchToBest, (float)s.Match / bestMatch);
            Set(row, Feature.TitleMatch, Ratio(s.Title, selfTitle));
            Set(row, Feature.TitleToBest, (float)s.Title / bestTitle);
            Set(row, Feature.TitleOverlap, Ratio(s.TitleShared, queryTitle + s.CandidateTitle - s.TitleShared));
            Set(row, Feature.TitleCoverage, Ratio(s.TitleShared, Math.Min(queryTitle, s.CandidateTitle)));
            Set(row, Feature.TitleInText, Ratio(s.TitleInText, queryTitle));
            Set(row, Feature.TextHasTitle, Ratio(s.TextHasTitle, s.CandidateTitle));
            Set(row, Feature.TextLikeness, Ratio(s.BodyDot, Math.Sqrt(queryBodyNorm * s.CandidateBodyNorm)));
            Set(row, Feature.WholeLikeness, likeness);
            Set(row, Feature.RarestShared, s.First / logCount);
            Set(row, Feature.SecondRarest, s.Second / logCount);
            Set(row, Feature.ThirdRarest, s.Third / logCount);
            Set(row, Feature.SharedWords, MathF.Log(1 + s.Shared));
            Set(row, Feature.SharedCodes, MathF.Log(1 + (float)s.Codes));
            Set(row, Feature.TextRank, 1f / (1 + _textRank[i]));
            Set(row, Feature.TitleRank, 1f / (1 + _titleRank[i]));
            ref readonly var document = ref index[candidates[i]];
            Set(row, Feature.TitleLength, Log(document.TitleLength));
            Set(row, Feature.TextLength, Log(document.BodyLength));
            Set(row, Feature.LengthRatio, -MathF.Abs(Log(document.BodyLength) - Log(query.BodyLength)));
            Set(row, Feature.NoText, document.BodyLength == 0 ? 1 : 0);
            Set(row, Feature.TitleLetters, index.Letters.Overlap(_title, index.Letters.Read(document.Letters)));
            MeasureThings(query, candidates[i], row);
            if (!known.IsEmpty) MeasureExperience(query, candidates[i], known, row);
            MeasureTime(query, candidates[i], issues, row);
        }
        MeasureToBest(rows, Feature.TitleLetters, Feature.LettersToBest);
        MeasureIssues(candidates, issues, rows, sums, bestMatch, bestLikeness);
        if (issueTitles) MeasureIssueTitles(candidates, issues, rows);
        ClearSlots(query);
        return rows;
    }

    private static void MeasureToBest(float[][] rows, Feature from, Feature to)
    {
        var best = 1e-6f;
        foreach (var row in rows) best = Math.Max(best, row[(int)from]);
        foreach (var row in rows) row[(int)to] = row[(int)from] / best;
    }

    private static void Set(float[] row, Feature feature, float value) => row[(int)feature] = value;
    private static float Ratio(double part, double whole) => whole > 0 ? (float)(part / whole) : 0;
    private static readonly float[] Logs = [.. Enumerable.Range(0, 1024).Select(n => MathF.Log(1 + n))];
    private static float Log(int count) => count < Logs.Length ? Logs[count] : MathF.Log(1 + count);
    private static float Whole(int title, int body) => Log(3 * title + body);

    private void FillSlots(Query query)
    {
        for (var i = 0; i < query.Words.Length; i++)
        {
            var term = query.Words[i].Term;
            if (term < 0) continue;
            if (term >= _slots.Length) Array.Resize(ref _slots, Math.Max(term + 1, _slots.Length * 2));
            _slots[term] = i + 1;
            _asked[(term & 0xFFFF) >> 6] |= 1UL << (term & 63);
        }
    }

    private void ClearSlots(Query query)
    {
        foreach (var word in query.Words) if (word.Term >= 0) _slots[word.Term] = 0;
        Array.Clear(_asked);
    }

    private Sums Compare(Query query, int candidate)
    {
        var sums = new Sums();
        var count = index.ReadVector(candidate, _vector);
        ref readonly var document = ref index[candidate];
        var (titleNorm, bodyNorm) = (index.TitleNorm(document.TitleLength), index.BodyNorm(document.BodyLength));
        // looked up before they are used: the processor then waits for many places of memory at once
        for (var i = 0; i < count; i++)
        {
            var term = _vector[i].Term;
            var slot = (_asked[(term & 0xFFFF) >> 6] >> (term & 63) & 1) == 0 || term >= _slots.Length ? 0 : _slots[term];
            _slotOf[i] = slot;
            _rarityOf[i] = slot > 0 ? query.Words[slot - 1].Rarity : index.RoughRarity(term);
        }
        for (var i = 0; i < count; i++)
        {
            var (_, title, body, code) = _vector[i];
            var slot = _slotOf[i];
            var rarity = _rarityOf[i];
            var whole = Whole(title, body) * rarity;
            sums.CandidateNorm += (double)whole * whole;
            var logBody = Log(body) * rarity;
            sums.CandidateBodyNorm += logBody * logBody;
            if (title > 0) sums.CandidateTitle += rarity;
            if (slot == 0) continue;
            ref readonly var word = ref query.Words[slot - 1];
            sums.Match += (double)word.Weight * TicketIndex.Impact(title, body, titleNorm, bodyNorm);
            sums.Dot += whole * Whole(word.Title, word.Body) * rarity;
            sums.BodyDot += logBody * Log(word.Body) * rarity;
            if (word.Title > 0 && title > 0) { sums.TitleShared += rarity; sums.Title += rarity; }
            if (word.Title > 0) sums.TitleInText += rarity;
            if (title > 0) sums.TextHasTitle += rarity;
            if (code && word.Code) sums.Codes += rarity;
            sums.Shared++;
            if (rarity > sums.First) { sums.Third = sums.Second; sums.Second = sums.First; sums.First = rarity; }
            else if (rarity > sums.Second) { sums.Third = sums.Second; sums.Second = rarity; }
            else if (rarity > sums.Third) sums.Third = rarity;
        }
        return sums;
    }

    /// <summary>The places by the keys, the least first; equal ones share the better rank.</summary>
    private void Rank(int count, int[] ranks)
    {
        var keys = _keys.AsSpan(0, count);
        var order = _order.AsSpan(0, count);
        for (var i = 0; i < count; i++) order[i] = i;
        keys.Sort(order);
        for (var i = 0; i < count; i++) ranks[order[i]] = i > 0 && keys[i] == keys[i - 1] ? ranks[order[i - 1]] : i;
    }

    private void MeasureThings(Query query, int candidate, float[] row)
    {
        var theirs = index.FacetsOf(candidate);
        var n = index.Live;
        Span<bool> has = stackalloc bool[16];
        foreach (var facet in theirs) has[(int)index.KindOf(facet)] = true;
        foreach (var facet in query.Facets)
        {
            if (theirs.IndexOf(facet) < 0) continue;
            var kind = index.KindOf(facet);
            var bits = MathF.Log((n + 1f) / (index.Things.Frequency(facet) + 1)) / 8;
            var place = (int)Feature.SameProduct + (int)kind;
            row[place] = Math.Max(row[place], bits + .02f);
        }
        foreach (var kind in query.Kinds)
        {
            if (!has[(int)kind] || row[(int)Feature.SameProduct + (int)kind] > 0) continue;
            if (kind == FacetKind.Product) Set(row, Feature.OtherProduct, 1);
            else if (kind == FacetKind.Component) Set(row, Feature.OtherComponent, 1);
            else if (kind == FacetKind.Platform) Set(row, Feature.OtherPlatform, 1);
            else if (kind == FacetKind.Kind) Set(row, Feature.OtherKind, 1);
        }
    }

    private void MeasureExperience(Query query, int candidate, KnownLinks known, float[] row)
    {
        var (product, component) = (float.NegativeInfinity, float.NegativeInfinity);
        foreach (var to in index.FacetsOf(candidate))
        {
            var kind = index.KindOf(to);
            if (kind is FacetKind.Priority) Set(row, Feature.PriorityAttracts, known.Attraction(index, to));
            else if (kind is FacetKind.Kind) Set(row, Feature.KindAttracts, known.Attraction(index, to));
            else if (kind is FacetKind.Product or FacetKind.Component)
            {
                foreach (var from in query.Facets)
                {
                    if (index.KindOf(from) != kind) continue;
                    var affinity = known.Affinity(index, from, to);
                    if (kind == FacetKind.Product) product = Math.Max(product, affinity);
                    else component = Math.Max(component, affinity);
                }
                if (kind == FacetKind.Component) row[(int)Feature.ComponentAttracts] = Math.Max(row[(int)Feature.ComponentAttracts], known.Attraction(index, to));
            }
        }
        Set(row, Feature.ProductAffinity, float.IsFinite(product) ? product : 0);
        Set(row, Feature.ComponentAffinity, float.IsFinite(component) ? component : 0);
    }

    private void MeasureTime(Query query, int candidate, Issues issues, float[] row)
    {
        ref readonly var document = ref index[candidate];
        var age = Math.Max(0, query.Moment - document.Created) / Day;
        Set(row, Feature.Age, MathF.Log(1 + age));
        Set(row, Feature.TicketsSince, MathF.Log(1 + Math.Max(1, query.CameBefore - index.CameBefore(document.Created, candidate))));
        var closed = document.Closed < query.Moment;
        var closedFor = closed ? (query.Moment - document.Closed) / Day : 0;
        Set(row, Feature.Closed, closed ? 1 : 0);
        Set(row, Feature.ClosedFor, MathF.Log(1 + closedFor));
        Set(row, Feature.OpenFor, closed ? 0 : MathF.Log(1 + age));
        Set(row, Feature.ClosedLongAgo, closedFor > 60 ? 1 : 0);

        var issue = issues.Of(candidate);
        var members = issues.Members(issue);
        var (size, first, latest, allClosed) = (1, candidate, document.Created, closed);
        if (members is not null)
        {
            size = 0;
            foreach (var member in members)
            {
                if (member >= query.Before) break;
                size++;
                // by time and not by place: an edited ticket stands at the end of the index
                if (index[member].Created < index[first].Created) first = member;
                latest = Math.Max(latest, index[member].Created);
                allClosed &= index[member].Closed < query.Moment;
            }
        }
        Set(row, Feature.IssueSize, MathF.Log(size));
        Set(row, Feature.InIssue, size > 1 ? 1 : 0);
        Set(row, Feature.IsFirstOfIssue, size > 1 && first == candidate ? 1 : 0);
        Set(row, Feature.IssueClosed, allClosed ? 1 : 0);
        Set(row, Feature.IssueQuiet, MathF.Log(1 + Math.Max(0, query.Moment - latest) / Day));
    }

    private static void MeasureIssues(IReadOnlyList<int> candidates, Issues issues, float[][] rows, ReadOnlySpan<Sums> sums, float bestMatch, float bestLikeness)
    {
        var best = new Dictionary<int, float>();
        for (var i = 0; i < rows.Length; i++)
        {
            Set(rows[i], Feature.LikenessToBest, rows[i][(int)Feature.WholeLikeness] / bestLikeness);
            var issue = issues.Of(candidates[i]);
            best[issue] = Math.Max(best.GetValueOrDefault(issue), (float)sums[i].Match);
        }
        for (var i = 0; i < rows.Length; i++) Set(rows[i], Feature.BestOfIssue, best[issues.Of(candidates[i])] / bestMatch);
    }

    /// <summary>How much liker the likest title of the candidate's issue is than its own; 0 for a ticket on its own.</summary>
    private static void MeasureIssueTitles(IReadOnlyList<int> candidates, Issues issues, float[][] rows)
    {
        var best = new Dictionary<int, float>();
        for (var i = 0; i < rows.Length; i++)
        {
            var issue = issues.Of(candidates[i]);
            best[issue] = Math.Max(best.GetValueOrDefault(issue), rows[i][(int)Feature.TitleLetters]);
        }
        for (var i = 0; i < rows.Length; i++) Set(rows[i], Feature.IssueLetters, best[issues.Of(candidates[i])] - rows[i][(int)Feature.TitleLetters]);
    }
}
