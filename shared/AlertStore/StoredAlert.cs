using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;

namespace CcgcStream.AlertStore;

/// <summary>An alert's record as stored.</summary>
/// <param name="Id">Id of the alert.</param>
/// <param name="Json">The record; equal bytes are equal records.</param>
public readonly record struct StoredAlert(string Id, byte[] Json)
{
    /// <summary>The record.</summary>
    public AlertRecord? Read() => JsonSerializer.Deserialize(Json, AlertJson.Default.AlertRecord);
}
