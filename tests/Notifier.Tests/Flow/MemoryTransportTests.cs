namespace CcgcStream.Notifier.Tests.Flow;

public sealed class MemoryTransportTests : TransportContract
{
    protected override Task<Dictionary<string, string?>> SettingsAsync() => Task.FromResult(new Dictionary<string, string?> { ["Notifier:Transport"] = "memory" });
}
