using Throughline.Modules.Delivery.Plans;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>A standard question: whom it is put to, what its answer feeds, and when it need not be asked.</summary>
/// <param name="Text">With {site} it is put once for every site.</param>
/// <param name="Feeds">What needs the answer: handoff, kit list, plan: install, billing.</param>
/// <param name="OnlyIf">Key and answer of another question without which this one falls away: landlord=yes.</param>
public sealed record StandardQuestion(string Key, string Text, TaskParty Asked, string Feeds, bool Mandatory = true, string? Hint = null, IReadOnlyList<string>? Choices = null, string? Unit = null, string? OnlyIf = null, string? BlocksTask = null);

/// <summary>The questions that every network of a kind begins with, with a version that its copy remembers.</summary>
public sealed record QuestionTemplate(string Name, int Version, IReadOnlyList<StandardQuestion> Questions)
{
    const TaskParty Us = TaskParty.Us, Customer = TaskParty.Customer;

    public static readonly QuestionTemplate ELineNewSite = new("E-Line, new site", 6,
    [
        new("move-date", "By when must the service work, and what happens if it does not?", Customer, "plan: deadline"),
        new("old-contract", "Which contract ends, and on what day?", Customer, "plan: deadline", Mandatory: false),
        new("signatory", "Who signs the acceptance?", Customer, "acceptance", Hint: "Not the person who lets the crew in."),
        new("billing", "Where does the bill go: address, order number, cost centre, format?", Customer, "billing", BlocksTask: "acceptance"),
        new("access", "{site}: how does the crew get in, and when?", Customer, "plan: install", Hint: "Hours, induction, who has the key.", BlocksTask: "install"),
        new("after-hours", "{site}: who can we call after 18:00?", Customer, "dossier", Hint: "Without it a night fault waits for morning."),
        new("entry", "{site}: where does the cable enter the building?", Customer, "plan: construction"),
        new("landlord", "{site}: does somebody else own the building?", Customer, "permits", Choices: ["yes", "no"]),
        new("consent", "{site}: has the landlord consented in writing?", Customer, "permits", Choices: ["yes", "asked", "no"], OnlyIf: "landlord=yes", BlocksTask: "construction"),
        new("demarc", "{site}: floor, room and rack of the demarcation point?", Customer, "handoff"),
        new("rack", "{site}: how many rack units are free, and how deep is the rack?", Customer, "kit list", Unit: "U"),
        new("power", "{site}: which power, how many free outlets, how far from the rack?", Customer, "kit list"),
        new("handoff", "{site}: copper, multimode or single-mode, and which connector?", Customer, "handoff", Choices: ["copper RJ45", "multimode LC", "multimode SC", "single-mode LC", "single-mode SC"]),
        new("vlan", "{site}: tagged or untagged, which VLANs, what MTU?", Customer, "handoff", Mandatory: false),
        new("routing", "Who routes between the sites, and by which protocol?", Customer, "design", Mandatory: false),
        new("hazards", "{site}: asbestos, roof work, other hazards?", Customer, "plan: install", Mandatory: false),
        new("cadence", "How often shall we report, and how?", Customer, "plan", Mandatory: false, Choices: ["no meetings", "weekly", "every two weeks"]),
        new("street", "Which permits does the street need, and how long do they take?", Us, "plan: permits"),
        new("carrier", "Which carrier builds the access, and what did it quote?", Us, "plan: construction"),
    ]);
}

/// <summary>Where an answer comes from; what was seen on site outweighs what was told.</summary>
public enum AnswerSource
{
    Portal,
    Call,
    Mail,
    Photo,
    Survey,
}

/// <summary>How sure it is.</summary>
public enum Confidence
{
    Sure,
    Likely,
    Guess,
}

/// <summary>The questions of one network: a copy of the standard ones that remembers which, and every answer ever given.</summary>
public sealed class QuestionList : Root, IOfNetwork
{
    QuestionList() { }

    public QuestionList(Guid networkId, QuestionTemplate template, IReadOnlyList<(Guid Id, string Name)> sites)
    {
        (NetworkId, Template, TemplateVersion) = (networkId, template.Name, template.Version);
        foreach (var standard in template.Questions)
            foreach (var (siteId, name) in standard.Text.Contains("{site}", StringComparison.Ordinal) ? sites.Select(s => ((Guid?)s.Id, s.Name)) : [(null, "")])
                Questions.Add(new Question(Questions.Count + 1, standard, siteId, name));
    }

    public Guid NetworkId { get; private set; }
    public string Template { get; private set; } = "";
    public int TemplateVersion { get; private set; }
    public List<Question> Questions { get; private set; } = [];

    /// <summary>Whether a question is put at all: one that hangs on another answer falls away when that says otherwise.</summary>
    public bool IsAsked(Question question)
    {
        if (question.OnlyIf?.Split('=') is not [var key, var wanted]) return true;
        return Questions.FirstOrDefault(q => q.Key == key && q.SiteId == question.SiteId)?.Current is { } answer && answer.Value.Equals(wanted, StringComparison.OrdinalIgnoreCase);
    }

    public IEnumerable<Question> Open => Questions.Where(q => q.Current is null && IsAsked(q));
    public int Asked => Questions.Count(IsAsked);
    public int Answered => Questions.Count(q => q.Current is not null && IsAsked(q));

    public Question Question(int number) => Questions.FirstOrDefault(q => q.Number == number)
        ?? throw new RuleException("no-such-question", $"There is no question {number}; there are 1 to {Questions.Count}.", "/question");

    /// <summary>Takes an answer beside those given before.</summary>
    public GivenAnswer Answer(Question question, string value, string? unit, Guid? by, string byName, AnswerSource source, Confidence confidence, Instant now)
    {
        if (question.Choices.Count > 0 && !question.Choices.Contains(value, StringComparer.OrdinalIgnoreCase))
            throw new RuleException("not-a-choice", $"“{value}” is not one of the answers to “{question.Text}”: {string.Join(", ", question.Choices)}.", "/answer");
        var answer = new GivenAnswer(value, unit ?? question.Unit, by, byName, source, confidence, now);
        question.Answers.Add(answer);
        Touch();
        return answer;
    }

    /// <summary>Adds a question that only this network needs.</summary>
    public Question Ask(string text, TaskParty asked, string feeds, bool mandatory, Guid? siteId)
    {
        var question = new Question(Questions.Count + 1, new StandardQuestion($"own-{Questions.Count + 1}", text, asked, feeds, mandatory), siteId, "");
        Questions.Add(question);
        Touch();
        return question;
    }
}

/// <summary>A question put to somebody, with every answer.</summary>
public sealed class Question
{
    Question() { }

    internal Question(int number, StandardQuestion standard, Guid? siteId, string site)
    {
        (Number, Key, Text, Asked, Feeds, Mandatory, Hint, Unit, OnlyIf, BlocksTask, SiteId) =
            (number, standard.Key, standard.Text.Replace("{site}", site, StringComparison.Ordinal), standard.Asked, standard.Feeds, standard.Mandatory, standard.Hint, standard.Unit, standard.OnlyIf, standard.BlocksTask, siteId);
        Choices = [.. standard.Choices ?? []];
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Number { get; private set; }
    public string Key { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Whom it is put to.</summary>
    public TaskParty Asked { get; private set; }
    public string Feeds { get; private set; } = "";
    public bool Mandatory { get; private set; }
    public string? Hint { get; private set; }
    public string? Unit { get; private set; }
    public string? OnlyIf { get; private set; }
    public string? BlocksTask { get; private set; }
    public Guid? SiteId { get; private set; }
    public List<string> Choices { get; private set; } = [];
    public List<GivenAnswer> Answers { get; private set; } = [];

    /// <summary>The answer that counts: the latest seen on site, else the latest of all.</summary>
    public GivenAnswer? Current => Answers.Where(a => a.Source is AnswerSource.Survey or AnswerSource.Photo).MaxBy(a => a.At) ?? Answers.MaxBy(a => a.At);

    /// <summary>What was told and what was seen do not agree: both are kept, and somebody should ask.</summary>
    public GivenAnswer? Contradicted => Current is { } current ? Answers.Where(a => a.At != current.At && !a.Value.Equals(current.Value, StringComparison.OrdinalIgnoreCase) && (a.Source is AnswerSource.Survey or AnswerSource.Photo) != (current.Source is AnswerSource.Survey or AnswerSource.Photo)).MaxBy(a => a.At) : null;
}

/// <summary>One answer: who said what, when, from where, and how sure.</summary>
public sealed class GivenAnswer
{
    GivenAnswer() { }

    internal GivenAnswer(string value, string? unit, Guid? by, string byName, AnswerSource source, Confidence confidence, Instant at) =>
        (Value, Unit, By, ByName, Source, Confidence, At) = (value, unit, by, byName, source, confidence, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Value { get; private set; } = "";
    public string? Unit { get; private set; }
    public Guid? By { get; private set; }
    public string ByName { get; private set; } = "";
    public AnswerSource Source { get; private set; }
    public Confidence Confidence { get; private set; }
    public Instant At { get; private set; }
}
