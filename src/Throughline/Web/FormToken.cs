using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;

namespace Throughline.Web;

/// <summary>What a form carries so that no other site can post it; one for all forms of a page.</summary>
sealed class FormToken(IAntiforgery antiforgery, IHttpContextAccessor http) : AntiforgeryStateProvider
{
    AntiforgeryRequestToken? token;

    public override AntiforgeryRequestToken? GetAntiforgeryToken() => token ??= http.HttpContext is { } asking && antiforgery.GetAndStoreTokens(asking) is { RequestToken: { } value } made ? new(value, made.FormFieldName) : null;
}
