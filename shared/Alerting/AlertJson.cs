using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Alerting;

/// <summary>JSON of alerts, for the store, the outbox and the API: camel case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertEvent))]
[JsonSerializable(typeof(AlertRecord))]
[JsonSerializable(typeof(CityAlertState))]
[JsonSerializable(typeof(Sources.SourceAlertState))]
[JsonSerializable(typeof(Sources.SourceTally))]
[JsonSerializable(typeof(Sources.TallyDay))]
[JsonSerializable(typeof(Scores.ScoreAlertState))]
[JsonSerializable(typeof(Scores.ScoreSnapshot))]
[JsonSerializable(typeof(Silence))]
[JsonSerializable(typeof(Backtesting.BacktestReport))]
[JsonSerializable(typeof(Backtesting.OutageReport))]
[JsonSerializable(typeof(Backtesting.VolumeReport))]
[JsonSerializable(typeof(PlannedItem))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(Delivery[]))]
public sealed partial class AlertJson : JsonSerializerContext
{
}
