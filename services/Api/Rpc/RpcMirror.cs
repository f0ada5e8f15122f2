using System.Text.Json;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CcgcStream.Api.Rpc;

/// <summary>
/// From an answer of REST to the gRPC message of the same fields: through its JSON, whose names are those of protobuf's JSON form. A
/// field that the message lacks is an error, so that the two cannot drift apart unseen.
/// </summary>
internal sealed class RpcMirror(IOptions<JsonOptions> json)
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithRecursionLimit(64));

    /// <summary>The message with the answer's fields.</summary>
    public T To<T>(object answer)
        where T : IMessage, new() => Parser.Parse<T>(JsonSerializer.Serialize(answer, json.Value.SerializerOptions.GetTypeInfo(answer.GetType())));
}
