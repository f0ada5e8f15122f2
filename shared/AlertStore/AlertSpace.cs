using System.Globalization;
using System.Text;
using CcgcStream.Alerting.Model;

namespace CcgcStream.AlertStore;

/// <summary>Names of keys. Times are padded Unix microseconds, so that keys sort by time.</summary>
public static class AlertSpace
{
    /// <summary>Space of records, silences, plans and deliveries.</summary>
    public const string Alerts = "alerts";

    /// <summary>Prefix of events that wait to be relayed, in a writer's own space.</summary>
    public const string OutboxPrefix = "outbox/";

    internal const string RecordPrefix = "alert/";
    internal const string SilencePrefix = "silence/";
    internal const string PlanPrefix = "plan/";
    internal const string DeliveryPrefix = "delivery/";
    internal const string DuePrefix = "due/";
    internal const string DeadPrefix = "dead/";

    /// <summary>Key of an event in an outbox; the oldest events sort first.</summary>
    public static byte[] OutboxKey(AlertEvent e) => Bytes($"{OutboxPrefix}{Time(e.At)}/{e.Id}");

    /// <summary>UTF-8 of a key.</summary>
    public static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(key);

    /// <summary>First key after every key with this prefix (keys are ASCII).</summary>
    public static byte[] End(string prefix) => Bytes(prefix + "~");

    internal static string Time(DateTimeOffset at) => Math.Max(0, at.ToUnixTimeMilliseconds() * 1000).ToString("D17", CultureInfo.InvariantCulture);
}
