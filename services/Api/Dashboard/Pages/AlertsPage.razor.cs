using System.Security.Claims;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Api.Alerts;
using CcgcStream.Api.Problems;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CcgcStream.Api.Dashboard.Pages;

/// <summary>Alerts with their evidence, and what can be done about them.</summary>
public sealed partial class AlertsPage
{
    private IReadOnlyList<AlertRecord> _alerts = [];
    private IReadOnlyList<Silence> _silences = [];
    private string _generation = "";
    private string _message = "";
    private bool _mayAct;

    /// <summary><c>all</c> shows resolved alerts too.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }

    /// <summary>Whose alerts.</summary>
    [SupplyParameterFromQuery] public string? Generation { get; set; }

    [CascadingParameter] private ViewSettings View { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IAuthorizationService Authorization { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose() => News.Changed -= OnChanged;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _mayAct = (await Authorization.AuthorizeAsync((await Authentication).User, ApiKeyScopes.Ack)).Succeeded;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            News.Changed += OnChanged;
        }
    }

    private void OnChanged(AlertRecord alert) => _ = InvokeAsync(async () =>
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });

    private async Task LoadAsync()
    {
        _generation = Board.Resolve(Generation);
        var digest = await Digests.GetAsync(_generation, CancellationToken.None);
        _alerts = [.. digest.Alerts.Where(alert => Show == "all" || alert.Phase != AlertPhase.Resolved).Take(100)];
        _silences = digest.Silences;
    }

    private async Task ActAsync(AlertRecord alert, Func<AlertRecord, ClaimsPrincipal, Task> act)
    {
        var who = (await Authentication).User;
        // Asked again at the moment of acting: the page may have been open since before the right was taken away.
        if (!(await Authorization.AuthorizeAsync(who, ApiKeyScopes.Ack)).Succeeded)
        {
            _message = View["You may not do this."];
            return;
        }
        try
        {
            await act(alert, who);
            _message = View["Done."];
        }
        catch (QueryProblem problem)
        {
            _message = problem.Message;
        }
        Digests.Forget();
        await LoadAsync();
    }

    private string Address(string? show) =>
        Navigation.GetUriWithQueryParameters("/alerts", new Dictionary<string, object?> { ["show"] = show, ["generation"] = Generation });

    private Task AcknowledgeAsync(AlertRecord alert, ClaimsPrincipal who) => Desk.AcknowledgeAsync(alert.Id, who, CancellationToken.None);

    private Task ResolveAsync(AlertRecord alert, ClaimsPrincipal who) => Desk.ResolveAsync(alert.Id, who, CancellationToken.None);

    private Task SilenceAsync(AlertRecord alert, SilenceRequest request, ClaimsPrincipal who) =>
        Desk.SilenceAsync(alert.Id, request, who, CancellationToken.None);
}
