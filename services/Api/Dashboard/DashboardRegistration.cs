using CcgcStream.Api.Dashboard.Geography;
using CcgcStream.Api.Dashboard.Live;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using MudBlazor.Services;

namespace CcgcStream.Api.Dashboard;

/// <summary>The Blazor dashboard: pages rendered on the server, kept live over a web socket.</summary>
internal static class DashboardRegistration
{
    public static void AddDashboard(this IHostApplicationBuilder builder)
    {
        // Outside Development the host would not look for the assets of referenced projects when run from its build output.
        if (builder.Environment is IWebHostEnvironment environment)
        {
            StaticWebAssetsLoader.UseStaticWebAssets(environment, builder.Configuration);
        }
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton<CityDigests>();
        builder.Services.AddSingleton<AlertDigests>();
        builder.Services.AddSingleton<SourceDigests>();
        builder.Services.AddMudServices();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddCascadingAuthenticationState();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPreferences();
        app.MapLand();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization(ApiKeyScopes.Read);
    }
}
