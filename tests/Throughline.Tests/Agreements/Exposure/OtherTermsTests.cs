using NodaTime;
using Throughline.Modules.Agreements.Exposure;
using Throughline.Modules.Agreements.Agreements;
using Throughline.Modules.Agreements.Published;

namespace Throughline.Tests.Agreements.Exposure;

public class OtherTermsTests
{
    static readonly AgreementForm Agreed = new("A-102", Calendar: "Weekdays", PromisedPercent: 99.5m, CapPercent: 50, Targets: [new(1, "30 min", "6 h", "2 d"), new(3, "4 h", "24 h")], Tiers: [new(TierKind.Availability, 0, 99.5m, 10)]);

    [Fact]
    public void What_is_left_out_stays_as_agreed()
    {
        var tried = new TriedTerms("A-102", Restore: "4 h").On(Agreed, 1, []);

        Assert.Equal((Agreed.Calendar, 99.5m, 50m, 1), (tried.Calendar, tried.PromisedPercent, tried.CapPercent, tried.Tiers!.Count));
        Assert.Equal([new TargetRow(1, "30 min", "4 h", "2 d"), new TargetRow(3, "4 h", "24 h")], tried.Targets!);
    }

    [Fact]
    public void A_form_that_shows_all_of_it_takes_out_what_is_empty()
    {
        var tried = new TriedTerms("a-102", Whole: true).On(Agreed, 1, [new TriedTier("A-031", TierKind.Availability, 0, 99, 5)]);

        Assert.Equal(("always", null, 0), (tried.Calendar, tried.PromisedPercent, tried.Tiers!.Count));
        Assert.Equal([new TargetRow(1), new TargetRow(3, "4 h", "24 h")], tried.Targets!);
    }

    [Fact]
    public void The_question_stands_in_its_address()
    {
        var question = new OtherTerms("S-2101", 1, [new TriedTerms("A-102", Calendar: "always", DayAndNight: false, CapPercent: 50)], [new TriedTier("A-102"), new TriedTier("A-102", TierKind.OutageMinutes, 60, null, 10)]);

        Assert.Equal("?service=S-2101&priority=1&terms%5B0%5D.agreement=A-102&terms%5B0%5D.calendar=always&terms%5B0%5D.dayAndNight=false&terms%5B0%5D.capPercent=50&tiers%5B0%5D.agreement=A-102&tiers%5B0%5D.kind=OutageMinutes&tiers%5B0%5D.from=60&tiers%5B0%5D.percent=10", question.Query());
    }

    [Fact]
    public void An_agreement_with_other_terms_leaves_the_one_that_holds_as_it_is()
    {
        var agreement = new Agreement(102, Owes.ProviderToUs, Guid.NewGuid(), "Ethernet", new LocalDate(2026, 1, 1));
        agreement.Promise(1, 30, 360);
        var terms = agreement.Latest.Next(new LocalDate(2026, 11, 17), "tried");
        terms.Promise(1, 30, 240);

        var tried = agreement.With(terms);

        Assert.Equal((240, 240), (tried.TermsOn(new LocalDate(2026, 3, 1)).TargetFor(1)!.RestoreMinutes, tried.TermsOf(new YearMonth(2025, 12)).TargetFor(1)!.RestoreMinutes));
        Assert.Equal((360, 1, agreement.Id), (agreement.Latest.TargetFor(1)!.RestoreMinutes, agreement.Terms.Count, tried.Id));
    }

    [Fact]
    public void The_worst_year_is_twelve_times_what_we_would_pay_less_what_we_would_get()
    {
        Assert.Equal((-46_500, -558_000), (new WorstCase(93_000, 46_500, "GBP").Month, new WorstCase(93_000, 46_500, "GBP").Year));
    }
}
