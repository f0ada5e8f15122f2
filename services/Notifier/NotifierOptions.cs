namespace CcgcStream.Notifier;

/// <summary>Section <c>Notifier</c> of the configuration. Who is told of what stands in the rules file (<c>Alerts:Rules</c>).</summary>
public sealed class NotifierOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "Notifier";

    /// <summary>memory or rabbitmq.</summary>
    public string Transport { get; set; } = "memory";

    /// <summary><c>amqp://user:password@host:port/vhost</c>, for rabbitmq.</summary>
    public string RabbitMq { get; set; } = "amqp://guest:guest@127.0.0.1:5672/";

    /// <summary>Start of the names of queues, so that installations can share a broker.</summary>
    public string QueuePrefix { get; set; } = "ccgc";

    /// <summary>Partitions of the aggregate; 0: as many as the topic has.</summary>
    public int Partitions { get; set; }

    /// <summary>How often outboxes, plans and deliveries are looked through.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A message neither handled nor refused for so long is taken for lost and sent again.</summary>
    public TimeSpan Resend { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time a receiver may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait after the first failed attempt; doubles up to <see cref="MaxBackoff"/>.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait between attempts.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Attempts before a notification is a dead letter; 14 attempts take about half a day.</summary>
    public int MaxAttempts { get; set; } = 14;

    /// <summary>Lets targets on this machine through the SSRF check.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Further private networks that may be reached, in CIDR notation.</summary>
    public IList<string> AllowedNetworks { get; } = [];
}
