namespace CcgcStream.Collector.Configuration;

/// <summary>Settings of the collector, section <c>Collector</c>. Sources have their own section, <c>Collector:Sources:name</c>.</summary>
public sealed class CollectorOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Collector";

    /// <summary><c>open</c>: GDELT, RSS and Bluesky, which need no key. <c>none</c>: nothing but what is configured. Empty: the simulator where nothing is configured.</summary>
    public string Preset { get; set; } = "";

    /// <summary>Lets fetches reach loopback addresses. For tests and development only: it opens the door that the SSRF guard closes.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Who we are, sent to every source; sources ask for a contact address in it.</summary>
    public string UserAgent { get; set; } = "CcgcStream/0.1 (+https://github.com/ccgcstream; open city communications index)";

    /// <summary>Secret key of the author pseudonyms, at least 16 bytes of text. Prefer <see cref="PseudonymKeyFile"/>.</summary>
    public string PseudonymKey { get; set; } = "";

    /// <summary>File with the pseudonym key. Empty: <c>keys/pseudonym.key</c> in the data directory, made on first use with mode 0600.</summary>
    public string PseudonymKeyFile { get; set; } = "";

    /// <summary>Oldest piece that live scoring still takes: the longest window, 365 days.</summary>
    public TimeSpan Horizon { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How far a clock may run ahead before a publishing time counts as wrong.</summary>
    public TimeSpan FutureTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Limits of <c>POST /v1/posts</c>.</summary>
    public PushLimits Push { get; set; } = new();
}

/// <summary>What one request to <c>POST /v1/posts</c> may bring. Worst-case memory is about <see cref="MaxRequests"/> times <see cref="MaxBodyBytes"/>.</summary>
public sealed class PushLimits
{
    /// <summary>Largest body, before and after decompression, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Largest single item, in bytes.</summary>
    public int MaxItemBytes { get; set; } = 1024 * 1024;

    /// <summary>Most items of a request.</summary>
    public int MaxItems { get; set; } = 50_000;

    /// <summary>Requests handled at a time; more are answered 429, so that a slow log slows the senders and not the process.</summary>
    public int MaxRequests { get; set; } = 8;

    /// <summary>Longest wait for the log's acknowledgement before 503.</summary>
    public TimeSpan LogTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
