using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Throughline.Kernel;
using Throughline.Ui;

namespace Throughline.Tests.Ui;

public class FormTests
{
    static readonly Option[] Media = [new("copper", "1000BASE-T copper"), new("mmf", "Multimode LC")];

    static RenderFragment Form(RenderFragment content) => builder =>
    {
        builder.OpenComponent<PostForm>(0);
        builder.AddComponentParameter(1, "Action", "/kit/7/lines");
        builder.AddComponentParameter(2, "Name", "add-line");
        builder.AddComponentParameter(3, "ChildContent", content);
        builder.CloseComponent();
    };

    static RenderFragment One<T>(params (string Name, object? Value)[] parameters) where T : IComponent => builder =>
    {
        builder.OpenComponent<T>(0);
        foreach (var (name, value) in parameters) builder.AddComponentParameter(1, name, value);
        builder.CloseComponent();
    };

    static Attempt Came(string field, string typed, params Obstacle[] faults)
    {
        var attempt = new Attempt();
        attempt.Remember("add-line", [new(field, new StringValues(typed))], faults);
        return attempt;
    }

    [Fact]
    public async Task A_form_posts_with_its_name_where_it_came_from_and_the_token()
    {
        var html = await Drawn.Html(Form(Drawn.Text("…")));
        Assert.Contains("method=\"post\" action=\"/kit/7/lines\"", html);
        Assert.Contains("name=\"_form\" value=\"add-line\"", html);
        Assert.Contains("name=\"_from\" value=\"/networks/N-1042?tab=kit\"", html);
        Assert.Contains("value=\"token-of-this-reader\"", html);
        Assert.DoesNotContain("role=\"alert\"", html);
    }

    [Fact]
    public async Task A_fault_of_one_of_several_that_were_typed_into_one_field_stands_at_that_field()
    {
        var attempt = Came("networks", "N-1042, N-9999", new Obstacle("unknown-network", "There is no network N-9999.", "/networks/1"));
        var html = await Drawn.Html(Form(One<Field>(("Name", "networks"), ("Label", "Covers"), ("Optional", true), ("Unmarked", true))), attempt: attempt);
        Assert.Contains("aria-invalid=\"true\"", html);
        Assert.Contains("href=\"#f-add-line-networks\"", html);
        Assert.DoesNotContain("optional", html);
        // where each has a field of its own, the fault stands at its own
        var second = Came("tiers[1].from", "x", new Obstacle("number", "“x” is no number.", "/tiers/1/from"));
        Assert.Contains("aria-invalid=\"true\"", await Drawn.Html(Form(One<Field>(("Name", "tiers[1].from"), ("Label", "From"))), attempt: second));
        Assert.DoesNotContain("aria-invalid", await Drawn.Html(Form(One<Field>(("Name", "tiers[0].from"), ("Label", "From"))), attempt: second));
    }

    [Fact]
    public async Task What_was_typed_stands_in_the_field_again_with_the_fault_under_it_and_a_link_above()
    {
        var attempt = Came("quantity", "12x", new Obstacle("number", "“12x” is no number: write 12.", "/quantity"));
        var html = await Drawn.Html(Form(One<Field>(("Name", "quantity"), ("Label", "Quantity"), ("Value", "3"), ("Type", "number"), ("Hint", "Pieces."))), attempt: attempt);
        Assert.Contains("value=\"12x\"", html);
        Assert.DoesNotContain("value=\"3\"", html);
        Assert.Contains("aria-invalid=\"true\"", html);
        Assert.Contains("aria-describedby=\"f-add-line-quantity-hint f-add-line-quantity-fault\"", html);
        Assert.Contains("href=\"#f-add-line-quantity\"", html);
        Assert.Contains("id=\"f-add-line-quantity\"", html);
        Assert.True(html.IndexOf("role=\"alert\"", StringComparison.Ordinal) < html.IndexOf("<label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_form_of_the_page_keeps_its_own_value()
    {
        var attempt = new Attempt();
        attempt.Remember("other", [new("quantity", "12x")], [new Obstacle("number", "No number.", "/quantity")]);
        var html = await Drawn.Html(Form(One<Field>(("Name", "quantity"), ("Label", "Quantity"), ("Value", "3"))), attempt: attempt);
        Assert.Contains("value=\"3\"", html);
        Assert.DoesNotContain("aria-invalid", html);
    }

    [Fact]
    public async Task A_field_that_was_emptied_comes_back_empty()
    {
        var html = await Drawn.Html(Form(One<Field>(("Name", "quantity"), ("Label", "Quantity"), ("Value", "3"))), attempt: Came("quantity", ""));
        Assert.DoesNotContain("value=\"3\"", html);
    }

    [Fact]
    public async Task A_pointer_into_a_list_finds_the_field_of_that_line()
    {
        var attempt = Came("lines[3].quantity", "x", new Obstacle("number", "Line 4: write a number.", "/lines/3/quantity"));
        var html = await Drawn.Html(Form(One<Field>(("Name", "lines[3].quantity"), ("Label", "Quantity"))), attempt: attempt);
        Assert.Contains("id=\"f-add-line-lines-3-quantity\"", html);
        Assert.Contains("href=\"#f-add-line-lines-3-quantity\"", html);
        Assert.Contains("id=\"f-add-line-lines-3-quantity-fault\"", html);
    }

    [Fact]
    public async Task What_was_typed_is_text_and_never_markup()
    {
        const string evil = "<script>alert(1)</script>\" onfocus=\"x";
        foreach (var content in new[]
        {
            One<Field>(("Name", "a"), ("Label", evil)), One<Area>(("Name", "a"), ("Label", evil)),
            One<Choice>(("Name", "a"), ("Label", evil), ("Options", new[] { new Option(evil) })),
            One<Check>(("Name", "a"), ("Label", evil), ("Value", evil)),
            One<Segments>(("Name", "a"), ("Label", evil), ("Options", new[] { new Option(evil) })),
        })
        {
            var html = await Drawn.Html(Form(content), attempt: Came("a", evil, new Obstacle("x", evil, "/a")));
            Assert.DoesNotContain("<script>", html);
            Assert.DoesNotContain("\" onfocus=", html);
        }
    }

    [Fact]
    public async Task A_name_in_Arabic_stays_whole_and_sets_its_own_direction()
    {
        var html = await Drawn.Html(Form(One<Field>(("Name", "contact"), ("Label", "Contact"), ("Value", "سامي العلي"))));
        Assert.Contains("سامي العلي", System.Net.WebUtility.HtmlDecode(html));
        Assert.Contains("dir=\"auto\"", html);
    }

    [Fact]
    public async Task Passwords_and_files_never_come_back()
    {
        foreach (var type in new[] { "password", "file" })
        {
            var html = await Drawn.Html(Form(One<Field>(("Name", "secret"), ("Label", "Secret"), ("Type", type))), attempt: Came("secret", "hunter2"));
            Assert.DoesNotContain("hunter2", html);
        }
    }

    [Fact]
    public async Task A_text_that_begins_with_an_empty_line_keeps_it()
    {
        var html = await Drawn.Html(Form(One<Area>(("Name", "note"), ("Label", "Note"), ("Value", "\nsecond line"))));
        Assert.Contains(">\n\nsecond line</textarea>", System.Net.WebUtility.HtmlDecode(html));
    }

    [Fact]
    public async Task A_choice_without_a_value_chooses_nothing()
    {
        var html = await Drawn.Html(Form(One<Choice>(("Name", "medium"), ("Label", "Medium"), ("Options", Media))));
        Assert.Contains("<option value>Choose…</option>", System.Net.WebUtility.HtmlDecode(html));
        Assert.DoesNotContain("selected", html);
    }

    [Fact]
    public async Task A_choice_shows_what_was_chosen_and_a_box_what_was_ticked()
    {
        var choice = await Drawn.Html(Form(One<Choice>(("Name", "medium"), ("Label", "Medium"), ("Options", Media), ("Value", "copper"))), attempt: Came("medium", "mmf"));
        Assert.Contains("<option value=\"mmf\" selected>", choice);
        var box = await Drawn.Html(Form(One<Check>(("Name", "witness"), ("Label", "Witnessed"), ("Checked", true))), attempt: Came("other", "x"));
        Assert.DoesNotContain(" checked", box);
    }

    [Fact]
    public async Task A_button_that_cannot_be_used_does_not_submit_and_says_why()
    {
        var html = await Drawn.Html(Form(One<SubmitButton>(("Primary", true),
            ("Obstacles", new[] { new Obstacle("a", "Line 5 is single-mode."), new Obstacle("b", "Line 7 has no price.") }), ("ChildContent", Drawn.Text("Sign version 2")))));
        Assert.Contains("<button type=\"button\" class=\"btn p\" aria-disabled=\"true\" aria-describedby=\"why-1\">", html);
        Assert.Contains("<li>Line 5 is single-mode.</li><li>Line 7 has no price.</li>", html);
        Assert.DoesNotContain(" disabled", html);
    }

    [Fact]
    public async Task An_act_with_faults_comes_back_open()
    {
        var attempt = new Attempt();
        attempt.Remember("void", [], [new Obstacle("reason", "Say why.", "/reason")]);
        Assert.Contains("<details class=\"act\" open>", await Drawn.Html<Dialog>(new { Label = "Void signature", Title = "Void it?", Form = "void" }, attempt: attempt));
        Assert.Contains("<details class=\"act\">", await Drawn.Html<Dialog>(new { Label = "Void signature", Title = "Void it?", Form = "void" }));
    }
}
