using CcgcStream.Api.Security.Browsers;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace CcgcStream.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c> and the page that shows it at <c>/docs</c>.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddOperationTransformer<OperationExamples>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "CcgcStream",
                Version = "v1",
                Description = "A live, open index of how Chinese cities communicate with the world: scores, ranks, their uncertainty and the posts behind them.",
                License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
            };
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        // Everything comes from the package: no font, script or telemetry of a foreign server.
        app.MapScalarApiReference(ContentPolicy.ReferencePage, (options, http) =>
        {
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
            options.Nonce = ContentPolicy.NonceOf(http);
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.Agent = new ScalarAgentOptions { Disabled = true };
        });
    }
}
