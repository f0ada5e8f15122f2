using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace CcgcStream.Api.OpenApi;

/// <summary>
/// Puts examples into the document, for each operation those of <c>examples.json</c>: values (and where the code has none, descriptions) of parameters, a body by media type, an
/// answer by status. A test holds every operation to have them and each answer to be of the shape that its schema tells.
/// </summary>
internal sealed class OperationExamples : IOpenApiOperationTransformer
{
    /// <summary>Where examples of parameters stand that many operations share.</summary>
    private const string Common = "(every operation)";

    private static readonly JsonObject All = Load();

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (All[operation.OperationId ?? ""] is not JsonObject examples)
        {
            return Task.CompletedTask;
        }
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Example = (examples["parameters"]?[parameter.Name ?? ""] ?? All[Common]!["parameters"]![parameter.Name ?? ""])?.DeepClone();
            parameter.Description ??= (string?)examples["descriptions"]?[parameter.Name ?? ""];
        }
        foreach (var (type, body) in examples["body"] as JsonObject ?? [])
        {
            operation.RequestBody ??= new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>() };
            Put(operation.RequestBody.Content!, type, body);
        }
        foreach (var (status, answer) in examples["answers"] as JsonObject ?? [])
        {
            operation.Responses ??= [];
            if (!operation.Responses.TryGetValue(status, out var known) || known is not OpenApiResponse response)
            {
                operation.Responses[status] = response = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture)) };
            }
            response.Content ??= new Dictionary<string, OpenApiMediaType>();
            foreach (var (type, content) in (JsonObject)answer!)
            {
                Put(response.Content, type, content);
            }
        }
        return Task.CompletedTask;
    }

    private static void Put(IDictionary<string, OpenApiMediaType> content, string type, JsonNode? example)
    {
        var text = example?.GetValueKind() == JsonValueKind.String;
        if (!content.TryGetValue(type, out var held))
        {
            content[type] = held = new OpenApiMediaType { Schema = new OpenApiSchema { Type = text ? JsonSchemaType.String : JsonSchemaType.Object } };
        }
        held.Example = example?.DeepClone();
    }

    private static JsonObject Load()
    {
        using var file = typeof(OperationExamples).Assembly.GetManifestResourceStream("CcgcStream.Api.OpenApi.examples.json")!;
        return (JsonObject)JsonNode.Parse(file)!;
    }
}
