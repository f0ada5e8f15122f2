namespace CcgcStream.Notifier.Channels;

/// <summary>Reads secrets from where the rules say they are: <c>env:NAME</c> or <c>file:/path</c>. They are never logged.</summary>
internal sealed class Secrets
{
    /// <summary>The secret; empty where the receiver has none.</summary>
    /// <exception cref="DeliveryException">It is not there.</exception>
    public string Read(string reference)
    {
        if (reference.Length == 0)
        {
            return "";
        }

        var (kind, name) = reference.Split(':', 2) is [var k, var n] ? (k, n) : ("", "");
        var secret = kind switch
        {
            "env" => Environment.GetEnvironmentVariable(name),
            "file" => File.Exists(name) ? File.ReadAllText(name).Trim() : null,
            _ => null,
        };
        return string.IsNullOrEmpty(secret) ? throw new DeliveryException("The receiver's secret is not where the rules say (env:NAME or file:/path).") : secret;
    }
}
